/** What a verb hands back when it did its work. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** What a verb hands back when it refuses. */
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

/** An expected refusal: a code from an error catalog, and the facts its sentence needs. */
export interface Refusal<Code extends string = string, Details = unknown> {
  readonly code: Code;
  readonly details: Details;
}

/** The answer of every verb: done, or refused for a reason that has a code. */
export type Result<T, E = Refusal> = Ok<T> | Err<E>;

/** A mistake in our own code, never a user's fault: nobody catches it to go on. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** Says that the work is done, with its value where it has one. */
export function ok(): Ok<void>;
export function ok<T>(value: T): Ok<T>;
export function ok(value?: unknown): Ok<unknown> {
  return { ok: true, value };
}

/** Refuses with a code; TypeScript checks code and details against the return type of the verb. */
export function err<Code extends string>(code: Code): Err<Refusal<Code, undefined>>;
export function err<Code extends string, Details>(code: Code, details: Details): Err<Refusal<Code, Details>>;
export function err(code: string, details?: unknown): Err<Refusal> {
  return { ok: false, error: { code, details } };
}

/** Takes the value out where a refusal would be a bug: in tests and at start-up, never while serving. */
export function unwrap<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Bug(`unwrapped a refusal: ${describe(result.error)}`, { cause: result.error });
}

/** Changes the value of a result and lets a refusal through untouched. */
export function mapOk<T, U, E>(result: Result<T, E>, change: (value: T) => U): Result<U, E> {
  return result.ok ? ok(change(result.value)) : result;
}

/** Closes a switch: it compiles only while every case is handled, and throws if data broke the promise. */
export function assertNever(value: never): never {
  throw new Bug(`a case nobody handles: ${describe(value)}`);
}

function describe(value: unknown): string {
  // Fen are bigints, which JSON cannot write; the text is for a log, so digits are enough.
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}
