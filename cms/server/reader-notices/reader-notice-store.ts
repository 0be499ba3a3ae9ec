import type { Knex } from 'knex';
import type { ReaderNotice, ReaderNoticeState, ReaderNoticeSums } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';

/** A notice as it is kept. */
export type KeptNotice = ReaderNotice & {
  readonly id: string;
  readonly state: ReaderNoticeState;
  readonly tries: number;
  readonly version: number;
};

type Row = Omit<KeptNotice, 'title' | 'body'> & { readonly title: unknown; readonly body: unknown };

const COLUMNS = ['id', 'station', 'reader', 'subject', 'title', 'body', 'state', 'tries', 'version'] as const;

// Written by `insert` alone, from texts in both languages.
const noticeOf = ({ title, body, ...row }: Row): KeptNotice => ({
  ...row,
  ...{ title: fromJsonb(title) as ReaderNotice['title'], body: fromJsonb(body) as ReaderNotice['body'] },
});

/** Many buyers are told at once; so many rows go out in one statement. */
const AT_ONCE = 500;

/** Gives how many are new: what a reader was told of once stays as it was told. */
async function insert(tx: Tx, notices: readonly (ReaderNotice & { readonly id: string })[]): Promise<number> {
  let added = 0;
  for (let from = 0; from < notices.length; from += AT_ONCE) {
    const rows = notices
      .slice(from, from + AT_ONCE)
      .map(({ title, body, ...row }) => ({ ...row, title: JSON.stringify(title), body: JSON.stringify(body) }));
    const made: unknown[] = await tx('reader_notice')
      .insert(rows)
      .onConflict(['reader', 'subject'])
      .ignore()
      .returning('id');
    added += made.length;
  }
  return added;
}

/** The next that is due, held. */
async function due(tx: Tx): Promise<KeptNotice | undefined> {
  const row = await tx('reader_notice')
    .where({ state: 'waiting' })
    .whereRaw('due_at <= clock_timestamp()')
    .orderBy(['due_at', 'id'])
    .forUpdate()
    .skipLocked()
    .first<Row | undefined>(...COLUMNS);
  return row && noticeOf(row);
}

/** The next whose sender fell silent, held. */
async function silent(tx: Tx): Promise<KeptNotice | undefined> {
  const row = await tx('reader_notice')
    .where({ state: 'sending' })
    .whereRaw('lease_until <= clock_timestamp()')
    .orderBy('lease_until')
    .forUpdate()
    .skipLocked()
    .first<Row | undefined>(...COLUMNS);
  return row && noticeOf(row);
}

/** What a move changes beside the state; `lease` and `due` are seconds from now. */
export type NoticeChange = {
  readonly lane?: 'sms' | 'mail';
  readonly says?: string;
  readonly tries?: number;
  readonly lease?: number;
  readonly due?: number;
};

type Move = NoticeChange & { readonly to: ReaderNoticeState };

/** `false` when somebody else moved it first. */
async function move(tx: Tx, { id, version }: KeptNotice, { to, lease, due: wait, ...fields }: Move): Promise<boolean> {
  const from = (seconds: number): Knex.Raw => tx.raw(`clock_timestamp() + ? * interval '1 second'`, [seconds]);
  const change = {
    ...{ ...fields, state: to, version: version + 1, moved_at: tx.raw('clock_timestamp()') },
    lease_until: lease === undefined ? null : from(lease),
    ...(wait === undefined ? {} : { due_at: from(wait) }),
  };
  return (await tx('reader_notice').where({ id, version }).update(change)) === 1;
}

const NONE: ReaderNoticeSums = { sent: 0, waiting: 0, unsure: 0, unreached: 0 };

async function sums(read: Knex, of: { readonly station: string; readonly subject: string }): Promise<ReaderNoticeSums> {
  const { rows } = await read.raw<{ rows: ReaderNoticeSums[] }>(
    `SELECT count(*) FILTER (WHERE state = 'sent')::int AS sent,
       count(*) FILTER (WHERE state IN ('waiting', 'sending'))::int AS waiting,
       count(*) FILTER (WHERE state = 'unsure')::int AS unsure,
       count(*) FILTER (WHERE state IN ('refused', 'nowhere'))::int AS unreached
     FROM reader_notice WHERE station = :station AND subject = :subject`,
    of,
  );
  return rows[0] ?? NONE;
}

/** What a reader was told, the newest first. */
async function ofReader(read: Knex, reader: string) {
  const rows = await read('reader_notice')
    .where({ reader })
    .orderBy('created_at', 'desc')
    .limit(1_000)
    .select<(Pick<Row, 'title' | 'body' | 'state'> & { at: Date })[]>('title', 'body', 'state', { at: 'created_at' });
  return rows.map(({ title, body, state, at }) => ({
    ...{ at: at.toISOString(), state, title: fromJsonb(title), body: fromJsonb(body) },
  }));
}

async function forget(tx: Tx, reader: string): Promise<void> {
  await tx('reader_notice').where({ reader }).delete();
}

/** How notices to readers are kept. */
export const readerNoticeStore = { insert, due, silent, move, sums, ofReader, forget } as const;

/** How notices to readers are kept. */
export type ReaderNoticeStore = typeof readerNoticeStore;
