import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { LivePoll } from '../../contract';

/** A poll as it is kept. */
export type KeptPoll = LivePoll & {
  readonly station: string;
  /** It is held in a closed room, for the people of the house. */
  readonly isInside: boolean;
};

type Row = {
  readonly id: string;
  readonly room: string;
  readonly station: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly votes: readonly number[] | null;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly isOpen: boolean;
  readonly isInside: boolean;
};

const COLUMNS = `p.id, p.room, p.station, p.question, p.options, p.opens_at AS "opensAt", p.closes_at AS "closesAt",
  p.closes_at > clock_timestamp() AS "isOpen", (SELECT r.is_closed FROM live_room r WHERE r.id = p.room) AS "isInside",
  (SELECT array_agg(v.votes ORDER BY v.option) FROM (
    SELECT o.option, count(c.reader)::int AS votes FROM generate_series(0, cardinality(p.options) - 1) AS o (option)
    LEFT JOIN live_poll_vote c ON c.poll = p.id AND c.option = o.option GROUP BY o.option) v) AS votes`;

const pollOf = ({ options, votes, opensAt, closesAt, ...row }: Row): KeptPoll => ({
  ...row,
  options: options.map((text, at) => ({ text, votes: votes?.[at] ?? 0 })),
  ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
});

const polls = (on: Knex) => on('live_poll as p').select(on.raw(COLUMNS));

async function find(on: Knex, id: string): Promise<KeptPoll | undefined> {
  const row = (await polls(on).where('p.id', id).first()) as Row | undefined;
  return row && pollOf(row);
}

/** The polls of a room, the newest first. */
async function list(on: Knex, room: string): Promise<readonly KeptPoll[]> {
  const rows = (await polls(on).where('p.room', room).orderBy('p.id', 'desc').limit(50)) as Row[];
  return rows.map(pollOf);
}

/** The one that people vote in now. */
async function openIn(on: Knex, room: string): Promise<KeptPoll | undefined> {
  const query = polls(on).where('p.room', room).whereRaw('p.closes_at > clock_timestamp()').orderBy('p.id', 'desc');
  const row = (await query.first()) as Row | undefined;
  return row && pollOf(row);
}

/** A poll about to be opened. */
export type NewPoll = {
  readonly id: string;
  readonly room: string;
  readonly station: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly minutes: number;
  readonly by: string;
};

async function insert(tx: Tx, { minutes, by, options, ...poll }: NewPoll): Promise<void> {
  await tx('live_poll').insert({
    ...{ ...poll, options: [...options], made_by: by, opens_at: tx.raw('now()') },
    closes_at: tx.raw('now() + make_interval(mins => ?)', [minutes]),
  });
}

/** `false` when it is over already. */
async function close(tx: Tx, stations: readonly string[], id: string): Promise<boolean> {
  const closed = await tx('live_poll')
    .where({ id })
    .whereIn('station', [...stations])
    .whereRaw('closes_at > clock_timestamp()')
    .update({ closes_at: tx.raw('clock_timestamp()') });
  return closed === 1;
}

/** A vote about to be counted. */
export type NewVote = { readonly poll: string; readonly reader: string; readonly option: number };

/** The vote of somebody, theirs now or the one that they gave before; nothing where the poll is over. */
async function vote(on: Knex, { poll, reader, option }: NewVote): Promise<number | undefined> {
  const { rows } = await on.raw<{ rows: { option: number }[] }>(
    `WITH given AS (
       INSERT INTO live_poll_vote (poll, reader, option)
       SELECT p.id, ?::uuid, ?::smallint FROM live_poll p WHERE p.id = ? AND p.closes_at > clock_timestamp()
       ON CONFLICT (poll, reader) DO NOTHING RETURNING option
     )
     SELECT option FROM given UNION ALL SELECT option FROM live_poll_vote WHERE poll = ? AND reader = ?`,
    [reader, option, poll, poll, reader],
  );
  return rows[0]?.option;
}

/** A vote stays counted; whose it was goes. */
async function forget(tx: Tx, reader: string): Promise<void> {
  await tx('live_poll_vote')
    .where({ reader })
    .update({ reader: tx.raw('gen_random_uuid()') });
}

/** What somebody voted, for themselves. */
async function ofReader(
  on: Knex,
  reader: string,
): Promise<readonly { readonly poll: string; readonly option: number }[]> {
  return on('live_poll_vote').where({ reader }).select<{ poll: string; option: number }[]>('poll', 'option');
}

/** How polls and votes are kept. */
export const pollStore = { find, list, openIn, insert, close, vote, forget, ofReader } as const;

/** How polls and votes are kept. */
export type PollStore = typeof pollStore;
