import { err, ok, type Result } from '@hearth/cms/kernel';
import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { dutyErrors, LiveOffer, shopErrors } from '@hearth/shop/contract';
import type { Pin, PinGoods, pinErrors, SessionFacts, sessionErrors, ShelfEntry } from '../../contract';
import { closePins } from './close-pins';
import { isOffered, isOnStage, linesOf } from './pin.rules';
import type { PinDeps } from './pins-deps';
import type { KeptPin } from './pin-store';
import { entriesOf } from './shelf';
import { shownPin } from './shown-pin';

type Barred = RefusalOf<typeof pinErrors, 'NOT_CLEARED' | 'GATE_SHUT' | 'SELLER_MISSING'>;
type Unknown =
  | RefusalOf<typeof sessionErrors, 'NOT_FOUND' | 'ITEM_NOT_FOUND'>
  | RefusalOf<typeof pinErrors, 'OFF_AIR' | 'NO_OFFER' | 'NOT_ON_SALE'>
  | RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND'>;
type Refused =
  | Barred
  | Unknown
  | RefusalOf<typeof shopErrors, 'OFFER_STATE'>
  | RefusalOf<typeof dutyErrors, 'SESSION_NOT_FOUND' | 'SESSION_FULL'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

type Chosen = { readonly session: SessionFacts; readonly item: string | null; readonly offer: LiveOffer };

/**
 * Shows goods beside the picture. The gate is asked for them under its locks, the shop is told, and then the room is taken: what was shown
 * before ends in the same moment, and whoever saw something else there is told so.
 */
export async function pinGoods(
  deps: PinDeps,
  actor: StaffActor,
  { id, instead, ...wanted }: PinGoods & { readonly id: string },
): Promise<Result<Pin, Refused>> {
  return deps.database.transaction(async (tx): Promise<Result<Pin, Refused>> => {
    const chosen = await choose(deps, tx, { actor, id, ...wanted });
    if (!chosen.ok) return chosen;
    const entry = await ask(deps, tx, chosen.value);
    if (!entry.ok) return entry;
    const { session, offer } = chosen.value;
    if (!session.isRehearsal) {
      const told = await deps.book.pin(tx, actor, { id: session.id, offer: offer.id });
      if (!told.ok) return told;
    }
    return place(deps, tx, { actor, chosen: chosen.value, entry: entry.value, instead });
  });
}

type Choosing = Pick<PinGoods, 'item' | 'offer'> & { readonly actor: StaffActor; readonly id: string };

/** What is to be shown, in a session that is on the air. */
async function choose(deps: PinDeps, tx: Tx, { actor, id, ...wanted }: Choosing): Promise<Result<Chosen, Unknown>> {
  const session = await deps.sessions.find(tx, id);
  if (session?.station !== actor.station) return err('SESSION.NOT_FOUND');
  if (!isOnStage(session.state)) return err('PINS.OFF_AIR', { state: session.state });
  const place = await placeOf(deps, tx, { id, ...wanted });
  if (!place.ok) return place;
  const { item, offer } = place.value;
  const [found] = await deps.offers.of(session.station, [offer]);
  if (!found) return err('SHOP.OFFER_NOT_FOUND');
  if (!isOffered(found)) return err('PINS.NOT_ON_SALE', { phase: found.phase });
  return ok({ session, item, offer: found });
}

type Place = { readonly item: string | null; readonly offer: string };
type NoPlace = RefusalOf<typeof sessionErrors, 'ITEM_NOT_FOUND'> | RefusalOf<typeof pinErrors, 'NO_OFFER'>;

/** The offer of a line, or an offer and the line that it stands in, if it stands in one. */
async function placeOf(
  deps: PinDeps,
  tx: Tx,
  { id, item, offer }: Omit<Choosing, 'actor'>,
): Promise<Result<Place, NoPlace>> {
  const items = await deps.sessions.items(tx, id);
  if (item !== null) {
    const line = items.find((one) => one.id === item);
    if (!line) return err('SESSION.ITEM_NOT_FOUND');
    return line.offer === null ? err('PINS.NO_OFFER') : ok({ item, offer: line.offer });
  }
  if (offer === null) return err('PINS.NO_OFFER');
  const usual = await usualOf(deps, tx, { id, offer });
  return ok({ item: items.find((one) => one.offer === usual)?.id ?? null, offer: usual });
}

/** Whoever presses may see the goods at their price for some minutes: what is pinned is the offer that goes on after it. */
export async function usualOf(
  { prices }: { readonly prices: Pick<PinDeps['prices'], 'running'> },
  tx: Tx,
  { id, offer }: { readonly id: string; readonly offer: string },
): Promise<string> {
  const running = await prices.running(tx, { session: id });
  return running.find((price) => price.offer === offer)?.usual ?? offer;
}

/** Vetting first, under its locks; then what the live itself asks; then who sells it. */
async function ask(deps: PinDeps, tx: Tx, { session, item, offer }: Chosen): Promise<Result<ShelfEntry, Barred>> {
  const { product } = offer;
  const barred = (await deps.gate.recheck(tx, [product])).get(product);
  if (barred) return err('PINS.NOT_CLEARED', { codes: [...new Set(barred.reasons.map(({ code }) => code))] });
  const missing = await deps.gateOfPin(tx, { session: session.id, product, offer: offer.id });
  if (missing.length > 0) return err('PINS.GATE_SHUT', { conditions: missing.map(({ name }) => name) });
  const running = (await deps.prices.running(tx, { product })).map((price) => price.offer);
  const limited = await deps.offers.of(session.station, running);
  const lines = linesOf([{ item, offer: offer.id }], [offer, ...limited], new Set(running));
  const [entry] = await entriesOf(deps, lines);
  return entry ? ok(entry) : err('PINS.SELLER_MISSING');
}

type Placing = {
  readonly actor: StaffActor;
  readonly chosen: Chosen;
  readonly entry: ShelfEntry;
  readonly instead: string | null;
};

type Late = RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'> | RefusalOf<typeof pinErrors, 'OFF_AIR'>;

/** Alone in the room: of two who press at once the second finds what the first did, and a live that was stopped meanwhile shows nothing. */
async function place(deps: PinDeps, tx: Tx, { actor, chosen, entry, instead }: Placing): Promise<Result<Pin, Late>> {
  const { session, item, offer } = chosen;
  const { id: sessionId, station, room } = session;
  await deps.pins.lockRooms(tx, [room]);
  const now = await deps.sessions.find(tx, sessionId);
  if (!now || !isOnStage(now.state)) return err('PINS.OFF_AIR', { state: now?.state ?? session.state });
  const before = await deps.pins.open(tx, { room });
  if ((before[0]?.id ?? null) !== instead) return err('HEARTH.CHANGED_MEANWHILE');
  await closePins(deps, tx, { pins: before, by: actor, why: 'next' });
  const pin = await deps.pins.insert(tx, {
    ...{ id: deps.ids.next(), station, session: sessionId, room, item, offer: offer.id, product: offer.product },
    ...{ shown: entry, by: actor.id, name: actor.name },
  });
  const facts = { pin: pin.id, item, offer: offer.id, product: offer.product, price: entry.price, instead };
  const version = offer.page === null ? {} : { version: offer.page };
  deps.ledger.append(tx, { actor, action: 'live.pinned', subject: sessionId, ...version, facts });
  tx.afterCommit(() => tellPinned(deps, pin));
  return ok(shownPin(pin));
}

function tellPinned({ rooms }: Pick<PinDeps, 'rooms'>, { id, room, item, shown, pinnedAt }: KeptPin): void {
  rooms.tell(room, { type: 'pinned', at: pinnedAt, pinned: { ...shown, item, pin: id, since: pinnedAt } });
}
