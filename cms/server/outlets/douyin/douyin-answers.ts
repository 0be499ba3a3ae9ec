import { z } from 'zod';
import type { Posted, Sight } from '../../deliveries/outlet.rules';
import type { Heard } from '../../../platform/outside/platform-call';
import { problemOf, type Refused } from '../refused.rules';

const answer = z.object({ data: z.object({ error_code: z.coerce.number() }) });

type Meaning = Omit<Refused, 'code'>;
const TOKEN: Meaning = { kind: 'token', words: 'token' };
const RIGHT: Meaning = { kind: 'final', words: 'right' };
const FILM: Meaning = { kind: 'final', path: 'film', words: 'media' };
const CREDENTIAL: Meaning = { kind: 'final', words: 'credential' };

/** The codes that the house tells apart; all others are refusals for a person. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  10003: CREDENTIAL,
  10013: CREDENTIAL,
  10008: TOKEN,
  2190002: TOKEN,
  2190008: TOKEN,
  // The refresh token itself is over: somebody has to authorise anew.
  10010: { kind: 'final', words: 'token' },
  2190016: { kind: 'final', words: 'token' },
  2100004: { kind: 'passing', words: 'busy' },
  2100001: { kind: 'passing', words: 'busy' },
  2190001: { kind: 'passing', words: 'quota', wait: 3_600_000 },
  2190003: RIGHT,
  2190004: RIGHT,
  2100007: RIGHT,
  2100009: { kind: 'final', words: 'blocked' },
  2100005: { kind: 'final', path: 'body', words: 'body' },
  2190005: FILM,
  2190006: FILM,
  2190007: FILM,
  2190011: FILM,
};

/** What an answer of Douyin refuses. */
export function judgeDouyin({ status, body }: Heard): Refused | undefined {
  const read = answer.safeParse(body);
  if (!read.success)
    return status < 300 ? undefined : { kind: 'final', code: `DOUYIN_HTTP_${status}`, words: 'refused' };
  const { error_code: number } = read.data.data;
  if (number === 0) return undefined;
  return { code: `DOUYIN_${number}`, ...(MEANINGS[number] ?? { kind: 'final', words: 'refused' }) };
}

/** A film as the list of the account has it. */
export const douyinFilm = z.object({
  item_id: z.string(),
  title: z.string(),
  create_time: z.number(),
  share_url: z.string().catch(''),
  video_status: z.number(),
});

/** Where a film stands: 1 is out, 2 was found unfit to be shown, 4 is being looked at. */
export function sightOfFilm({
  item_id: id,
  share_url: share,
  video_status: state,
}: z.output<typeof douyinFilm>): Sight {
  const posted: Posted = { platformId: id, url: share === '' ? null : share };
  if (state === 1) return { kind: 'live', ...posted };
  if (state !== 2) return { kind: 'review', ...posted };
  return {
    kind: 'rejected',
    problem: problemOf({ kind: 'final', code: 'DOUYIN_STATUS_2', path: 'film', words: 'review' }),
  };
}
