import { z } from 'zod';
import { err, ok, type Clock, type Random, type Result } from '@hearth/cms/kernel';
import type { PayCredentialOf } from '../../../contract';
import type { ProviderRefusal } from '../provider';
import { isWechatSigned, lines, rsaSign } from './wechat-signature';

/** What calls stand on. */
export type WechatDeps = {
  readonly credential: PayCredentialOf<'wechat'>;
  readonly base: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds that one call may take, with its body. */
  readonly timeout: number;
};

/** An answer that WeChat signed; 404 is an answer too. */
export type WechatAnswer = { readonly status: number; readonly body: unknown };

/** Random text that is used once. */
export const nonceOf = (random: Random): string => Buffer.from(random.bytes(16)).toString('hex');

/** The moment in seconds. */
export const secondsOf = (clock: Clock): string => String(Math.floor(clock.now().getTime() / 1_000));

/** Calls WeChat Pay (API v3), signed, and believes only what it signed. */
export async function callWechat(
  deps: WechatDeps,
  method: 'GET' | 'POST',
  { path, body }: { readonly path: string; readonly body?: unknown },
): Promise<Result<WechatAnswer, ProviderRefusal>> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = {
    authorization: authorization(deps, { method, path, text }),
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'Hearth',
  };
  try {
    const signal = AbortSignal.timeout(deps.timeout);
    const sent = { method, headers, signal, redirect: 'error' as const, ...(text === '' ? {} : { body: text }) };
    const answer = await fetch(`${deps.base}${path}`, sent);
    const bytes = Buffer.from(await answer.arrayBuffer());
    return judged(deps, answer, bytes);
  } catch {
    // A line that broke, or silence: what was done nobody knows.
    return err('PAY.PROVIDER_LOST');
  }
}

function judged(deps: WechatDeps, answer: Response, bytes: Buffer): Result<WechatAnswer, ProviderRefusal> {
  const { status } = answer;
  if (status >= 500 || status === 429) return err('PAY.PROVIDER_LOST');
  if (status < 300 && status !== 204 && !isTheirs(deps, answer, bytes)) return err('PAY.PROVIDER_LOST');
  const body: unknown = bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8'));
  if (status < 300 || status === 404) return ok({ status, body });
  return refusalOf(status, body);
}

const problem = z.looseObject({ code: z.string(), message: z.string().default('') });

function refusalOf(status: number, body: unknown): Result<never, ProviderRefusal> {
  const said = problem.safeParse(body);
  // Paid already: the question that follows finds it.
  if (said.data?.code === 'ORDERPAID') return err('PAY.PROVIDER_LOST');
  const why = said.success ? `${said.data.code} ${said.data.message}`.trim() : `HTTP ${status}`;
  return err('PAY.PROVIDER_REFUSED', { why: why.slice(0, 200) });
}

function isTheirs({ credential, clock }: WechatDeps, { headers }: Response, body: Buffer): boolean {
  const signed = {
    serial: headers.get('wechatpay-serial'),
    timestamp: headers.get('wechatpay-timestamp'),
    nonce: headers.get('wechatpay-nonce'),
    signature: headers.get('wechatpay-signature'),
    body,
  };
  return isWechatSigned(credential.platformKeys, signed, Number(secondsOf(clock)));
}

function authorization(
  { credential, clock, random }: WechatDeps,
  { method, path, text }: { readonly method: string; readonly path: string; readonly text: string },
): string {
  const [timestamp, nonce] = [secondsOf(clock), nonceOf(random)];
  const signature = rsaSign(credential.privateKey, lines(method, path, timestamp, nonce, text));
  const parts = { mchid: credential.mchid, nonce_str: nonce, signature, timestamp, serial_no: credential.serial };
  const said = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${said.join(',')}`;
}
