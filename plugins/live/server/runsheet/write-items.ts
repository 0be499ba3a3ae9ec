import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { MOST_ITEMS, type Runsheet, type SessionState, type WriteItem } from '../../contract';
import { tellDesk } from '../sessions/desk-words';
import { note } from '../sessions/note';
import type { SessionDeps, SessionRefusal } from '../sessions/session-deps';
import type { KeptSession } from '../sessions/session-store';
import type { KeptItem, SoundItem } from './item-store';
import { presentRunsheet } from './present-items';

type Sheet = Promise<Result<Runsheet, SessionRefusal>>;

/** Lines may be written until a live is over: what comes up on the air is put in on the air. */
const OVER: readonly SessionState[] = ['ending', 'ended', 'published', 'archived', 'cancelled'];

/** The lines of a session. */
export async function seeRunsheet({ database, sessions, items }: SessionDeps, actor: StaffActor, id: string): Sheet {
  const { read } = database;
  const session = await sessions.find(read, actor.stations, id);
  return session ? ok(presentRunsheet(session, await items.of(read, id))) : err('SESSION.NOT_FOUND');
}

type Writing = {
  readonly actor: StaffActor;
  readonly id: string;
  readonly event: string;
  write(tx: Tx, session: KeptSession): Promise<Result<Readonly<Record<string, unknown>>, SessionRefusal>>;
};

/** Every change holds the session: two who write at once do so one after the other. */
async function writing(deps: SessionDeps, { actor, id, event, write }: Writing): Sheet {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SessionRefusal>> => {
    const session = await deps.sessions.hold(tx, id, actor.stations);
    if (!session) return err('SESSION.NOT_FOUND');
    const { state } = session;
    if (OVER.includes(state)) return err('SESSION.FIXED', { state });
    const written = await write(tx, session);
    if (!written.ok) return written;
    await note(deps, tx, { actor, session, event, facts: written.value });
    await tellDesk(deps, tx, { session, telling: { type: 'runsheet' } });
    return ok();
  });
  return done.ok ? seeRunsheet(deps, actor, id) : done;
}

/** Adds a line at the end. */
export function addItem(
  deps: SessionDeps,
  actor: StaffActor,
  { id: session, ...line }: WriteItem & { readonly id: string },
): Sheet {
  return writing(deps, {
    ...{ actor, id: session, event: 'item-added' },
    write: async (tx, of) => {
      const all = await deps.items.of(tx, session);
      if (all.length >= MOST_ITEMS) return err('SESSION.ITEMS_FULL', { most: MOST_ITEMS });
      const sound = await soundLine(deps, tx, { session: of, line });
      if (!sound.ok) return sound;
      const position = (all.at(-1)?.position ?? -1) + 1;
      const id = deps.ids.next();
      await deps.items.insert(tx, { ...sound.value, id, session, station: of.station, position });
      return ok({ item: id });
    },
  });
}

type Changing = WriteItem & { readonly id: string; readonly item: string; readonly version: number };

/** Changes a line. A line of a rehearsal keeps its offer: it is the number that no shop knows. */
export function changeItem(deps: SessionDeps, actor: StaffActor, { id, item, version, ...line }: Changing): Sheet {
  return writing(deps, {
    ...{ actor, id, event: 'item-changed' },
    write: async (tx, session) => {
      const known = await deps.items.find(tx, id, item);
      if (!known) return err('SESSION.ITEM_NOT_FOUND');
      if (known.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
      const sound = await soundLine(deps, tx, { session, line, known });
      if (!sound.ok) return sound;
      if (!(await deps.items.change(tx, known, sound.value))) return err('HEARTH.CHANGED_MEANWHILE');
      // Two people signed words about other goods than these.
      if (sound.value.product !== known.product) await deps.items.unload(tx, { id: item });
      return ok({ item });
    },
  });
}

/** Takes a line out that did not begin. */
export function removeItem(
  deps: SessionDeps,
  actor: StaffActor,
  { id, item }: { readonly id: string; readonly item: string },
): Sheet {
  return writing(deps, {
    ...{ actor, id, event: 'item-removed' },
    write: async (tx) => {
      const known = await deps.items.find(tx, id, item);
      if (!known) return err('SESSION.ITEM_NOT_FOUND');
      if (known.beganAt !== null) return err('SESSION.ITEM_BUSY');
      await deps.items.remove(tx, known);
      return ok({ item });
    },
  });
}

type Ordering = { readonly id: string; readonly items: readonly string[]; readonly version: number };

/** Puts the lines into another order. Whoever did not see all of them, or another order, sees it first. */
export function orderItems(deps: SessionDeps, actor: StaffActor, { id, items, version }: Ordering): Sheet {
  return writing(deps, {
    ...{ actor, id, event: 'items-ordered' },
    write: async (tx) => {
      const known = new Set((await deps.items.of(tx, id)).map((line) => line.id));
      const isWhole = items.length === known.size && new Set(items).size === items.length;
      if (!isWhole || !items.every((one) => known.has(one))) return err('HEARTH.CHANGED_MEANWHILE');
      if (!(await deps.sessions.reordered(tx, id, version))) return err('HEARTH.CHANGED_MEANWHILE');
      await deps.items.order(tx, id, items);
      return ok({ items: items.length });
    },
  });
}

type Line = { readonly session: KeptSession; readonly line: WriteItem; readonly known?: KeptItem };
type Sound = Promise<Result<SoundItem, SessionRefusal>>;

/** A line names goods that this station may sell, an offer of its own shop, and a fallback of the same session. */
async function soundLine(deps: SessionDeps, tx: Tx, { session, line, known }: Line): Sound {
  // What is rehearsed was looked at when it was planned; its offer is a number that no shop knows.
  const isPractised = known !== undefined && known.rehearses !== null && line.offer === known.offer;
  const goods = isPractised ? ok(known.product) : await goodsOf(deps, tx, { session, line });
  if (!goods.ok) return goods;
  const { fallback } = line;
  const isOther = fallback !== known?.id && (await isLine(deps, tx, { session, fallback }));
  if (!isOther) return err('SESSION.FALLBACK_NOT_THERE');
  const offer = isPractised ? { offer: known.offer, rehearses: known.rehearses } : offerIn(deps, session, line);
  return ok({ ...line, ...offer, product: goods.value });
}

/** In a rehearsal an offer gets a number that no shop knows, whoever plans it when. */
const offerIn = ({ ids }: SessionDeps, { isRehearsal }: KeptSession, { offer }: WriteItem) =>
  isRehearsal && offer !== null ? { offer: ids.next(), rehearses: offer } : { offer, rehearses: null };

/** The goods of an offer, or those that were named without one. */
async function goodsOf(
  { offers, vetted }: SessionDeps,
  tx: Tx,
  { session: { station }, line }: Line,
): Promise<Result<string | null, SessionRefusal>> {
  const { offer: wanted } = line;
  const offer = wanted === null ? undefined : (await offers.of(tx, { station, offers: [wanted] })).get(wanted);
  if (wanted !== null && !offer) return err('SESSION.OFFER_NOT_FOUND');
  const product = offer?.product ?? line.product;
  if (product !== null && !(await vetted.areVettedFor(tx, station, product))) return err('SESSION.PRODUCT_NOT_FOUND');
  return ok(product);
}

const isLine = async (
  { items }: SessionDeps,
  tx: Tx,
  { session, fallback }: { readonly session: KeptSession; readonly fallback: string | null },
): Promise<boolean> => fallback === null || (await items.find(tx, session.id, fallback)) !== undefined;
