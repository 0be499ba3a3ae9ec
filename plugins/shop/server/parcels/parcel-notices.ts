import { defineNotice, type Tx } from '@hearth/cms/platform';
import { z } from 'zod';
import type { ParcelDeps } from './parcel-deps';

/** Orders have to leave the house within hours. */
export const shippingSoon = defineNotice(
  'shipping.soon',
  {
    about: { 'zh-Hans': '订单临近 48 小时发货时限', en: 'Orders come close to the 48 hours' },
    'zh-Hans': { title: '{orders} 个订单要在 6 小时内发出', body: '请到“发货看板”按先后处理；填好运单号即算发货。' },
    en: {
      title: '{orders} orders have to leave within six hours',
      body: 'The shipping board lists them by when they are due; an order has left when its number is filled in.',
    },
    lanes: ['mail'],
    foldMinutes: 30,
  },
  z.object({ orders: z.number() }),
);

/** Orders did not leave in time. */
export const shippingOverdue = defineNotice(
  'shipping.overdue',
  {
    about: { 'zh-Hans': '订单超过 48 小时未发货', en: 'Orders are past the 48 hours' },
    'zh-Hans': { title: '{orders} 个订单超过 48 小时没有发出', body: '请尽快发货，或在订单里标记缺货并告知买家。' },
    en: {
      title: '{orders} orders did not leave within 48 hours',
      body: 'Ship them, or mark them as short of stock and tell their buyers.',
    },
    urgency: 'high',
    lanes: ['mail'],
    foldMinutes: 30,
    escalation: { afterMinutes: 120, chain: [{ role: 'shop-keeper' }, { role: 'chief-editor' }] },
  },
  z.object({ orders: z.number() }),
);

/** What parcels tell of. */
export const parcelNotices = [shippingSoon, shippingOverdue];

/** Tells the shop's people what is due, each order once. */
export async function tellDue({ board, notices }: Pick<ParcelDeps, 'board' | 'notices'>, tx: Tx): Promise<void> {
  for (const { station, what, orders } of await board.noteDue(tx)) {
    await notices.notify(tx, {
      kind: what === 'overdue' ? shippingOverdue : shippingSoon,
      ...{ station, to: { role: 'shop-keeper' as const }, subject: station, facts: { orders } },
      link: '/plugins/shop-shipping',
    });
  }
}
