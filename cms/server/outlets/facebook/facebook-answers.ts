import { z } from 'zod';
import type { Heard } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';

const answer = z.object({
  error: z.object({
    code: z.number(),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().optional(),
    error_data: z
      .object({ blame_field_specs: z.array(z.array(z.string())) })
      .optional()
      .catch(undefined),
  }),
});

type Meaning = Omit<Refused, 'code'>;
const QUOTA: Meaning = { kind: 'passing', words: 'quota', wait: 3_600_000 };
const BUSY: Meaning = { kind: 'passing', words: 'busy' };
const RIGHT: Meaning = { kind: 'final', words: 'right' };

/** The codes that the house tells apart; the Graph API answers them with any status. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  1: BUSY,
  2: BUSY,
  4: QUOTA,
  17: QUOTA,
  32: QUOTA,
  341: QUOTA,
  613: QUOTA,
  80001: QUOTA,
  10: RIGHT,
  200: RIGHT,
  102: { kind: 'token', words: 'token' },
  190: { kind: 'token', words: 'token' },
  324: { kind: 'final', path: 'pictures', words: 'media' },
  368: { kind: 'final', words: 'blocked' },
  389: { kind: 'final', path: 'film', words: 'media' },
  506: { kind: 'final', words: 'repeated' },
};
const NOT_THERE = 33;

/** What an answer of the Graph API refuses. */
export function judgeFacebook({ status, body }: Heard): Refused | undefined {
  const read = answer.safeParse(body);
  if (!read.success) return status < 300 ? undefined : { kind: 'final', code: `FACEBOOK_${status}`, words: 'refused' };
  const { code, error_subcode: sub, is_transient: passes, error_data: data } = read.data.error;
  const named = `FACEBOOK_${code}`;
  if (code === 100 && sub === NOT_THERE) return { kind: 'gone', code: named, words: 'gone' };
  const meaning = MEANINGS[code];
  if (meaning) return { code: named, ...meaning };
  if (passes === true) return { code: named, ...BUSY };
  return code === 100
    ? { code: named, ...fieldOf(data?.blame_field_specs[0]?.[0]) }
    : { kind: 'final', code: named, words: 'refused' };
}

function fieldOf(name: string | undefined): Meaning {
  if (name === 'link') return { kind: 'final', path: 'link', words: 'link' };
  if (name === 'title') return { kind: 'final', path: 'title', words: 'title' };
  return { kind: 'final', path: 'body', words: 'body' };
}

const usage = z.record(z.string(), z.number());
const business = z.record(
  z.string(),
  z.array(z.looseObject({ call_count: z.number().catch(0), estimated_time_to_regain_access: z.number().catch(0) })),
);
/** From here on a page is left alone, before Facebook refuses at a hundred. */
const NEARLY = 95;
const MINUTE = 60_000;

/** How much of its allowance a page has used, which Facebook lets be seen with each answer, in hundredths. */
export function spentFacebook({ headers }: Heard): number | undefined {
  const app = usage.safeParse(parsed(headers.get('x-app-usage')));
  const of = business.safeParse(parsed(headers.get('x-business-use-case-usage')));
  const rows = of.success ? Object.values(of.data).flat() : [];
  const isNear =
    (app.success && Object.values(app.data).some((used) => used >= NEARLY)) ||
    rows.some(({ call_count: used }) => used >= NEARLY);
  if (!isNear) return undefined;
  return Math.max(30, ...rows.map(({ estimated_time_to_regain_access: minutes }) => minutes)) * MINUTE;
}

function parsed(text: string | null): unknown {
  try {
    // The schemas above are its type.
    return JSON.parse(text ?? 'null') as unknown;
  } catch {
    return null;
  }
}
