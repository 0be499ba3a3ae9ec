import type { PinnedProduct, SessionFacts, ShelfEntry } from '../../contract';
import { entryOf, linesOf, nextChange, orderOf, type ShelfLine } from './pin.rules';
import type { PinDeps } from './pins-deps';

/** What reading a shelf stands on. */
export type ShelfDeps = Pick<PinDeps, 'database' | 'sessions' | 'goods' | 'offers' | 'pins' | 'prices'>;

/** The shelf of a session at a moment. */
export type Shelf = {
  readonly lines: readonly ShelfLine[];
  /** Milliseconds until it changes by itself; null when it does not. */
  readonly changesIn: number | null;
};

/** Which session, and what stands on its shelf besides: what is pinned may be no part of it. */
export type Asked = { readonly session: Pick<SessionFacts, 'id' | 'station'>; readonly more?: readonly string[] };

/** Reads the shelf of a session: its run-of-show first, then what it sells besides, each at the price that is in force. */
export async function readShelf(
  { database, sessions, offers, prices }: ShelfDeps,
  { session, more = [] }: Asked,
): Promise<Shelf> {
  const { id, station } = session;
  const [items, others, running] = await Promise.all([
    sessions.items(database.read, id),
    offers.ofSession(station, id),
    prices.running(database.read, { session: id }),
  ]);
  const wanted = orderOf(items, [...others, ...more]);
  const limited = running.map(({ offer }) => offer);
  const found = await offers.of(station, [...wanted.map(({ offer }) => offer), ...limited]);
  return { lines: linesOf(wanted, found, new Set(limited)), changesIn: nextChange(found) };
}

/** What stands on the shelf of a session, for the shop: what is ordered from it in the room was ordered in this live. */
export async function shelvedIn(
  deps: ShelfDeps,
  live: { readonly station: string; readonly session: string },
): Promise<readonly string[]> {
  const session = await deps.sessions.find(deps.database.read, live.session);
  if (session?.station !== live.station || session.isRehearsal) return [];
  const { lines } = await readShelf(deps, { session });
  return [...new Set(lines.flatMap(({ usual, inForce }) => [usual.id, inForce.id]))];
}

/** Lines as viewers see them. Goods that may not be shown now are not among them, nor any of which nobody says who sells them. */
export async function entriesOf(
  { goods }: Pick<ShelfDeps, 'goods'>,
  lines: readonly ShelfLine[],
): Promise<ShelfEntry[]> {
  const shown = await goods.of([...new Set(lines.map(({ usual }) => usual.product))]);
  return lines.flatMap((line) => {
    const seller = shown.get(line.usual.product)?.seller;
    return seller ? [entryOf(line, seller)] : [];
  });
}

/** What stands beside the picture of a session, and its shelf. */
export type Shown = { readonly pinned: PinnedProduct | null; readonly shelf: readonly ShelfEntry[] };

/** Reads what whoever comes in now must see. */
export async function readShown(
  deps: ShelfDeps,
  session: Pick<SessionFacts, 'id' | 'station' | 'room'>,
): Promise<Shown> {
  const [pin] = await deps.pins.open(deps.database.read, { room: session.room });
  const { lines } = await readShelf(deps, { session, more: pin ? [pin.offer] : [] });
  const entries = await entriesOf(deps, lines);
  const line = pin && lines.find(({ usual }) => usual.id === pin.offer);
  const own = line && entries.find(({ offer }) => offer === line.inForce.id);
  return { pinned: pin && own ? { ...own, item: pin.item, pin: pin.id, since: pin.pinnedAt } : null, shelf: entries };
}
