import type { Tx } from '@hearth/cms/platform';
import type { CommentPlatform } from '../../contract';

/** A comment of a platform about to wait in a room. */
export type NewComment = {
  readonly id: string;
  readonly room: string;
  readonly station: string;
  readonly platform: CommentPlatform;
  readonly foreignId: string;
  readonly author: string;
  readonly text: string;
  readonly heldBy: readonly string[];
  readonly isReview: boolean;
};

/** Puts them among what waits in the room; how many of them were not there before. */
async function insert(tx: Tx, comments: readonly NewComment[]): Promise<number> {
  if (comments.length === 0) return 0;
  const written = (await tx('live_message')
    .insert(
      comments.map(({ id, room, station, platform, foreignId, author, text, heldBy, isReview }) => ({
        ...{
          id,
          room,
          station,
          platform,
          foreign_id: foreignId,
          kind: 'comment',
          text,
          author_name: author,
          press: id,
        },
        ...{ state: 'waiting', held_by: [...heldBy], is_review: isReview },
      })),
    )
    .onConflict()
    .ignore()
    .returning('id')) as unknown[];
  return written.length;
}

/** How comments of platforms are kept: they are messages that wait. */
export const commentStore = { insert } as const;

/** How comments of platforms are kept. */
export type CommentStore = typeof commentStore;
