import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { EnvelopeState, MakeEnvelope } from '../../contract';

/** A share that somebody has. */
export type TakenShare = { readonly reader: string; readonly amount: number; readonly coupon: string | null };

/** What whoever takes shares has to know of the red packet. */
export type EnvelopeNow = Pick<MakeEnvelope, 'session' | 'payout' | 'couponBatch' | 'audience'> & {
  readonly id: string;
  readonly station: string;
  readonly state: EnvelopeState;
  readonly opensAt: Date;
  /** It is open, and its time is not over. */
  readonly isOpen: boolean;
};

type Row = Omit<TakenShare, 'amount'> & { readonly amount: string };
const shareOf = ({ amount, ...row }: Row): TakenShare => ({ ...row, amount: Number(amount) });

/** Keeps the shares of a red packet. */
async function insert(tx: Tx, envelope: string, shares: readonly number[]): Promise<void> {
  await tx.raw(
    `INSERT INTO live_envelope_share (envelope, seq, amount)
     SELECT ?, w.at - 1, w.amount FROM unnest(?::bigint[]) WITH ORDINALITY AS w (amount, at)`,
    [envelope, [...shares]],
  );
}

/** How a red packet stands; it stays so until the commit, because whoever ends it waits for those who are taking. */
async function standing(tx: Tx, id: string): Promise<EnvelopeNow | undefined> {
  const { rows } = await tx.raw<{ rows: EnvelopeNow[] }>(
    `SELECT id, station, session, payout, coupon_batch AS "couponBatch", audience, state, opens_at AS "opensAt",
       state = 'open' AND clock_timestamp() < closes_at AS "isOpen"
     FROM live_envelope WHERE id = ? FOR SHARE`,
    [id],
  );
  return rows[0];
}

/**
 * Takes a share for each reader who has none yet, as long as there are any: one statement, and nobody waits for a share that somebody else is
 * taking at this very moment. Answers the shares that were taken.
 */
async function take(tx: Tx, envelope: string, readers: readonly string[]): Promise<readonly TakenShare[]> {
  const { rows } = await tx.raw<{ rows: Row[] }>(
    `WITH fresh AS MATERIALIZED (
       SELECT w.reader, row_number() OVER (ORDER BY w.at) AS place
       FROM unnest(?::uuid[]) WITH ORDINALITY AS w (reader, at)
       WHERE NOT EXISTS (SELECT 1 FROM live_envelope_share h WHERE h.envelope = ? AND h.reader = w.reader)
     ), free AS MATERIALIZED (
       SELECT seq FROM live_envelope_share WHERE envelope = ? AND reader IS NULL ORDER BY seq
       LIMIT (SELECT count(*) FROM fresh) FOR UPDATE SKIP LOCKED
     ), placed AS (
       SELECT seq, row_number() OVER (ORDER BY seq) AS place FROM free
     )
     UPDATE live_envelope_share s SET reader = f.reader, claimed_at = clock_timestamp()
     FROM placed p JOIN fresh f USING (place)
     WHERE s.envelope = ? AND s.seq = p.seq
     RETURNING s.reader, s.amount, s.coupon`,
    [[...readers], envelope, envelope, envelope],
  );
  return rows.map(shareOf);
}

/** Waits until those who are taking the next share have it or gave it back. Only for whoever holds no share themselves. */
async function awaitOthers(tx: Tx, envelope: string): Promise<void> {
  await tx.raw(
    `SELECT seq FROM live_envelope_share WHERE envelope = ? AND reader IS NULL ORDER BY seq LIMIT 1 FOR NO KEY UPDATE`,
    [envelope],
  );
}

/** Notes which coupon each was given. */
async function noteCoupons(tx: Tx, envelope: string, coupons: ReadonlyMap<string, string>): Promise<void> {
  const given = [...coupons].map(([reader, coupon]) => ({ reader, coupon }));
  await tx.raw(
    `UPDATE live_envelope_share s SET coupon = w.coupon
     FROM json_to_recordset(?::json) AS w (reader uuid, coupon uuid) WHERE s.envelope = ? AND s.reader = w.reader`,
    [JSON.stringify(given), envelope],
  );
}

/** The shares of a red packet that somebody has: of these readers, or all. */
async function taken(read: Knex, envelope: string, readers?: readonly string[]): Promise<readonly TakenShare[]> {
  const query = read('live_envelope_share').where({ envelope }).whereNotNull('reader');
  const rows = await (readers ? query.whereRaw('reader = ANY(?::uuid[])', [[...readers]]) : query).select<Row[]>(
    ...['reader', 'amount', 'coupon'],
  );
  return rows.map(shareOf);
}

/** How many shares nobody has, those that are being taken among them. */
async function left(read: Knex, envelope: string): Promise<number> {
  const { rows } = await read.raw<{ rows: { left: number }[] }>(
    `SELECT count(*)::int AS left FROM live_envelope_share WHERE envelope = ? AND reader IS NULL`,
    [envelope],
  );
  return rows[0]?.left ?? 0;
}

/** Notes that what was taken was paid; answers how much. */
async function payAll(tx: Tx, envelope: string, receipt: string): Promise<number> {
  const { rows } = await tx.raw<{ rows: { fen: string }[] }>(
    `WITH paid AS (UPDATE live_envelope_share SET paid_at = clock_timestamp(), receipt = ?
       WHERE envelope = ? AND reader IS NOT NULL AND paid_at IS NULL RETURNING amount)
     SELECT coalesce(sum(amount), 0) AS fen FROM paid`,
    [receipt, envelope],
  );
  return Number(rows[0]?.fen ?? 0);
}

/** A share of a reader, as they see it. */
export type OwnShare = TakenShare & {
  readonly envelope: string;
  readonly title: string;
  readonly payout: MakeEnvelope['payout'];
  readonly at: Date;
  readonly paidAt: Date | null;
};

async function ofReader(read: Knex, reader: string, limit: number): Promise<readonly OwnShare[]> {
  const rows = await read('live_envelope_share as s')
    .join('live_envelope as e', 'e.id', 's.envelope')
    .where('s.reader', reader)
    .orderBy('s.claimed_at', 'desc')
    .limit(limit)
    .select<(Omit<OwnShare, 'amount'> & { readonly amount: string })[]>(
      's.reader',
      's.amount',
      's.coupon',
      's.envelope',
      'e.title',
      'e.payout',
      's.claimed_at as at',
      's.paid_at as paidAt',
    );
  return rows.map(({ amount, ...row }) => ({ ...row, amount: Number(amount) }));
}

/** A person is forgotten; what was taken stays taken. */
async function forget(tx: Tx, reader: string): Promise<void> {
  await tx('live_envelope_share')
    .where({ reader })
    .update({ reader: tx.raw('gen_random_uuid()') });
}

/** How shares of red packets are kept. */
export const shareStore = {
  ...{ insert, standing, take, awaitOthers, noteCoupons, taken, left, payAll, ofReader, forget },
} as const;

/** How shares of red packets are kept. */
export type ShareStore = typeof shareStore;
