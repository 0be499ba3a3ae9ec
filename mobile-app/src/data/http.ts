import type { RefusalBody } from '@/contract/types';
import { host } from '@/platform/host';
import { languageOf, prefs } from './prefs';
import { noteReach } from './reach';
import { ok, refuse, UNEXPECTED, UNREACHABLE, type Result } from './result';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly access?: string | null;
  readonly etag?: string | null;
  /** Makes what is pressed twice, or sent again after its answer was lost, one deed. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
}

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: unknown;
}

const PATIENCE_MS = 15_000;

function headersOf(call: Call): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': languageOf(prefs.get().language) === 'en' ? 'en' : 'zh-Hans', // refusals come in words
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(call.access ? { authorization: `Bearer ${call.access}` } : {}),
    ...(call.etag ? { 'if-none-match': call.etag } : {}),
    ...(call.key === undefined ? {} : { 'idempotency-key': call.key }),
  };
}

/** A refusal as the contract writes it, or what can be said about an answer that is none (a proxy's page, a cut line). */
function refusalFrom(status: number, body: unknown): Result<never> {
  const error = (body as Partial<RefusalBody> | null)?.error; // checked below before use
  if (!error || typeof error.code !== 'string') return refuse(status >= 502 ? UNREACHABLE : UNEXPECTED, { status });
  return refuse(error.code, {
    status,
    message: error.message,
    fields: error.details?.fields ?? [],
    retryIn: error.details?.retryIn ?? null,
    details: error.details ?? {},
  });
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204 || response.status === 304) return null;
  return response.json().catch(() => undefined);
}

/** Something else where an answer should be: somebody else speaks, such as the log-in page of a hotel's net. The host says objects. */
const isStrange = (status: number, body: unknown): boolean =>
  status !== 204 && (typeof body !== 'object' || body === null);

const isOwnWord = (body: unknown): boolean =>
  typeof (body as Partial<RefusalBody> | null | undefined)?.error?.code === 'string'; // read only to be compared

async function readAnswer(response: Response): Promise<Result<Answer>> {
  const { ok: went, status } = response;
  const body = await bodyOf(response);
  const isStranger = went && isStrange(status, body);
  // A host that says that it is crowded was reached.
  noteReach((status < 502 || isOwnWord(body)) && !isStranger);
  if (isStranger) return refuse(UNREACHABLE, { status });
  if (!went && status !== 304) return refusalFrom(status, body);
  return ok({ status, etag: response.headers.get('etag'), body });
}

/** The caller's own abort and our patience, whichever comes first. */
function patience(signal: AbortSignal | undefined): { readonly signal: AbortSignal; readonly done: () => void } {
  const own = new AbortController();
  const stop = () => own.abort();
  const timer = setTimeout(stop, PATIENCE_MS);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  return {
    signal: own.signal,
    done: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    },
  };
}

/** One request to the host. 304 is an answer like 200; everything refused comes back as a refusal. */
export async function ask(path: string, call: Call = {}): Promise<Result<Answer>> {
  const wait = patience(call.signal);
  try {
    const response = await (call.fetch ?? fetch)(host() + path, {
      method: call.method ?? 'GET',
      headers: headersOf(call),
      signal: wait.signal,
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    return await readAnswer(response);
  } catch {
    if (call.signal?.aborted) return refuse(UNREACHABLE);
    noteReach(false);
    return refuse(UNREACHABLE);
  } finally {
    wait.done();
  }
}

export function query(path: string, params: Readonly<Record<string, string | number | null | undefined>>): string {
  const pairs = Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const text = pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&');
  return text === '' ? path : `${path}?${text}`;
}
