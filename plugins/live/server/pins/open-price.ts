import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { LimitedRefusal, LiveOffer } from '@hearth/shop/contract';
import type { LivePrice, OpenPrice, pinErrors, SessionFacts, sessionErrors } from '../../contract';
import type { KeptPrice } from './live-price-store';
import type { PinDeps } from './pins-deps';
import { shownPrice } from './shown-pin';

type Refused =
  | LimitedRefusal
  | RefusalOf<typeof sessionErrors, 'NOT_FOUND'>
  | RefusalOf<typeof pinErrors, 'OFF_AIR' | 'REHEARSAL' | 'PRICE_RUNNING'>;

/**
 * Announces a price for some minutes: an offer of the shop that begins and ends by the database's clock, so that no button and no timer has to
 * end it. Goods have one at a time, which the table itself holds. A live that is stopped in this very moment may leave one behind: the sweep
 * closes it long before its countdown is over.
 */
export async function openPrice(
  deps: PinDeps,
  actor: StaffActor,
  { id, ...wanted }: OpenPrice & { readonly id: string },
): Promise<Result<LivePrice, Refused>> {
  return deps.database.transaction(async (tx): Promise<Result<LivePrice, Refused>> => {
    const session = await deps.sessions.find(tx, id);
    if (session?.station !== actor.station) return err('SESSION.NOT_FOUND');
    if (session.isRehearsal) return err('PINS.REHEARSAL');
    if (session.state !== 'live') return err('PINS.OFF_AIR', { state: session.state });
    const opened = await deps.offers.openLimited(tx, actor, { ...wanted, session: id });
    if (!opened.ok) return opened;
    return keep(deps, tx, { actor, session, wanted, offer: opened.value });
  });
}

type Keeping = {
  readonly actor: StaffActor;
  readonly session: SessionFacts;
  readonly wanted: OpenPrice;
  readonly offer: LiveOffer;
};

async function keep(
  deps: PinDeps,
  tx: Tx,
  { actor, session, wanted, offer }: Keeping,
): Promise<Result<LivePrice, RefusalOf<typeof pinErrors, 'PRICE_RUNNING'>>> {
  const { id: sessionId, station, room } = session;
  const { variant, product, price, basePrice, opensAt, closesAt } = offer;
  const { total, perBuyer } = wanted;
  const title = [offer.title['zh-Hans'] ?? '', offer.spec].join(' ').trim();
  await deps.prices.endOverdue(tx, variant);
  const kept: Omit<KeptPrice, 'madeBy' | 'endedAt' | 'why'> = {
    ...{ id: deps.ids.next(), station, session: sessionId, room, usual: wanted.offer, offer: offer.id },
    ...{ variant, product, title, price, basePrice, total, perBuyer, opensAt, closesAt },
  };
  if (!(await deps.prices.insert(tx, { ...kept, by: actor.id, name: actor.name }))) return err('PINS.PRICE_RUNNING');
  const facts = { price: kept.id, usual: wanted.offer, offer: offer.id, fen: price, basePrice, total, perBuyer };
  deps.ledger.append(tx, { actor, action: 'live.price-opened', subject: sessionId, facts });
  const tool = { kind: 'price', id: kept.id, title, opensAt, closesAt } as const;
  tx.afterCommit(() => {
    deps.rooms.tell(room, { type: 'tool-opened', tool });
  });
  return ok(shownPrice({ ...kept, madeBy: actor.name, endedAt: null, why: null }));
}
