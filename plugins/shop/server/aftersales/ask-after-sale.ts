import type { ReaderActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { ProductCategory } from '@hearth/vetting/contract';
import type { AskAfterSale, OrderLine } from '../../contract';
import type { KeptOrder } from '../orders/order-store';
import { holdMoney, saleClock, type AfterSaleDeps, type SaleRefusal } from './after-sale-deps';
import { ASKING_TIME, isAutoApproved, mostFor, REASONS, unitsLeft, USUAL_POLICY } from './after-sale.rules';
import type { KeptSale } from './after-sale-store';
import { grantAfterSale } from './grant-after-sale';
import { moveAfterSale } from './move-after-sale';
import { tellAsked } from './after-sale-notices';
import { paidFor } from './paid-for';

type Asked = Result<KeptSale, SaleRefusal>;

/**
 * Asks for money back. What is asked for is set aside of the line in the same transaction, so that of two requests that are sent at once
 * the second sees what the first has taken. Sent twice under its name it is one request.
 */
export async function askAfterSale(deps: AfterSaleDeps, actor: ReaderActor, wanted: AskAfterSale): Promise<Asked> {
  const own = await deps.orders.ofBuyer(actor.id, wanted.order);
  if (!own) return err('SHOP.ORDER_NOT_FOUND');
  return deps.database.transaction(async (tx): Promise<Asked> => {
    const payment = await holdMoney(deps, tx, wanted.order);
    const order = await deps.orders.locked(tx, wanted.order);
    if (!order) return err('SHOP.ORDER_NOT_FOUND');
    const known = await deps.sales.find(tx, wanted.id);
    if (known) return isSame(known, actor, wanted) ? ok(known) : err('HEARTH.CHANGED_MEANWHILE');
    if (!payment) return err('PAY.NOT_PAID');
    const left = payment.amount - payment.refunding - payment.refunded;
    const amount = await setAside(deps, tx, { order, wanted, left });
    if (!amount.ok) return amount;
    const sale = await write(deps, tx, { actor, order, wanted, amount: amount.value });
    return sale.ok ? begin(deps, tx, { sale: sale.value, photos: wanted.photos.length }) : sale;
  });
}

const isSame = (known: KeptSale, actor: ReaderActor, { order, offer }: AskAfterSale): boolean =>
  known.buyer === actor.id && known.order === order && known.offer === offer;

type Asking = { readonly order: KeptOrder; readonly wanted: AskAfterSale; readonly left: number };

/** Sets aside of the line what is asked for: no more than was paid for it, nor than is left of the payment. */
async function setAside(
  deps: AfterSaleDeps,
  tx: Tx,
  { order, wanted, left }: Asking,
): Promise<Result<number, SaleRefusal>> {
  const line = order.lines.find(({ offer }) => offer === wanted.offer);
  if (!line) return err('AFTERSALES.LINE_NOT_FOUND');
  const refused = refusedAtOnce(order, line, wanted);
  if (refused) return refused;
  const key = { order: order.id, offer: line.offer };
  const paid = paidFor(order, line);
  const share = await deps.shares.hold(tx, key, { station: order.station, paid, quantity: line.quantity });
  const units = unitsLeft(share);
  if (wanted.quantity > units) return err('AFTERSALES.QUANTITY_LEFT', { left: units });
  const most = Math.min(mostFor(share, wanted.quantity), left);
  const amount = wanted.kind === 'exchange' ? most : (wanted.amount ?? most);
  if (amount < 1 || amount > most) return err('AFTERSALES.AMOUNT_LEFT', { left: most });
  await deps.shares.take(tx, key, { amount, quantity: wanted.quantity });
  return ok(amount);
}

function refusedAtOnce(order: KeptOrder, { noReturn }: OrderLine, { reason, kind, photos }: AskAfterSale) {
  const time = ASKING_TIME[order.state];
  if (time !== 'open') return err(time === 'early' ? 'AFTERSALES.TOO_EARLY' : 'AFTERSALES.TOO_LATE');
  // What was confirmed is held against nobody but for want of a reason: what is spoilt is made good as always.
  if (reason === 'no-reason' && noReturn) return err('AFTERSALES.NO_RETURN');
  const rule = REASONS[reason];
  if (!rule.kinds.includes(kind)) return err('AFTERSALES.RETURN_NEEDED');
  return rule.photo && photos.length === 0 ? err('AFTERSALES.PHOTO_NEEDED') : undefined;
}

type Writing = {
  readonly actor: ReaderActor;
  readonly order: KeptOrder;
  readonly wanted: AskAfterSale;
  readonly amount: number;
};

async function write(deps: AfterSaleDeps, tx: Tx, { actor, order, wanted, amount }: Writing): Promise<Asked> {
  const { id, offer, kind, reason, quantity, words, photos } = wanted;
  const { station } = order;
  const row = { id, station, order: order.id, offer, buyer: actor.id, kind, reason, quantity, amount, words };
  if (!(await deps.sales.insert(tx, row))) return err('HEARTH.CHANGED_MEANWHILE');
  const attached = await deps.evidence.attach(tx, photos, { sale: id, order: order.id, buyer: actor.id });
  if (attached < photos.length) return err('AFTERSALES.PHOTO_UNKNOWN');
  const facts = { order: order.id, kind, reason, quantity, amount };
  deps.ledger.append(tx, {
    ...{ actor: { ...actor, station }, action: 'after-sale.requested', subject: id, version: '1', facts },
  });
  const sale = await deps.sales.hold(tx, id);
  return sale ? ok(sale) : err('AFTERSALES.SALE_NOT_FOUND');
}

type Beginning = { readonly sale: KeptSale; readonly photos: number };

/** A small claim of fresh produce is granted at once; everything else waits for the merchant. */
async function begin(deps: AfterSaleDeps, tx: Tx, { sale, photos }: Beginning): Promise<Asked> {
  const actor = saleClock(sale.station);
  const limit = ((await deps.shares.policy(tx, sale.station)) ?? USUAL_POLICY).autoLimit;
  const hoursSince = await deps.shares.hoursSinceDelivery(tx, sale);
  const category = await categoryOf(deps, tx, sale);
  if (isAutoApproved({ ...sale, photos, limit, hoursSince, category })) {
    const allowed = await moveAfterSale(deps, tx, { sale, event: 'allow-by-rule', actor, patch: { byRule: true } });
    return allowed.ok ? grantAfterSale(deps, tx, { sale: allowed.value, by: 'house' }) : allowed;
  }
  const queued = await moveAfterSale(deps, tx, { sale, event: 'queue', actor });
  if (queued.ok) await tellAsked(deps, tx, queued.value);
  return queued;
}

/** What the goods are, by vetting and not by whoever asks. */
async function categoryOf(
  { replacements, goods }: AfterSaleDeps,
  tx: Tx,
  { offer }: KeptSale,
): Promise<ProductCategory | null> {
  const sold = await replacements.goodsOf(tx, offer);
  return sold ? ((await goods.categoriesOf(tx, [sold.product])).get(sold.product) ?? null) : null;
}
