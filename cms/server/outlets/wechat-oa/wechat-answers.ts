import { z } from 'zod';
import type { Heard } from '../../../platform/outside/platform-call';
import type { Refused } from '../refused.rules';

const answer = z.object({ errcode: z.number(), errmsg: z.string().catch('') });

type Meaning = Omit<Refused, 'code'>;

const TOKEN: Meaning = { kind: 'token', words: 'token' };
const BUSY: Meaning = { kind: 'passing', words: 'busy' };
const field = (path: string, words: Refused['words']): Meaning => ({ kind: 'final', path, words });

/** The codes that the house tells apart (全局返回码); all others are refusals for a person. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  [-1]: BUSY,
  40001: TOKEN,
  40014: TOKEN,
  42001: TOKEN,
  40002: { kind: 'final', words: 'credential' },
  40013: { kind: 'final', words: 'credential' },
  40125: { kind: 'final', words: 'credential' },
  40164: { kind: 'final', words: 'address' },
  61004: { kind: 'final', words: 'address' },
  // Calls of the day are used up; they come back at midnight in Beijing.
  45009: { kind: 'passing', words: 'quota', wait: 3_600_000 },
  45011: { kind: 'passing', words: 'busy', wait: 60_000 },
  48001: { kind: 'final', words: 'right' },
  48004: { kind: 'final', words: 'blocked' },
  50002: { kind: 'final', words: 'blocked' },
  40005: field('cover', 'media'),
  40006: field('cover', 'media'),
  40007: field('cover', 'media'),
  40009: field('cover', 'media'),
  45001: field('cover', 'media'),
  45003: field('title', 'title'),
  45004: field('summary', 'summary'),
  45110: field('byline', 'byline'),
  45002: field('body', 'body'),
  45166: field('body', 'body'),
  45005: field('link', 'link'),
  53500: BUSY,
  53501: { kind: 'passing', words: 'busy', wait: 60_000 },
  53503: field('body', 'body'),
  53504: { kind: 'final', words: 'right' },
  53505: { kind: 'final', words: 'right' },
  53600: { kind: 'gone', words: 'gone' },
};

/** What an answer of WeChat refuses; `errcode` 0, or none, is a yes. */
export function judgeWechat({ status, body }: Heard): Refused | undefined {
  const read = answer.safeParse(body);
  if (!read.success) return status === 200 ? undefined : { kind: 'final', code: `HTTP_${status}`, words: 'refused' };
  const { errcode } = read.data;
  if (errcode === 0) return undefined;
  const { kind, words, path, wait } = MEANINGS[errcode] ?? { kind: 'final', words: 'refused' };
  return { kind, code: `WECHAT_${errcode}`, path, words, wait };
}
