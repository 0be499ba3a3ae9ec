import type { Knex } from 'knex';
import type { Channel, ChannelPace, ChannelQuota } from '../../contract';
import type { SendOutcome } from './outlet.rules';

/** What a quota knows: posts within its hours, and when the oldest of them leaves it. */
export type Used = { readonly posts: number; readonly freeAt: Date | null };

/** What was sent to an account within the hours of its quota: every call that may have made a post there. */
function used(read: Knex, channel: string, quota: ChannelQuota | null): Promise<Used> {
  return within(read, { channel, seconds: (quota?.hours ?? 0) * 3_600, refused: NOTHING_POSTED });
}

/** How often an account was called within the seconds of its pace; a call that was refused is one as well. */
function paced(read: Knex, channel: string, pace: ChannelPace | null): Promise<Used> {
  return within(read, { channel, seconds: pace?.seconds ?? 0, refused: [] });
}

/** Ends of a call after which nothing can have been posted; one that has no end yet may have posted. */
const NOTHING_POSTED: readonly SendOutcome['kind'][] = ['retryable', 'final', 'stopped'];

type Within = { readonly channel: string; readonly seconds: number; readonly refused: readonly string[] };

/** A delivery keeps the moment of its last call alone, so calls are counted where each has a row of its own. */
async function within(read: Knex, { channel, seconds, refused }: Within): Promise<Used> {
  if (seconds === 0) return { posts: 0, freeAt: null };
  const { rows } = await read.raw<{ rows: { posts: number; oldest: Date | null }[] }>(
    `SELECT count(*)::int AS posts, min(a.started_at) AS oldest
       FROM delivery d JOIN delivery_attempt a ON a.delivery = d.id AND a.act = 'send'
      WHERE d.channel = :channel AND d.sent_at > clock_timestamp() - make_interval(secs => :seconds)
        AND a.started_at > clock_timestamp() - make_interval(secs => :seconds)
        AND (a.outcome IS NULL OR a.outcome <> ALL (:refused::text[]))`,
    { channel, seconds, refused: [...refused] },
  );
  const oldest = rows[0]?.oldest;
  return { posts: rows[0]?.posts ?? 0, freeAt: oldest ? new Date(oldest.getTime() + seconds * 1_000) : null };
}

/** How an account does: sent within its quota, waiting, in trouble. */
export async function trafficOf(
  read: Knex,
  { id, quota }: Pick<Channel, 'id' | 'quota'>,
): Promise<{ used: number; waiting: number; troubled: number }> {
  const { rows } = await read.raw<{ rows: { waiting: number; troubled: number }[] }>(
    `SELECT count(*) FILTER (WHERE state IN ('planned', 'gated', 'due', 'claimed', 'sending', 'accepted', 'platform_review'))::int AS waiting,
            count(*) FILTER (WHERE state IN ('failed_retryable', 'failed_final', 'unknown', 'rejected', 'manual', 'still_visible', 'manual_takedown'))::int AS troubled
       FROM delivery WHERE channel = ?`,
    [id],
  );
  const { posts } = await used(read, id, quota);
  return { used: posts, waiting: rows[0]?.waiting ?? 0, troubled: rows[0]?.troubled ?? 0 };
}

/** The traffic of accounts as use cases are handed it. */
export const trafficStore = { used, paced } as const;

/** The traffic of accounts as use cases are handed it. */
export type TrafficStore = typeof trafficStore;
