import { z } from 'zod';
import type { Heard } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';

const answer = z.object({ error_code: z.coerce.number() });

type Meaning = Omit<Refused, 'code'>;
const TOKEN: Meaning = { kind: 'token', words: 'token' };
const BUSY: Meaning = { kind: 'passing', words: 'busy' };
const QUOTA: Meaning = { kind: 'passing', words: 'quota', wait: 3_600_000 };
const BODY: Meaning = { kind: 'final', path: 'body', words: 'body' };
const MEDIA: Meaning = { kind: 'final', path: 'pictures', words: 'media' };
const REPEATED: Meaning = { kind: 'final', words: 'repeated' };
const RIGHT: Meaning = { kind: 'final', words: 'right' };

/** The codes that the house tells apart (错误代码); all others are refusals for a person. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  10001: BUSY,
  10002: BUSY,
  10003: BUSY,
  10009: BUSY,
  10010: BUSY,
  10011: BUSY,
  10004: { kind: 'final', words: 'address' },
  10005: RIGHT,
  10014: RIGHT,
  10022: QUOTA,
  10023: QUOTA,
  10024: QUOTA,
  20016: QUOTA,
  20005: MEDIA,
  20006: MEDIA,
  20012: BODY,
  20013: BODY,
  20021: { kind: 'final', path: 'body', words: 'review' },
  20018: { kind: 'final', path: 'link', words: 'link' },
  20017: REPEATED,
  20019: REPEATED,
  20101: { kind: 'gone', words: 'gone' },
  21301: TOKEN,
  21314: TOKEN,
  21315: TOKEN,
  21316: TOKEN,
  21317: TOKEN,
  21319: TOKEN,
  21327: TOKEN,
  21332: TOKEN,
};

/** What an answer of Weibo refuses. */
export function judgeWeibo({ status, body }: Heard): Refused | undefined {
  const read = answer.safeParse(body);
  if (!read.success)
    return status < 300 ? undefined : { kind: 'final', code: `WEIBO_HTTP_${status}`, words: 'refused' };
  const code = `WEIBO_${read.data.error_code}`;
  return { code, ...(MEANINGS[read.data.error_code] ?? { kind: 'final', words: 'refused' }) };
}
