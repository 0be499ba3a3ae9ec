import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { EnvelopeState, MakeEnvelope } from '../../contract';

/** A red packet as it is kept. */
export type KeptEnvelope = Omit<MakeEnvelope, 'opensAt' | 'closesAt'> & {
  readonly id: string;
  readonly station: string;
  readonly room: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly state: EnvelopeState;
  readonly version: number;
  /** Sealed. */
  readonly seed: string | null;
  readonly seedHash: string | null;
  readonly madeBy: string;
  readonly fundedMonth: string | null;
  readonly paidFen: number;
  readonly returnedFen: number;
  readonly taken: number;
  readonly takenFen: number;
};

type Sums = 'budget' | 'least' | 'most' | 'paidFen' | 'returnedFen' | 'takenFen';
type Row = Omit<KeptEnvelope, Sums> & Readonly<Record<Sums, string>>;

const COLUMNS = `e.id, e.station, e.session, e.room, e.title, e.budget, e.count, e.split, e.least, e.most, e.payout,
  e.coupon_batch AS "couponBatch", e.audience, e.opens_at AS "opensAt", e.closes_at AS "closesAt", e.state, e.version, e.seed,
  e.seed_hash AS "seedHash", e.made_by AS "madeBy", to_char(e.funded_month, 'YYYY-MM-DD') AS "fundedMonth",
  e.paid_fen AS "paidFen", e.returned_fen AS "returnedFen",
  (SELECT count(*)::int FROM live_envelope_share s WHERE s.envelope = e.id AND s.reader IS NOT NULL) AS taken,
  (SELECT coalesce(sum(s.amount), 0) FROM live_envelope_share s WHERE s.envelope = e.id AND s.reader IS NOT NULL) AS "takenFen"`;
const PAGE = 200;

const whole = (read: Knex): Knex.QueryBuilder => read('live_envelope as e').select(read.raw(COLUMNS));

const envelopeOf = ({ budget, least, most, paidFen, returnedFen, takenFen, ...row }: Row): KeptEnvelope => ({
  ...row,
  ...{ budget: Number(budget), least: Number(least), most: Number(most) },
  ...{ paidFen: Number(paidFen), returnedFen: Number(returnedFen), takenFen: Number(takenFen) },
});

/** Which red packet of which station. */
export type EnvelopeOf = { readonly station: string; readonly id: string };

async function list(read: Knex, station: string, session: string | undefined): Promise<readonly KeptEnvelope[]> {
  const query = whole(read).where({ 'e.station': station, ...(session && { 'e.session': session }) });
  return ((await query.orderBy('e.id', 'desc').limit(PAGE)) as Row[]).map(envelopeOf);
}

async function find(read: Knex, { station, id }: EnvelopeOf): Promise<KeptEnvelope | undefined> {
  const row = (await whole(read).where({ 'e.station': station, 'e.id': id }).first()) as Row | undefined;
  return row && envelopeOf(row);
}

/** Those of a live that viewers may see, whatever the station. */
async function shown(read: Knex, session: string): Promise<readonly KeptEnvelope[]> {
  const query = whole(read).where('e.session', session).whereNotIn('e.state', ['draft', 'funded', 'cancelled']);
  return ((await query.orderBy('e.opens_at').limit(PAGE)) as Row[]).map(envelopeOf);
}

/** Those of a room that may be reached for now. */
async function openIn(read: Knex, room: string): Promise<readonly KeptEnvelope[]> {
  return ((await whole(read).where({ 'e.room': room, 'e.state': 'open' }).orderBy('e.opens_at')) as Row[]).map(
    envelopeOf,
  );
}

/** The numbers of those of a live that stand so, however many there are. */
async function idsIn(
  read: Knex,
  { station, session, states }: { station: string; session: string; states: readonly EnvelopeState[] },
): Promise<readonly string[]> {
  const query = read('live_envelope')
    .where({ station, session })
    .whereIn('state', [...states]);
  return query.orderBy('id').pluck<string[]>('id');
}

/** Whoever moves it does so alone: shares that are being taken are taken first. What is read afterwards is true until the commit. */
async function locked(tx: Tx, which: EnvelopeOf): Promise<KeptEnvelope | undefined> {
  await tx('live_envelope')
    .where({ ...which })
    .forNoKeyUpdate()
    .first('id');
  return find(tx, which);
}

/** Those for which the time has come: to open, to end, to be settled; by the clock of the database. */
async function due(read: Knex, limit: number): Promise<readonly EnvelopeOf[]> {
  return read('live_envelope')
    .whereRaw(
      `(state = 'published' AND opens_at <= clock_timestamp()) OR (state = 'open' AND closes_at <= clock_timestamp())
       OR state IN ('sold-out', 'expired')`,
    )
    .orderBy('opens_at')
    .limit(limit)
    .select<EnvelopeOf[]>('id', 'station');
}

/** A red packet that was just made. */
export type NewEnvelope = MakeEnvelope & EnvelopeOf & { readonly room: string; readonly madeBy: string };

async function insert(tx: Tx, { couponBatch, opensAt, closesAt, madeBy, ...envelope }: NewEnvelope): Promise<void> {
  await tx('live_envelope').insert({
    ...envelope,
    ...{ coupon_batch: couponBatch, opens_at: opensAt, closes_at: closesAt, made_by: madeBy, state: 'draft' },
  });
}

/** What a move may write besides the state. */
export type EnvelopeChange = {
  readonly fundedBy?: string;
  readonly fundedMonth?: string;
  readonly seed?: string;
  readonly seedHash?: string;
  readonly returnedFen?: number;
};

/** `false` when somebody else was first. */
async function move(
  tx: Tx,
  { id, station, state, version }: KeptEnvelope,
  { to, change }: { readonly to: EnvelopeState; readonly change: EnvelopeChange },
): Promise<boolean> {
  const { fundedBy, fundedMonth, seed, seedHash, returnedFen } = change;
  const moved = await tx('live_envelope')
    .where({ id, station, state, version })
    .update({
      ...{ state: to, version: version + 1 },
      ...(fundedBy === undefined ? {} : { funded_by: fundedBy, funded_month: fundedMonth }),
      ...(seed === undefined ? {} : { seed, seed_hash: seedHash }),
      ...(returnedFen === undefined ? {} : { returned_fen: returnedFen }),
    });
  return moved === 1;
}

/** Counts what was paid out; `false` when somebody else was first. */
async function countPaid(tx: Tx, { id, station, version }: KeptEnvelope, fen: number): Promise<boolean> {
  const counted = await tx('live_envelope')
    .where({ id, station, version })
    .update({ paid_fen: tx.raw('paid_fen + ?', [fen]), version: version + 1 });
  return counted === 1;
}

/** How red packets are kept. */
export const envelopeStore = { list, find, shown, openIn, idsIn, locked, due, insert, move, countPaid } as const;

/** How red packets are kept. */
export type EnvelopeStore = typeof envelopeStore;
