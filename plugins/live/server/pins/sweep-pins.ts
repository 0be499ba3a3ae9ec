import { theHouse } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { GateVerdict } from '@hearth/vetting/contract';
import type { SessionFacts } from '../../contract';
import { closePins } from './close-pins';
import { endPrices, tellEnded } from './end-prices';
import type { KeptPrice } from './live-price-store';
import { faultOf, type PinFault } from './pin.rules';
import type { PinDeps } from './pins-deps';
import type { KeptPin } from './pin-store';

const SWEEP = 'live.sweep';

/** What a sweep took away. */
export type Swept = { readonly pins: number; readonly prices: number };

/**
 * Looks at everything that is shown, by the rows of vetting under their locks: what may be shown no longer is taken away, and why is written
 * down. Nobody has to notice that a paper ends. Prices whose time is over are noted as such, and those of a live that is not on the air end.
 */
export async function sweepPins(deps: PinDeps): Promise<Swept> {
  const { database, pins, prices } = deps;
  const overdue = await prices.endOverdue(database.read);
  for (const price of overdue) tellEnded(deps, price);
  const [open, running] = await Promise.all([pins.open(database.read, {}), prices.running(database.read, {})]);
  if (open.length + running.length === 0) return { pins: 0, prices: overdue.length };
  return database.transaction(async (tx) => {
    const barred = await deps.gate.recheck(tx, [...new Set(open.map(({ product }) => product))]);
    const sessions = await deps.sessions.among(
      tx,
      [...open, ...running].map(({ session }) => session),
    );
    const faulty = await faultsOf(deps, open, { barred, sessions });
    const ended = await endOffAir(
      deps,
      tx,
      running.filter(({ session }) => sessions.get(session)?.state !== 'live'),
    );
    let closed = 0;
    for (const { pin, fault } of faulty) {
      const by = theHouse(SWEEP, pin.station);
      closed += (await closePins(deps, tx, { pins: [pin], by, ...fault })).length;
    }
    return { pins: closed, prices: overdue.length + ended };
  });
}

/** What stands of goods and lives, each asked for in one question. */
type Standing = {
  readonly barred: ReadonlyMap<string, GateVerdict>;
  readonly sessions: ReadonlyMap<string, SessionFacts>;
};
type Faulty = { readonly pin: KeptPin; readonly fault: PinFault };

/** In the order of their rooms, which is the order in which rooms are taken. */
async function faultsOf(
  deps: PinDeps,
  pins: readonly KeptPin[],
  { barred, sessions }: Standing,
): Promise<readonly Faulty[]> {
  const offers = new Map((await deps.offers.among(pins.map(({ offer }) => offer))).map((offer) => [offer.id, offer]));
  const faulty: Faulty[] = [];
  for (const pin of pins) {
    const state = sessions.get(pin.session)?.state;
    const reasons = barred.get(pin.product)?.reasons.map(({ code }) => code);
    const fault = faultOf({ state, barred: reasons, offer: offers.get(pin.offer) });
    if (fault) faulty.push({ pin, fault });
  }
  return faulty.sort((a, b) => (a.pin.room < b.pin.room ? -1 : 1));
}

/** Of lives that are off the air. Offers are closed before what they are is noted, as everybody does who ends prices. */
async function endOffAir(deps: PinDeps, tx: Tx, prices: readonly KeptPrice[]): Promise<number> {
  let ended = 0;
  for (const price of prices) {
    const by = theHouse(SWEEP, price.station);
    await deps.offers.close(tx, by, price.offer);
    ended += (await endPrices(deps, tx, { prices: [price], by, why: 'off-air' })).length;
  }
  return ended;
}
