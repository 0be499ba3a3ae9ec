import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { Pinned, Session, SessionKind, SessionPhase } from '../../contract';

/** A live as it is kept. */
export type KeptSession = Omit<Session, 'phase'> & { readonly station: string };

type Row = Omit<KeptSession, 'beginsAt' | 'endsAt'> & { readonly beginsAt: Date; readonly endsAt: Date | null };

const COLUMNS = `s.station, s.id, s.title, s.kinds, s.begins_at AS "beginsAt", s.ends_at AS "endsAt", s.version`;

const sessionOf = ({ beginsAt, endsAt, ...row }: Row): KeptSession => ({
  ...row,
  ...{ beginsAt: beginsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null },
});

/** A live by its station and number. */
export type Which = { readonly station: string; readonly id: string };

async function find(read: Knex, { station, id }: Which): Promise<KeptSession | undefined> {
  const row = (await read('shop_session as s').where({ station, id }).select(read.raw(COLUMNS)).first()) as
    Row | undefined;
  return row && sessionOf(row);
}

/** Whoever holds it is alone with it until the commit. */
async function hold(tx: Tx, { station, id }: Which): Promise<KeptSession | undefined> {
  const query = tx('shop_session as s').where({ station, id }).select(tx.raw(COLUMNS)).forNoKeyUpdate('s');
  const row = (await query.first()) as Row | undefined;
  return row && sessionOf(row);
}

/** Which lives of a list. */
export type SessionPage = {
  readonly station: string;
  /** Words of a title, or how a number ends. */
  readonly search?: string | undefined;
  readonly phase?: SessionPhase | undefined;
  readonly kind?: SessionKind | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
};

const PHASES: Readonly<Record<SessionPhase, string>> = {
  coming: 's.begins_at > clock_timestamp()',
  on: 's.begins_at <= clock_timestamp() AND (s.ends_at IS NULL OR s.ends_at > clock_timestamp())',
  over: 's.ends_at <= clock_timestamp()',
};

async function list(read: Knex, page: SessionPage): Promise<readonly KeptSession[]> {
  const { station, search, phase, kind, before, limit } = page;
  const query = read('shop_session as s').where('s.station', station).select(read.raw(COLUMNS));
  if (search) {
    void query.whereRaw('(strpos(lower(s.title), lower(?)) > 0 OR strpos(s.id::text, lower(?)) > 0)', [search, search]);
  }
  if (phase !== undefined) void query.whereRaw(PHASES[phase]);
  if (kind !== undefined) void query.whereRaw('? = ANY(s.kinds)', [kind]);
  if (before !== undefined) {
    const last = 'SELECT b.begins_at, b.id FROM shop_session b WHERE b.station = ? AND b.id = ?';
    void query.whereRaw(`(s.begins_at, s.id) < (${last})`, [station, before]);
  }
  const rows = await query.orderByRaw('s.begins_at DESC, s.id DESC').limit(limit);
  return (rows as Row[]).map(sessionOf);
}

type Told = Omit<KeptSession, 'version'> & { readonly by: string };

const written = ({ title, kinds, beginsAt, endsAt, by }: Told) => ({
  ...{ title, kinds, begins_at: beginsAt, ends_at: endsAt, told_by: by },
});

/** `false` when the station knows it already. */
async function insert(tx: Tx, told: Told): Promise<boolean> {
  const { station, id } = told;
  const rows = (await tx('shop_session')
    .insert({ station, id, ...written(told) })
    .onConflict(['station', 'id'])
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

/** `false` when somebody else changed it first. */
async function change(tx: Tx, told: Told & { readonly version: number }): Promise<boolean> {
  const { station, id, version } = told;
  const next = { ...written(told), version: version + 1, told_at: tx.raw('clock_timestamp()') };
  return (await tx('shop_session').where({ station, id, version }).update(next)) === 1;
}

/** Goods about to be noted as shown. */
export type NewPin = {
  readonly station: string;
  readonly session: string;
  readonly offer: string;
  readonly cleared: boolean;
  readonly reasons: readonly string[];
  readonly page: string;
  readonly seller: string | null;
  readonly shownHash: string | null;
  readonly by: string;
};

/** `false` when it was shown before: what was noted first stays. */
async function pin(tx: Tx, { shownHash, by, reasons, ...rest }: NewPin): Promise<boolean> {
  const rows = (await tx('shop_session_goods')
    .insert({ ...rest, reasons: [...reasons], shown_hash: shownHash, pinned_by: by })
    .onConflict(['station', 'session', 'offer'])
    .ignore()
    .returning('offer')) as unknown[];
  return rows.length === 1;
}

type PinRow = Omit<Pinned, 'title' | 'pinnedAt' | 'price'> & {
  readonly title: unknown;
  readonly pinnedAt: Date;
  readonly price: string;
};

/** What a live showed, the first first. */
async function pinned(read: Knex, { station, id }: Which): Promise<readonly Pinned[]> {
  const rows = await read('shop_session_goods as g')
    .join('shop_offer as o', 'o.id', 'g.offer')
    .join('shop_variant as v', 'v.id', 'o.variant')
    .where({ 'g.station': station, 'g.session': id })
    .orderBy('g.pinned_at')
    .orderBy('g.offer')
    .select<PinRow[]>('g.offer', 'v.title', 'v.spec', 'o.price', 'g.cleared', 'g.reasons', 'g.seller', {
      pinnedAt: 'g.pinned_at',
    });
  return rows.map(({ title, pinnedAt, price, ...row }) => ({
    ...row,
    // Written by the contract's own schema.
    ...{ title: fromJsonb(title) as Pinned['title'], pinnedAt: pinnedAt.toISOString(), price: Number(price) },
  }));
}

/** How lives, and what they showed, are kept. */
export const sessionStore = { find, hold, list, insert, change, pin, pinned } as const;

/** How lives, and what they showed, are kept. */
export type SessionStore = typeof sessionStore;
