import {
  APIConnectionError,
  APIError,
  APIUserAbortError,
  InternalServerError,
  Mux,
  NotFoundError,
  RateLimitError,
} from '@mux/mux-node';
import { err, ok, type Clock, type Result } from '@hearth/cms/kernel';
import type { Answered, DriverRefusal } from '../../../contract';
import type { Lane, MuxQueue } from './mux-queue';
import type { MuxSettings } from './mux-settings';

/** What a call is handed: it has to pass this on to the SDK. */
export type CallOptions = { readonly signal: AbortSignal; readonly maxRetries: 0 };

/**
 * What may be done with a call whose answer was lost: a `read` is asked again, a `write` (PUT, DELETE) is done again, and a `post` never,
 * because it may have made something.
 */
export type CallKind = 'read' | 'write' | 'post';

/** Calls Mux: in its turn, no longer than one waits, with refusals as values. */
export type MuxCall = <T>(
  kind: CallKind,
  work: (mux: Mux, options: CallOptions) => PromiseLike<T> | T,
) => Answered<Awaited<T>>;

/** What calls stand on. */
export type MuxCallDeps = {
  readonly settings: MuxSettings;
  readonly queue: MuxQueue;
  readonly clock: Clock;
  /** How long one call may take, with its body. */
  readonly timeout: number;
  wait(milliseconds: number): Promise<void>;
};

const MOST_TRIES = 4;
const LONGEST_HOLD = 30_000;

/** The SDK, deaf to its own environment and mute: its log would hold stream keys. */
export function muxClient({ tokenId, tokenSecret, baseUrl }: MuxSettings): Mux {
  return new Mux({
    ...{ tokenId, tokenSecret, baseURL: baseUrl, maxRetries: 0, logLevel: 'off' },
    ...{ authorizationToken: null, webhookSecret: null, jwtSigningKey: null, jwtPrivateKey: null },
  });
}

/** Makes the way in which one driver calls. */
export function createMuxCall(deps: MuxCallDeps): MuxCall {
  const mux = muxClient(deps.settings);
  return async (kind, work) => {
    const lane: Lane = kind === 'post' ? 'post' : 'other';
    for (const patience = { tries: 0, spare: kind === 'post' ? 0 : 1 }; patience.tries < MOST_TRIES;) {
      if (!(await deps.queue.turn(lane))) return err('STREAMING.PROVIDER_BUSY');
      // The SDK's own patience ends with the headers; a body may stay away for ever.
      const tried = await attempt(() => work(mux, { signal: AbortSignal.timeout(deps.timeout), maxRetries: 0 }));
      if ('value' in tried) return ok(tried.value);
      const refused = refusedOrAgain(deps, { ...tried, kind, lane }, patience);
      if (refused) return refused;
    }
    return err('STREAMING.PROVIDER_BUSY');
  };
}

async function attempt<T>(
  work: () => PromiseLike<T> | T,
): Promise<{ readonly value: Awaited<T> } | { readonly error: unknown }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

type Failed = { readonly error: unknown; readonly kind: CallKind; readonly lane: Lane };

/** What a failed call ends with; nothing when it is worth another try. */
function refusedOrAgain(
  { queue, clock }: MuxCallDeps,
  { error, kind, lane }: Failed,
  patience: { tries: number; spare: number },
): Result<never, DriverRefusal> | undefined {
  patience.tries += 1;
  if (error instanceof RateLimitError) {
    const hold = askedToWait(error.headers, clock) ?? 500 * 2 ** patience.tries;
    if (hold > LONGEST_HOLD) return err('STREAMING.PROVIDER_BUSY');
    queue.hold(lane, hold);
    return undefined;
  }
  if (!isDoubtful(error) || patience.spare === 0) return refusalOf(error, kind);
  patience.spare -= 1;
  return undefined;
}

/** Whether it was lost on the way, so that nobody knows if it was done. */
export const isLost = (refused: DriverRefusal): boolean => refused.code === 'STREAMING.PROVIDER_LOST';

/** Whether what is wanted gone is gone. */
export const isGone = (refused: DriverRefusal): boolean => refused.code === 'STREAMING.PROVIDER_GONE';

/** Takes a refusal for done when the thing is gone: whoever removes twice has removed. */
export const goneIsDone = (answer: Result<unknown, DriverRefusal>): Result<void, DriverRefusal> =>
  answer.ok || isGone(answer.error) ? ok() : answer;

function refusalOf(error: unknown, kind: CallKind): Result<never, DriverRefusal> {
  if (isDoubtful(error)) return err(kind === 'read' ? 'STREAMING.PROVIDER_BUSY' : 'STREAMING.PROVIDER_LOST');
  if (error instanceof NotFoundError) return err('STREAMING.PROVIDER_GONE');
  if (error instanceof APIError) {
    const { status, error: body } = error as APIError; // the check cannot see what the SDK knows of it
    return err('STREAMING.PROVIDER_REFUSED', { why: wordsOf(body) || `HTTP ${status ?? '?'}` });
  }
  throw error;
}

/** Time-outs, lost lines, 5xx, and answers that broke off in the middle. */
function isDoubtful(error: unknown): boolean {
  if (error instanceof APIConnectionError || error instanceof APIUserAbortError) return true;
  if (error instanceof InternalServerError) return true;
  if (error instanceof APIError) return false;
  const name = partOf(error, 'name');
  return name === 'AbortError' || name === 'TimeoutError' || partOf(error, 'message') === 'terminated';
}

/** What Mux says of a refusal, in its words; its two ways to say something differ. */
function wordsOf(body: unknown): string {
  const words = [partOf(partOf(body, 'error'), 'messages'), partOf(body, 'errors')].flatMap((said) =>
    Array.isArray(said) ? said.filter((word): word is string => typeof word === 'string') : [],
  );
  return words.join('; ').slice(0, 300);
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const part: unknown = Reflect.get(value, name);
  return part;
}

/** How long Mux wants to be left alone, in milliseconds. */
function askedToWait(headers: Headers, clock: Clock): number | undefined {
  const said = headers.get('retry-after');
  if (said === null) return undefined;
  const seconds = Number(said);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const until = Date.parse(said);
  return Number.isNaN(until) ? undefined : Math.max(0, until - clock.now().getTime());
}
