import { definePort, httpContract } from '@hearth/cms/contract';
import type { Result, Text } from '@hearth/cms/kernel';
import { z } from 'zod';
import { outletSchema, OUTLETS_WRITE } from './outlets';
import { commentPlatforms, type CommentPlatform, type CommentProblem } from './comment-types';

/** A video of YouTube, as its address names it after `v=`. */
const video = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_-]{11}$/)
  .meta({ examples: ['dQw4w9WgXcQ'] });

/** What it takes to read the comments of a room on a platform. */
export const readCommentsSchema = z.strictObject({
  place: video,
  /** The key of the station; null keeps the one that is there. It is never told again. */
  key: z
    .string()
    .trim()
    .min(20)
    .max(200)
    .regex(/^[\x21-\x7e]+$/)
    .nullable()
    .meta({ examples: [null] }),
  /** That which somebody saw; 0 for what is new. */
  version: z.int().min(0),
});

/** What it takes to read the comments of a room on a platform. */
export type ReadComments = z.output<typeof readCommentsSchema>;

const which = z.object({ id: z.uuid(), outlet: z.uuid() });
const KNOWN = ['OUTLETS.SESSION_NOT_FOUND', 'OUTLETS.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'] as const;

/** The routes of comments that are written on platforms (平台评论). */
export const commentsContract = httpContract('live-outlets', {
  readComments: {
    method: 'PUT',
    path: '/live/numbers/:id/outlets/:outlet/comments',
    summary:
      '接入平台评论 Reads what is written on a platform while the live is on; each waits until somebody lets it through',
    access: { staff: OUTLETS_WRITE },
    params: which,
    body: readCommentsSchema,
    result: outletSchema,
    refusals: [...KNOWN, 'OUTLETS.NO_COMMENTS', 'OUTLETS.KEY_NEEDED'],
  },
  leaveComments: {
    method: 'DELETE',
    path: '/live/numbers/:id/outlets/:outlet/comments',
    summary: '停止接入平台评论 Reads no more of them and forgets the key; what was read stays',
    access: { staff: OUTLETS_WRITE },
    params: which,
    result: outletSchema,
    refusals: KNOWN,
  },
});

/** Something that somebody wrote on a platform. */
export type ForeignComment = {
  /** As the platform names it. */
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly at: string;
};

/** Where to read, and where the last reading ended. */
export type CommentsAsked = {
  readonly place: string;
  readonly key: string;
  /** What the platform calls the conversation of that place, once it was asked. */
  readonly chat: string | null;
  readonly page: string | null;
};

/** What was read: the next reading goes on at `page`, not before `wait` milliseconds. */
export type CommentsRead = {
  readonly chat: string;
  readonly page: string | null;
  readonly wait: number;
  readonly comments: readonly ForeignComment[];
  readonly isOver: boolean;
};

/** Reads the comments of one platform by its official API (平台评论驱动). */
export type CommentDriver = { read(asked: CommentsAsked): Promise<Result<CommentsRead, CommentProblem>> };

/** Comments of platforms, each by its driver (平台评论端口). */
export type RoomComments = Readonly<Record<CommentPlatform, CommentDriver>>;

/** Where they are found. */
export const roomCommentsPort = definePort<RoomComments>('live.room-comments');

/** Whether comments of this platform can be read. */
export const givesComments = (platform: string): platform is CommentPlatform =>
  (commentPlatforms as readonly string[]).includes(platform);

/** What people are told of a reading that failed (评论接入故障). */
export const commentProblemWords: Readonly<Record<CommentProblem, Text>> = {
  'not-begun': {
    'zh-Hans': '平台上还没有开播，开播后自动读取',
    en: 'It has not begun there yet; comments are read as soon as it has',
  },
  busy: { 'zh-Hans': '平台暂时没有答复，正在重试', en: 'The platform does not answer for the moment; we try again' },
  quota: {
    'zh-Hans': '今天的接口配额用完了，每小时重试一次。可以到平台申请提高配额',
    en: 'The quota of this day is used up; we try once an hour. Ask the platform for more',
  },
  page: {
    'zh-Hans': '读取位置失效，正在重新读取',
    en: 'The place of reading is not known there any more; we begin anew',
  },
  key: {
    'zh-Hans': '平台不接受这个密钥：请核对密钥，并确认已启用 YouTube Data API v3',
    en: 'The key was refused: look at it, and whether YouTube Data API v3 is enabled for it',
  },
  closed: { 'zh-Hans': '这场直播在平台上关闭了聊天', en: 'The chat of this live is switched off there' },
  over: { 'zh-Hans': '平台上的聊天已结束', en: 'The chat there is over' },
};
