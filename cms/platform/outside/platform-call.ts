import { ok, type Result } from '../../kernel';
import { flowingBody, type Packed } from './flowing-body';

/** One request to a platform, as its documentation has it; the host is the real one. */
export type Ask = {
  readonly host: string;
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: AskBody;
  /** For the one host that documents plain HTTP. */
  readonly plain?: true;
};

/** What a request carries. A part with a name of its own is a file. */
export type AskBody =
  | { readonly json: unknown }
  | { readonly form: Readonly<Record<string, string>> }
  | { readonly parts: readonly Part[] }
  | { readonly bytes: Buffer; readonly type: string };

/** A part of a multipart body. */
export type Part = { readonly field: string } & (
  { readonly value: string } | { readonly bytes: Buffer; readonly type: string; readonly name: string }
);

/** What a platform answered. */
export type Heard = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** Nothing was answered: whether the request may have arrived decides what may be done next. */
export type Unheard = { readonly mayHaveArrived: boolean; readonly reason: string };

/** What a call ends with, and who is told of the bytes that leave. */
export type CallLine = { readonly signal: AbortSignal; readonly flow?: { bytes(count: number): void } | undefined };

/** Asks a platform. */
export type PlatformCall = (ask: Ask, line: CallLine) => Promise<Result<Heard, Unheard>>;

/** Only these say for certain that nothing reached the platform. */
const NEVER_LEFT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH)$/;
const LONGEST_ANSWER = 4 * 1024 * 1024;

/**
 * Calls platforms by HTTP. `at` is where all of them are reached instead of their own hosts: a gateway, or the stand-in of tests;
 * the host becomes the first part of the path there. Nothing of what is thrown on the way is kept, because addresses hold tokens.
 */
export function createPlatformCall(at: string | undefined): PlatformCall {
  const gateway = at === '' ? undefined : at;
  return async (ask, { signal, flow }) => {
    try {
      const answer = await fetch(addressOf(ask, gateway), {
        method: ask.method ?? 'GET',
        ...flowingBody(await bodyOf(ask), (count) => flow?.bytes(count)),
        // A redirect would carry the token to wherever it points.
        redirect: 'manual',
        signal,
      });
      return ok({ status: answer.status, headers: answer.headers, body: await read(answer) });
    } catch (error) {
      const reason = reasonOf(error);
      return { ok: false, error: { mayHaveArrived: !NEVER_LEFT.test(reason), reason } };
    }
  };
}

function addressOf({ host, path, query = {}, plain }: Ask, at: string | undefined): URL {
  const url = new URL(
    at === undefined ? `${plain ? 'http' : 'https'}://${host}${path}` : `${at.replace(/\/$/, '')}/${host}${path}`,
  );
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url;
}

async function bodyOf({ body, headers = {} }: Ask): Promise<Packed> {
  if (body === undefined) return { headers };
  if ('json' in body) {
    return {
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify(body.json),
    };
  }
  if ('form' in body) return { headers, body: new URLSearchParams(body.form) };
  if ('bytes' in body) return { headers: { 'content-type': body.type, ...headers }, body: body.bytes };
  const form = new FormData();
  for (const part of body.parts) {
    if ('value' in part) form.set(part.field, part.value);
    else form.set(part.field, new Blob([part.bytes], { type: part.type }), part.name);
  }
  const packed = new Response(form);
  const type = packed.headers.get('content-type') ?? '';
  return { headers: { ...headers, 'content-type': type }, body: Buffer.from(await packed.arrayBuffer()) };
}

class TooLong extends Error {
  readonly code = 'ANSWER_TOO_LONG';
}

/** Counts while it reads: a platform, or whoever stands in its place, could pour for ever. Leaving the loop lets go of the line. */
async function read(answer: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // What fetch reads is bytes; the types leave that open.
  const pieces = (answer.body ?? []) as AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  for await (const part of pieces) {
    size += part.byteLength;
    if (size > LONGEST_ANSWER) throw new TooLong();
    parts.push(part);
  }
  const text = new TextDecoder().decode(Buffer.concat(parts));
  try {
    // Each driver parses what it reads of it.
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** fetch hides the reason in the cause; its message may hold the address with the token and stays out. */
function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : 'NO_ANSWER';
}
