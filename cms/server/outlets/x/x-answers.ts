import { z } from 'zod';
import type { Heard } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';

const problem = z.object({
  title: z.string().catch(''),
  detail: z.string().catch(''),
  error: z.string().catch(''),
  errors: z
    .array(z.object({ message: z.string().catch(''), parameters: z.record(z.string(), z.unknown()).catch({}) }))
    .catch([]),
});

type Meaning = Omit<Refused, 'code'>;

/** What an answer of X refuses: problems in the manner of RFC 7807, and OAuth's own where tokens are asked for. */
export function judgeX({ status, headers, body }: Heard): Refused | undefined {
  if (status < 300) return undefined;
  const read = problem.safeParse(body);
  const { detail, error, errors } = read.success ? read.data : { detail: '', error: '', errors: [] };
  const code = `X_${status}`;
  if (error !== '')
    return { kind: 'final', code: `X_${error}`, words: error === 'invalid_client' ? 'credential' : 'token' };
  if (status === 429) return { kind: 'passing', code, words: 'quota', wait: untilReset(headers) };
  if (status === 403 && /duplicate/i.test(detail)) return { kind: 'final', code, words: 'repeated' };
  if (status === 400) return { code, ...fieldOf(errors.flatMap(({ parameters }) => Object.keys(parameters))) };
  return { code, ...(BY_STATUS[status] ?? { kind: 'final', words: 'refused' }) };
}

const BY_STATUS: Readonly<Record<number, Meaning>> = {
  401: { kind: 'token', words: 'token' },
  402: { kind: 'passing', words: 'quota' },
  403: { kind: 'final', words: 'right' },
  404: { kind: 'gone', words: 'gone' },
};

function fieldOf(names: readonly string[]): Meaning {
  if (names.some((name) => name.startsWith('media'))) return { kind: 'final', path: 'pictures', words: 'media' };
  return { kind: 'final', path: 'body', words: 'body' };
}

const QUARTER = 15 * 60_000;

/** Windows are a quarter of an hour; the header names the second in which this one ends. */
function untilReset(headers: Headers): number {
  const reset = Number(headers.get('x-rate-limit-reset'));
  const now = Date.parse(headers.get('date') ?? '');
  const wait = reset * 1_000 - now;
  return Number.isFinite(wait) && wait > 0 ? wait : QUARTER;
}

/** The allowance of a day for posts of this user, which X lets be seen before it refuses. */
export function spentX({ headers }: Heard, now: Date): number | undefined {
  if (headers.get('x-user-limit-24hour-remaining') !== '0') return undefined;
  const reset = Number(headers.get('x-user-limit-24hour-reset'));
  return Math.max(60_000, reset * 1_000 - now.getTime() || 3_600_000);
}
