import type { Knex } from 'knex';
import { Bug } from '@hearth/cms/kernel';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { Pin, ShelfEntry, UnpinReason } from '../../contract';

/** A pin as it is kept. */
export type KeptPin = Pin & { readonly station: string; readonly shown: ShelfEntry };

type Row = Omit<KeptPin, 'shown' | 'title' | 'spec' | 'price' | 'pinnedAt' | 'unpinnedAt'> & {
  readonly shown: unknown;
  readonly pinnedAt: Date;
  readonly unpinnedAt: Date | null;
};

const COLUMNS = `p.id, p.station, p.session, p.room, p.item, p.offer, p.product, p.shown, p.pinned_at AS "pinnedAt",
  p.pinned_name AS "pinnedBy", p.unpinned_at AS "unpinnedAt", p.unpinned_name AS "unpinnedBy", p.why, p.reasons`;

function pinOf({ pinnedAt, unpinnedAt, ...row }: Row): KeptPin {
  // Written below from what the contract's schema describes.
  const shown = fromJsonb(row.shown) as ShelfEntry;
  const { title, spec, price } = shown;
  return {
    ...{ ...row, shown, title, spec, price },
    ...{ pinnedAt: pinnedAt.toISOString(), unpinnedAt: unpinnedAt?.toISOString() ?? null },
  };
}

/** Whoever pins or takes away in a room is alone with it until the commit; several rooms are taken in one order, after all other locks. */
async function lockRooms(tx: Tx, rooms: readonly string[]): Promise<void> {
  for (const room of [...new Set(rooms)].sort())
    await tx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('live.pin ' || ?, 0))`, [room]);
}

/** Which pins are asked for. */
type Where = Readonly<Partial<Record<'id' | 'room' | 'product' | 'session', string>>>;

/** Those that are open, of a room, of goods, of a session or at all. */
async function open(read: Knex, where: Where): Promise<readonly KeptPin[]> {
  const query = read('live_pin as p').where(where).whereNull('p.unpinned_at');
  const rows = await query.select(read.raw(COLUMNS)).orderBy('p.id');
  return (rows as Row[]).map(pinOf);
}

/** A pin about to be kept. */
export type NewPin = Pick<KeptPin, 'id' | 'station' | 'session' | 'room' | 'item' | 'offer' | 'product' | 'shown'> & {
  readonly by: string;
  readonly name: string;
};

/** Begins a pin, never before the one before it ended, however the clock was set meanwhile. The caller holds the room. */
async function insert(tx: Tx, { by, name, shown, ...pin }: NewPin): Promise<KeptPin> {
  const after = tx.raw('greatest(clock_timestamp(), (SELECT max(l.unpinned_at) FROM live_pin l WHERE l.room = ?))', [
    pin.room,
  ]);
  await tx('live_pin').insert({
    ...{ ...pin, shown: JSON.stringify(shown) },
    ...{ pinned_at: after, pinned_by: by, pinned_name: name },
  });
  const [kept] = await open(tx, { id: pin.id });
  if (!kept) throw new Bug(`the pin ${pin.id} is gone in the transaction that made it`);
  return kept;
}

/** How pins are closed. */
export type PinEnd = {
  readonly pins: readonly string[];
  readonly by: string;
  readonly name: string;
  readonly why: UnpinReason;
  readonly reasons: readonly string[];
};

/** Ends those that are open still. The caller holds their rooms. */
async function close(tx: Tx, { pins, by, name, why, reasons }: PinEnd): Promise<readonly KeptPin[]> {
  const { rows } = await tx.raw<{ rows: Row[] }>(
    `UPDATE live_pin p SET unpinned_at = greatest(clock_timestamp(), p.pinned_at), unpinned_by = ?, unpinned_name = ?, why = ?,
       reasons = ?::text[]
     WHERE p.id = ANY(?::uuid[]) AND p.unpinned_at IS NULL RETURNING ${COLUMNS}`,
    [by, name, why, [...reasons], [...pins]],
  );
  return rows.map(pinOf);
}

/** Which pins of a log. */
export type PinPage = { readonly session: string; readonly before?: string | undefined; readonly limit: number };

/** What a session showed, the newest first. */
async function page(read: Knex, { session, before, limit }: PinPage): Promise<readonly KeptPin[]> {
  const query = read('live_pin as p').where({ 'p.session': session }).select(read.raw(COLUMNS));
  if (before !== undefined)
    void query.whereRaw('(p.pinned_at, p.id) < (SELECT b.pinned_at, b.id FROM live_pin b WHERE b.id = ?)', [before]);
  const rows = await query.orderByRaw('p.pinned_at DESC, p.id DESC').limit(limit);
  return (rows as Row[]).map(pinOf);
}

/** What a session showed, the first first. */
async function log(read: Knex, session: string): Promise<readonly KeptPin[]> {
  const rows = await read('live_pin as p')
    .where({ 'p.session': session })
    .select(read.raw(COLUMNS))
    .orderByRaw('p.pinned_at, p.id');
  return (rows as Row[]).map(pinOf);
}

/** A time, from when until when. */
export type Span = { readonly from: Date; readonly until: Date };

/** What was shown of goods within a time, the first first. */
async function ofProduct(read: Knex, product: string, { from, until }: Span): Promise<readonly KeptPin[]> {
  const rows = await read('live_pin as p')
    .where({ 'p.product': product })
    .where('p.pinned_at', '<', until)
    .whereRaw('coalesce(p.unpinned_at, clock_timestamp()) > ?', [from])
    .select(read.raw(COLUMNS))
    .orderByRaw('p.pinned_at, p.id')
    .limit(1_000);
  return (rows as Row[]).map(pinOf);
}

/** How pins are kept. */
export const pinStore = { lockRooms, open, insert, close, page, log, ofProduct } as const;

/** How pins are kept. */
export type PinStore = typeof pinStore;
