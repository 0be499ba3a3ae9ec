import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ReadPhoto, Tx } from '@hearth/cms/platform';
import type { ArbiterEvent, DeskEvent } from '../../contract';
import { holdMoney, type AfterSaleDeps, type SaleRefusal } from './after-sale-deps';
import { afterSaleMachine } from './after-sale.machine';
import type { KeptSale } from './after-sale-store';
import { isExchange } from './exchange.rules';
import { grantAfterSale, refundNow } from './grant-after-sale';
import { moveAfterSale } from './move-after-sale';

type Decided = Result<KeptSale, SaleRefusal>;

/** What the merchant's people decide, and the version of the request that they saw. */
export type Decision = {
  readonly id: string;
  readonly event: DeskEvent;
  readonly version: number;
  readonly reason: string;
  /** Base64, as a page sends them. */
  readonly photos: readonly string[];
};

/** Decides for the merchant. What is refused at inspection is shown on a photo, because the buyer may go before the station. */
export async function decideAfterSale(deps: AfterSaleDeps, actor: StaffActor, decision: Decision): Promise<Decided> {
  const { event, reason, photos } = decision;
  if (event === 'refuse' && photos.length === 0) return err('AFTERSALES.PHOTO_NEEDED');
  const read = await readAll(deps, photos);
  if (!read.ok) return read;
  return deps.database.transaction(async (tx): Promise<Decided> => {
    const held = await holdSale(deps, tx, { actor, ...decision });
    if (!held.ok) return held;
    const sale = held.value;
    const patch = { decidedBy: actor.id, ...(event === 'receive' ? { cameBack: true as const } : { answer: reason }) };
    const move = { sale, event, actor, reason, patch };
    if (event === 'accept') return accept(deps, tx, { ...move, event, by: actor });
    if (event === 'refund-instead') return refundInstead(deps, tx, { ...move, event, by: actor });
    const moved = await moveAfterSale(deps, tx, move);
    if (!moved.ok) return moved;
    await keepPhotos(deps, tx, { sale: moved.value, photos: read.value });
    return event === 'approve'
      ? grantAfterSale(deps, tx, { sale: moved.value, by: actor, isStrict: true })
      : ok(moved.value);
  });
}

type Ending = Parameters<typeof refundNow>[2] & { readonly by: StaffActor };

/** What came back is as it was said to be: money goes, or what was promised is sent instead. */
async function accept(deps: AfterSaleDeps, tx: Tx, ending: Ending): Promise<Decided> {
  const { sale, by: actor, reason = '', patch = {} } = ending;
  if (!isExchange(sale)) return refundNow(deps, tx, ending);
  return moveAfterSale(deps, tx, { sale, event: 'hold-replacement', actor, reason, patch });
}

/** Money instead of an exchange: there is nothing to send, or nobody wants to wait for it. */
async function refundInstead(deps: AfterSaleDeps, tx: Tx, ending: Ending): Promise<Decided> {
  const { sale, by: actor, reason = '' } = ending;
  const { state } = sale;
  const event = 'refund-instead';
  if (!isExchange(sale)) {
    return err('AFTERSALES.SALE_STATE', { state, event, allowed: afterSaleMachine.allowed(state) });
  }
  const patch = { ...ending.patch, refundInstead: true as const };
  if (state !== 'review') return refundNow(deps, tx, { ...ending, patch });
  const moved = await moveAfterSale(deps, tx, { sale, event, actor, reason, patch });
  return moved.ok ? grantAfterSale(deps, tx, { sale: moved.value, by: actor }) : moved;
}

type Photos = { readonly sale: KeptSale; readonly photos: readonly ReadPhoto[] };

async function keepPhotos({ evidence, ids }: AfterSaleDeps, tx: Tx, { sale, photos }: Photos): Promise<void> {
  const { id, station, order } = sale;
  for (const [place, photo] of photos.entries()) {
    const row = { id: ids.next(), station, order, buyer: null, side: 'desk', sale: id, place } as const;
    await evidence.insert(tx, row, photo);
  }
}

/** Looks at what staff sent before any row is held: it takes a second. */
async function readAll(
  { readPhoto }: AfterSaleDeps,
  photos: readonly string[],
): Promise<Result<readonly ReadPhoto[], SaleRefusal>> {
  const read: ReadPhoto[] = [];
  for (const text of photos) {
    const photo = await readPhoto(Buffer.from(text, 'base64'), 'image/jpeg');
    if (!photo?.ok) return err('AFTERSALES.NOT_A_PHOTO');
    read.push(photo.value);
  }
  return ok(read);
}

/** What the station's arbiter decides. */
export type Arbitration = {
  readonly id: string;
  readonly event: ArbiterEvent;
  readonly version: number;
  readonly reason: string;
  readonly amount?: number | undefined;
};

/** Decides between buyer and merchant. Nobody judges what they decided themselves, nor somebody who stands in for them. */
export async function arbitrate(deps: AfterSaleDeps, actor: StaffActor, ruling: Arbitration): Promise<Decided> {
  const { event, reason, amount } = ruling;
  return deps.database.transaction(async (tx): Promise<Decided> => {
    const held = await holdSale(deps, tx, { actor, ...ruling });
    if (!held.ok) return held;
    const sale = held.value;
    const hands = [actor.id, actor.onBehalfOf];
    if (sale.decidedBy.some((one) => hands.includes(one))) return err('AFTERSALES.OWN_DECISION');
    // What is sent instead is not sent in part.
    const granted = event === 'uphold' && !isExchange(sale) ? (amount ?? sale.amount) : sale.amount;
    if (granted > sale.amount) return err('AFTERSALES.AMOUNT_LEFT', { left: sale.amount });
    if (granted < sale.amount) await deps.shares.release(tx, sale, { amount: sale.amount - granted, quantity: 0 });
    const patch = { answer: reason, decidedBy: actor.id, amount: granted };
    const moved = await moveAfterSale(deps, tx, { sale, event, actor, reason, patch });
    return moved.ok && event === 'uphold' ? grantAfterSale(deps, tx, { sale: moved.value, by: actor }) : moved;
  });
}

type Seen = { readonly actor: StaffActor; readonly id: string; readonly version: number };

/** The request as somebody of its station saw it, with its payment, both held. */
export async function holdSale(deps: AfterSaleDeps, tx: Tx, { actor, id, version }: Seen): Promise<Decided> {
  const found = await deps.sales.find(tx, id);
  if (found?.station !== actor.station) return err('AFTERSALES.SALE_NOT_FOUND');
  await holdMoney(deps, tx, found.order);
  const sale = await deps.sales.hold(tx, id);
  if (!sale) return err('AFTERSALES.SALE_NOT_FOUND');
  return sale.version === version ? ok(sale) : err('HEARTH.CHANGED_MEANWHILE');
}
