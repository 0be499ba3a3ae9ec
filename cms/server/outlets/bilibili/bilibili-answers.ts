import { z } from 'zod';
import type { Posted, Sight } from '../../deliveries/outlet.rules';
import type { Heard } from '../../../platform/outside/platform-call';
import { problemOf, type Refused } from '../refused.rules';

const answer = z.object({ code: z.number(), message: z.string().catch('') });

type Meaning = Omit<Refused, 'code'>;
const TOKEN: Meaning = { kind: 'token', words: 'token' };
const BUSY: Meaning = { kind: 'passing', words: 'busy' };

/** The codes that the house tells apart (公共状态码); what the checks of a film say is told by its words. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  [-101]: TOKEN,
  [-401]: TOKEN,
  [-404]: { kind: 'gone', words: 'gone' },
  [-500]: BUSY,
  [-503]: { kind: 'passing', words: 'quota', wait: 3_600_000 },
  [-504]: BUSY,
  4001: { kind: 'final', words: 'credential' },
  4002: { kind: 'final', words: 'credential' },
  4007: { kind: 'final', words: 'address' },
  4008: { kind: 'final', words: 'right' },
  4009: { kind: 'passing', words: 'quota', wait: 3_600_000 },
};

const FIELDS: readonly (readonly [words: RegExp, path: string, cure: Refused['words']])[] = [
  [/标题|title/i, 'title', 'title'],
  [/封面|cover/i, 'cover', 'media'],
  [/简介|desc|标签|tag/i, 'body', 'body'],
  [/视频|时长|文件|video/i, 'film', 'media'],
];

/** What an answer of Bilibili refuses. */
export function judgeBilibili({ status, body }: Heard): Refused | undefined {
  const read = answer.safeParse(body);
  if (!read.success)
    return status < 300
      ? undefined
      : { kind: status === 401 ? 'token' : 'final', code: `BILIBILI_HTTP_${status}`, words: 'refused' };
  const { code: number, message } = read.data;
  if (number === 0) return undefined;
  const code = `BILIBILI_${number}`;
  const known = MEANINGS[number];
  if (known) return { code, ...known };
  const [, path, words] = FIELDS.find(([pattern]) => pattern.test(message)) ?? [];
  return { kind: 'final', code, path, words: words ?? 'refused' };
}

/** A film as the owner's list has it. */
export const bilibiliFilm = z.object({
  resource_id: z.string(),
  title: z.string(),
  ctime: z.number(),
  addit_info: z.object({ state: z.number(), state_desc: z.string().catch('') }),
  video_info: z.object({ share_url: z.string().catch('') }).optional(),
});

const SENT_BACK: readonly number[] = [-2, -3, -4, -16, -40];
const DELETED = -100;

/** Where a film stands (稿件状态): 0 is open, below it under review, sent back, locked, or deleted by its owner. */
export function sightOfFilm({ resource_id: id, addit_info, video_info }: z.output<typeof bilibiliFilm>): Sight {
  const { state } = addit_info;
  const share = video_info?.share_url ?? '';
  const posted: Posted = { platformId: id, url: share === '' ? `https://www.bilibili.com/video/${id}` : share };
  if (state >= 0) return { kind: 'live', ...posted };
  if (state === DELETED) return { kind: 'absent' };
  if (!SENT_BACK.includes(state)) return { kind: 'review', ...posted };
  return {
    kind: 'rejected',
    problem: problemOf({ kind: 'final', code: `BILIBILI_STATE_${state}`, path: 'film', words: 'review' }),
  };
}
