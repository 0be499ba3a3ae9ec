import type { Refusal } from '../../kernel';
import { refusalBody } from '../http/answer';
import { factsOf, type FastRequest } from './fast-request';
import type { HostPorts } from './lane';
import { sendOneOff } from './send';

/** Refuses a request in the words that all routes use. */
export function sendRefusal(request: FastRequest, refused: Refusal, { router, proxies }: HostPorts): 'sent' {
  const body = refusalBody(router.book, refused, factsOf(request, proxies));
  sendOneOff(request, { status: router.book.status(refused.code), body, headers: headersOf(refused, request) });
  return 'sent';
}

function headersOf({ code, details }: Refusal, { req }: FastRequest): Record<string, string> {
  // This refusal is declared with the detail read here.
  if (code === 'HEARTH.TOO_OFTEN') return { 'Retry-After': String((details as { retryIn: number }).retryIn) };
  // As above.
  if (code === 'HEARTH.WRONG_METHOD') return { Allow: (details as { allowed: string[] }).allowed.join(', ') };
  // A body that was not read to its end would be taken for the next request on this connection.
  return hasUnreadBody(req) ? { Connection: 'close' } : {};
}

function hasUnreadBody(req: FastRequest['req']): boolean {
  return !req.complete && ('content-length' in req.headers || 'transfer-encoding' in req.headers);
}
