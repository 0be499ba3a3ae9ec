import { z } from 'zod';

/** Platforms of which an official API gives the comments of a live (可接入评论的平台). */
export const commentPlatforms = ['youtube'] as const;

/** A platform whose comments can be read. */
export type CommentPlatform = (typeof commentPlatforms)[number];

/** Where the reading of comments stands (评论接入状态). */
export const commentSourceStates = ['reading', 'over', 'refused'] as const;

/** Where the reading of comments stands. */
export type CommentSourceState = (typeof commentSourceStates)[number];

/** What may happen to it: the chat ends there, the platform refuses for good, a person enters it anew. */
export const commentSourceEvents = ['end', 'refuse', 'renew'] as const;

/** What may happen to the reading of comments. */
export type CommentSourceEvent = (typeof commentSourceEvents)[number];

/** Why nothing could be read. */
export const commentProblems = ['not-begun', 'busy', 'quota', 'page', 'key', 'closed', 'over'] as const;

/** Why nothing could be read. */
export type CommentProblem = (typeof commentProblems)[number];

/** How the comments of a room on a platform are read. */
export const commentSourceSchema = z.strictObject({
  place: z.string(),
  state: z.enum(commentSourceStates),
  problem: z.enum(commentProblems).nullable(),
  readAt: z.iso.datetime().nullable(),
  version: z.int(),
});

/** How the comments of a room on a platform are read. */
export type CommentSource = z.output<typeof commentSourceSchema>;
