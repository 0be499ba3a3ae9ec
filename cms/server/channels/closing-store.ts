import type { Knex } from 'knex';
import type { ChannelClosing, ClosingGroup, PostingState } from '../../contract';
import type { Tx } from '../../platform';
import { deliveryOf, type Delivery } from '../deliveries/delivery-store';

/** Nothing of these was sent, or what was sent is certainly not there: closing the account ends them. */
const WAITING: readonly PostingState[] = [
  ...(['planned', 'gated', 'due', 'claimed', 'failed_retryable'] as const),
  ...(['failed_final', 'rejected'] as const),
];
const MOVING: readonly PostingState[] = ['sending', 'unknown', 'accepted', 'platform_review'];
const STANDING: readonly PostingState[] = ['live', 'takedown_due', 'taking_down', 'verifying', 'still_visible'];
const HANDS: readonly PostingState[] = ['manual', 'manual_takedown'];
const GROUPS: Readonly<Record<ClosingGroup, readonly PostingState[]>> = {
  ...{ standing: STANDING, moving: MOVING, waiting: WAITING, hands: HANDS },
};
const SHOWN = 30;

/** What waits for an account, held for a change. No send of the account begins until the transaction that asks has ended. */
async function waiting(tx: Tx, channel: string): Promise<readonly Delivery[]> {
  // The turn that every send of the account takes.
  await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 121))', [channel]);
  const rows = tx('delivery')
    .where({ channel })
    .whereIn('state', [...WAITING]);
  return ((await rows.orderBy('seq').forUpdate()) as unknown[]).map(deliveryOf);
}

const NEEDING = [...MOVING, ...STANDING];

/** Whether the credential of an account is still needed: to look, to take down, to see that it is gone. */
async function isNeeded(read: Knex, channel: string): Promise<boolean> {
  const row: unknown = await read('delivery')
    .where({ channel })
    .whereIn('state', [...NEEDING])
    .first('id');
  return row !== undefined;
}

/** What is left on an account: how many of each group, and the newest by name. */
async function left(read: Knex, channel: string): Promise<ChannelClosing> {
  const open = Object.values(GROUPS).flat();
  const counted = await read('delivery')
    .where({ channel })
    .whereIn('state', open)
    .groupBy('state')
    .select<{ state: PostingState; count: number }[]>('state', read.raw('count(*)::int AS count'));
  const rows = await read('delivery as d')
    .join('edition as e', 'e.id', 'd.edition')
    .where('d.channel', channel)
    .whereIn('d.state', open)
    .orderBy('d.seq', 'desc')
    .limit(SHOWN)
    .select<Omit<Post, 'group'>[]>('d.id', 'd.state', read.raw(`e.content->>'title' AS title`));
  const count = (group: ClosingGroup): number =>
    counted.reduce((sum, one) => sum + (groupOf(one.state) === group ? one.count : 0), 0);
  return {
    ...{ standing: count('standing'), moving: count('moving'), waiting: count('waiting'), hands: count('hands') },
    posts: rows.map((row) => ({ ...row, group: groupOf(row.state) })),
  };
}

type Post = ChannelClosing['posts'][number];

function groupOf(state: PostingState): ClosingGroup {
  if (STANDING.includes(state)) return 'standing';
  if (MOVING.includes(state)) return 'moving';
  return HANDS.includes(state) ? 'hands' : 'waiting';
}

/** Closed accounts that have something to end: a credential, or deliveries that were planned while they were being closed. */
async function unfinished(tx: Tx, most: number): Promise<readonly string[]> {
  const rows = tx('channel as c')
    .whereNotNull('c.closed_at')
    .where((either) => {
      void either
        .where((done) => {
          const needing = tx('delivery as d')
            .whereRaw('d.channel = c.id')
            .whereIn('d.state', [...NEEDING]);
          void done.whereNotNull('c.credential').whereNotExists(needing.select(tx.raw('1')));
        })
        .orWhereExists(
          tx('delivery as w')
            .whereRaw('w.channel = c.id')
            .whereIn('w.state', [...WAITING])
            .select(tx.raw('1')),
        );
    });
  return (await rows.orderBy('c.id').limit(most).select<{ id: string }[]>('c.id')).map(({ id }) => id);
}

/** What is left on accounts that close, as use cases are handed it. */
export const closingStore = { waiting, isNeeded, left, unfinished } as const;

/** What is left on accounts that close, as use cases are handed it. */
export type ClosingStore = typeof closingStore;
