import { fen, formatYuan } from '@hearth/cms/kernel';
import { defineNotice, type Tx } from '@hearth/cms/platform';
import { z } from 'zod';
import type { AfterSaleDeps } from './after-sale-deps';
import type { KeptSale } from './after-sale-store';
import type { WarnedSale } from './sale-list-store';

/** A buyer asks for money back, and the merchant has 48 hours. */
export const afterSaleAsked = defineNotice(
  'after-sale.asked',
  {
    about: { 'zh-Hans': '新的售后申请', en: 'A buyer asks for money back' },
    'zh-Hans': { title: '新的售后申请', body: '{title}，{yuan} 元。请在 48 小时内处理，逾期自动同意。' },
    en: {
      title: 'A buyer asks for money back',
      body: '{title}, ¥{yuan}. Decide within 48 hours; after that it is granted.',
    },
    lanes: ['mail'],
    foldMinutes: 1,
  },
  z.object({ title: z.string(), yuan: z.string() }),
);

/** A request goes before the station, which has 72 hours. */
export const afterSaleEscalated = defineNotice(
  'after-sale.escalated',
  {
    about: { 'zh-Hans': '售后申请台方介入', en: 'A request goes before the station' },
    'zh-Hans': { title: '一笔售后等待台方裁决', body: '{title}，{yuan} 元。请在 72 小时内裁决，逾期按买家申请退款。' },
    en: {
      title: 'A request waits for the station',
      body: '{title}, ¥{yuan}. Decide within 72 hours; after that the buyer gets the money.',
    },
    urgency: 'high',
    lanes: ['mail'],
    foldMinutes: 1,
    escalation: { afterMinutes: 1_440, chain: [{ role: 'compliance-officer' }, { role: 'chief-editor' }] },
  },
  z.object({ title: z.string(), yuan: z.string() }),
);

/** A clock is about to run out. */
export const afterSaleSoon = defineNotice(
  'after-sale.soon',
  {
    about: { 'zh-Hans': '售后处理时限将到', en: 'The time to decide about a request is nearly over' },
    'zh-Hans': { title: '一笔售后不到 12 小时就要逾期', body: '逾期后自动按买家申请处理。' },
    en: { title: 'A request runs out within twelve hours', body: 'After that it is decided for the buyer.' },
    urgency: 'high',
    lanes: ['mail'],
  },
  z.object({}),
);

/** A clock ran out, and the buyer gets the money. */
export const afterSaleBreached = defineNotice(
  'after-sale.breached',
  {
    about: { 'zh-Hans': '售后逾期，已按买家申请处理', en: 'A request ran out and was decided for the buyer' },
    'zh-Hans': {
      title: '一笔售后逾期，已按买家申请处理',
      body: '{title}，{yuan} 元。由谁承担已记在这笔售后里。',
    },
    en: {
      title: 'A request ran out and was decided for the buyer',
      body: '{title}, ¥{yuan}. Who bears it is written with the request.',
    },
    lanes: ['mail'],
  },
  z.object({ title: z.string(), yuan: z.string() }),
);

/** Money that was granted cannot go. */
export const afterSaleStuck = defineNotice(
  'after-sale.stuck',
  {
    about: { 'zh-Hans': '售后退款办不了', en: 'Money of a request cannot go' },
    'zh-Hans': { title: '一笔售后到期，但退款办不了', body: '{title}：{why}。请在“收款”里查看这笔支付。' },
    en: { title: 'A request ran out, and its money cannot go', body: '{title}: {why}. Look at the payment.' },
    urgency: 'high',
    lanes: ['mail'],
  },
  z.object({ title: z.string(), why: z.string() }),
);

/** A buyer is owed what sending the goods back cost them. */
export const afterSaleFreightOwed = defineNotice(
  'after-sale.freight-owed',
  {
    about: { 'zh-Hans': '退货运费待付', en: 'Return freight is owed' },
    'zh-Hans': { title: '一笔退货运费待付', body: '{title}，{yuan} 元。请转给买家，并在售后详情里登记。' },
    en: { title: 'Return freight is owed', body: '{title}, ¥{yuan}. Pay the buyer and note it with the request.' },
    lanes: ['mail'],
  },
  z.object({ title: z.string(), yuan: z.string() }),
);

/** What after-sales tell of. */
export const afterSaleNotices = [
  ...[afterSaleAsked, afterSaleEscalated, afterSaleSoon, afterSaleBreached, afterSaleStuck],
  afterSaleFreightOwed,
];

type Telling = Pick<AfterSaleDeps, 'notices'>;

const about = ({ id, station, title, amount }: KeptSale) => ({
  ...{ station, subject: id, link: linkOf(id) },
  facts: { title: title['zh-Hans'], yuan: formatYuan(fen(amount)) },
});

const linkOf = (id: string): string => `/plugins/shop-after-sales/${id}`;

/** Tells the merchant's people of a request. */
export const tellAsked = ({ notices }: Telling, tx: Tx, sale: KeptSale): Promise<void> =>
  notices.notify(tx, { kind: afterSaleAsked, to: { role: 'after-sales-clerk' }, ...about(sale) });

/** Tells the station's arbiters of a request. */
export const tellArbiter = ({ notices }: Telling, tx: Tx, sale: KeptSale): Promise<void> =>
  notices.notify(tx, { kind: afterSaleEscalated, to: { role: 'compliance-officer' }, ...about(sale) });

/** Tells the shop's keeper that a clock ran out. */
export const tellBreach = ({ notices }: Telling, tx: Tx, sale: KeptSale): Promise<void> =>
  notices.notify(tx, { kind: afterSaleBreached, to: { role: 'shop-keeper' }, ...about(sale) });

/** Tells finance that a buyer is owed the way back. */
export const tellFreightOwed = ({ notices }: Telling, tx: Tx, sale: KeptSale): Promise<void> =>
  notices.notify(tx, {
    ...{ kind: afterSaleFreightOwed, to: { role: 'finance' as const }, ...about(sale) },
    facts: { title: sale.title['zh-Hans'], yuan: formatYuan(fen(sale.returnFreight)) },
  });

/** Tells whoever has to decide that a clock is about to run out. */
export const tellSoon = ({ notices }: Telling, tx: Tx, { id, station, state }: WarnedSale): Promise<void> =>
  notices.notify(tx, {
    ...{ kind: afterSaleSoon, station, subject: id, facts: {}, link: linkOf(id) },
    to: { role: state === 'arbitration' ? 'compliance-officer' : 'after-sales-clerk' },
  });

/** Tells finance that money cannot go. */
export const tellStuck = (
  { notices }: Telling,
  tx: Tx,
  { sale, why }: { readonly sale: KeptSale; readonly why: string },
): Promise<void> =>
  notices.notify(tx, {
    ...{ kind: afterSaleStuck, to: { role: 'finance' as const }, ...about(sale) },
    facts: { title: sale.title['zh-Hans'], why },
  });
