import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, fen, formatYuan, ok, spreadsheet, type Locale, type Result } from '@hearth/cms/kernel';
import type { Database, Ledger, Pieces } from '@hearth/cms/platform';
import type { bookErrors, OrderState } from '../../contract';
import type { OrderExportStore, OrderFilter, OrderRow } from './order-export-store';

type Deps = { readonly database: Database; readonly ledger: Ledger; readonly exports: OrderExportStore };
type Asked = Omit<OrderFilter, 'station'> & { readonly speech: Locale };
type Table = { readonly name: string; readonly lines: number; readonly pieces: Pieces };

const HEADS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-Hans': [
    ...['订单号', '状态', '下单时间', '商品', '件数', '货款（元）', '运费（元）', '优惠（元）'],
    ...['应付（元）', '已退（元）', '收货地区'],
  ],
  en: [
    ...['Order', 'State', 'Placed', 'Goods', 'Units', 'Goods (yuan)', 'Freight (yuan)', 'Discount (yuan)'],
    ...['Amount (yuan)', 'Refunded (yuan)', 'Region'],
  ],
};
const STATES: Readonly<Record<Locale, Readonly<Record<OrderState, string>>>> = {
  'zh-Hans': {
    ...{ 'awaiting-payment': '待付款', reserved: '待付尾款', paid: '已付款', held: '暂扣核查', shortage: '缺货处理' },
    confirmed: '已确认',
    ...{ picking: '备货中', shipped: '已发货', delivered: '已送达', received: '已收货', closed: '已完成' },
    ...{ cancelled: '已取消', refunded: '已退款' },
  },
  en: {
    ...{ 'awaiting-payment': 'Awaiting payment', reserved: 'Balance due', paid: 'Paid', held: 'Held for a check' },
    shortage: 'Out of stock',
    ...{ confirmed: 'Confirmed', picking: 'Being packed', shipped: 'Sent', delivered: 'Delivered' },
    ...{ received: 'Received', closed: 'Closed', cancelled: 'Cancelled', refunded: 'Refunded' },
  },
};

/** Orders as a table for a spreadsheet, without names and streets; that somebody took them stands in the ledger. */
export async function exportOrders(
  { database, ledger, exports }: Deps,
  actor: StaffActor,
  { speech, ...filter }: Asked,
): Promise<Result<Table, RefusalOf<typeof bookErrors, 'EXPORTS_BUSY'>>> {
  const { station } = actor;
  const open = await exports.open(database.read, { ...filter, station });
  if (!open) return err('BOOKS.EXPORTS_BUSY', { most: exports.mostAtOnce });
  try {
    await database.transaction((tx) => {
      const { state = null, number = null, from = null, to = null } = filter;
      const facts = { state, number, from, to, lines: open.total };
      ledger.append(tx, { actor, action: 'orders.exported', subject: station, facts });
      return Promise.resolve();
    });
  } catch (error) {
    await open.close();
    throw error;
  }
  const pieces = spreadsheet(open, HEADS[speech], (row) => cellsOf(row, speech));
  return ok({ name: `orders-${station}.csv`, lines: open.total, pieces });
}

const AHEAD = 8 * 3_600_000;

/** A moment by the stations' clock, as a spreadsheet reads it. */
const stationTime = (at: string): string =>
  new Date(Date.parse(at) + AHEAD).toISOString().slice(0, 16).replace('T', ' ');

function cellsOf(row: OrderRow, speech: Locale): readonly string[] {
  const { id, state, placedAt, lines, goods, freight, discount, amount, refunded, region } = row;
  const named = lines.map(({ title, spec, quantity }) => `${title} ${spec} ×${quantity}`);
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return [
    ...[id, STATES[speech][state], stationTime(placedAt), named.join(speech === 'en' ? '; ' : '；'), String(units)],
    ...[goods, freight, discount, amount, refunded].map((sum) => formatYuan(fen(sum))),
    region ?? '',
  ];
}
