import { ask, type Call } from './http';
import { ok, refuse, UNEXPECTED, type Result } from './result';

const seen = new Map<string, { readonly etag: string; readonly body: unknown }>();
const MOST = 60;

/** A GET that sends the ETag of the last answer, so that polling an unchanged feed costs a few hundred bytes. */
export async function askFresh<T>(path: string, call: Call = {}): Promise<Result<T>> {
  const before = seen.get(path);
  const answer = await ask(path, { ...call, etag: before?.etag ?? null });
  if (!answer.ok) return answer;
  const { status, etag, body } = answer.value;
  if (status === 304) return before ? ok(before.body as T) : refuse(UNEXPECTED, { status }); // the body came from this path
  seen.delete(path);
  if (etag) seen.set(path, { etag, body });
  const oldest = seen.keys().next();
  if (seen.size > MOST && !oldest.done) seen.delete(oldest.value);
  return ok(body as T); // the contract says what this path answers
}

export function forgetEtags(): void {
  seen.clear();
}
