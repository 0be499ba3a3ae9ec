import type { Text } from '@hearth/cms/kernel';

/** How a figure is written. */
export type FigureUnit = 'people' | 'times' | 'seconds' | 'fen' | 'share' | 'per-thousand';

/** When a figure changes no more: the moment alone, the live is over, suppliers are settled, or so many days passed since the last payment. */
export type FigureSettles = 'never' | 'ended' | 'books' | 'days-7' | 'days-15' | 'days-30';

/** A figure of a live (看板指标): what it is called, how it comes about, from which rows, and when it is final. */
export type FigureDefinition = {
  readonly name: Text;
  readonly formula: Text;
  readonly source: Text;
  readonly unit: FigureUnit;
  readonly settles: FigureSettles;
};

type Words = readonly [zh: string, en: string];

const said = ([zh, en]: Words): Text => ({ 'zh-Hans': zh, en });

const VISITS: Words = [
  '本台直播间的观看记录，每人每场一条',
  'Visits to the station’s own room, one for each viewer and live',
];
const PINS: Words = ['讲解记录与观看记录', 'The log of what was shown, and visits'];
const CLICKS: Words = ['商品卡的打开记录，每人每件一条', 'Cards that were opened, one for each viewer and offer'];
const ORDERS: Words = ['店铺订单', 'Orders of the shop'];
const BOOKS: Words = ['店铺账簿', 'The books of the shop'];
const SALES: Words = ['店铺售后单', 'After-sales of the shop'];

type Drawn = {
  readonly name: Words;
  readonly formula: Words;
  readonly source: Words;
  readonly is: readonly [unit: FigureUnit, settles: FigureSettles];
};

const figure = ({ name, formula, source, is: [unit, settles] }: Drawn): FigureDefinition => ({
  ...{ name: said(name), formula: said(formula), source: said(source), unit, settles },
});

/** Every figure of a live. A page prints these words, so that whoever sees a number can say where it comes from. */
export const figureCatalogue = {
  concurrent: figure({
    name: ['在线人数', 'Watching now'],
    formula: ['最近 25 秒内有心跳的不同观众数', 'Different viewers who gave a sign of life in the last 25 seconds'],
    source: VISITS,
    is: ['people', 'never'],
  }),
  peak: figure({
    name: ['最高在线', 'Peak'],
    formula: ['每 10 秒记录一次的在线人数的最大值', 'The highest of the people watching, noted every 10 seconds'],
    source: VISITS,
    is: ['people', 'ended'],
  }),
  viewers: figure({
    name: ['观看人数', 'Viewers'],
    formula: ['不同观众数，同一人再次进入只算一次', 'Different viewers; whoever comes back is counted once'],
    source: VISITS,
    is: ['people', 'ended'],
  }),
  views: figure({
    name: ['观看次数', 'Views'],
    formula: [
      '进入次数，离开 25 秒以上再回来算一次',
      'How often people came in; whoever was away for 25 seconds comes in again',
    ],
    source: VISITS,
    is: ['times', 'ended'],
  }),
  stay: figure({
    name: ['人均停留', 'Average stay'],
    formula: ['全部停留秒数 ÷ 观看人数', 'All seconds of watching ÷ viewers'],
    source: VISITS,
    is: ['seconds', 'ended'],
  }),
  exposures: figure({
    name: ['商品曝光', 'Exposures'],
    formula: ['每次讲解时在场的不同观众数之和', 'The different viewers present at each pin, summed over all pins'],
    source: PINS,
    is: ['people', 'ended'],
  }),
  clicks: figure({
    name: ['商品点击', 'Cards opened'],
    formula: ['打开过商品卡的人数，每人每件算一次', 'Viewers who opened the card of an offer, once for each offer'],
    source: CLICKS,
    is: ['people', 'ended'],
  }),
  placed: figure({
    name: ['下单', 'Orders placed'],
    formula: ['直播期间提交的订单，按商品计', 'Orders placed while the live was on, counted for each item'],
    source: ORDERS,
    is: ['times', 'ended'],
  }),
  orders: figure({
    name: ['支付订单', 'Orders paid'],
    formula: ['已支付的订单数', 'Orders that were paid'],
    source: BOOKS,
    is: ['times', 'books'],
  }),
  payers: figure({
    name: ['支付人数', 'Buyers'],
    formula: ['已支付订单的不同买家数', 'Different buyers of paid orders'],
    source: BOOKS,
    is: ['people', 'books'],
  }),
  gross: figure({
    name: ['支付金额', 'Paid'],
    formula: ['买家支付的金额，含订金，不减退款', 'What buyers paid, deposits among it, refunds not taken off'],
    source: BOOKS,
    is: ['fen', 'books'],
  }),
  net: figure({
    name: ['成交金额', 'Sales'],
    formula: ['支付金额 − 已退金额', 'Paid − what went back'],
    source: BOOKS,
    is: ['fen', 'books'],
  }),
  uvValue: figure({
    name: ['UV 价值', 'Value of a viewer'],
    formula: ['支付金额 ÷ 观看人数', 'Paid ÷ viewers'],
    source: BOOKS,
    is: ['fen', 'books'],
  }),
  gpm: figure({
    name: ['千次观看成交', 'Sales per thousand views'],
    formula: ['支付金额 ÷ 观看次数 × 1000', 'Paid ÷ views × 1000'],
    source: BOOKS,
    is: ['fen', 'books'],
  }),
  conversion: figure({
    name: ['支付转化率', 'Conversion'],
    formula: ['支付人数 ÷ 观看人数', 'Buyers ÷ viewers'],
    source: BOOKS,
    is: ['share', 'books'],
  }),
  refund7: figure({
    name: ['7 天退款率', 'Refunded in 7 days'],
    formula: ['支付后 7 天内退回的金额 ÷ 支付金额', 'What went back within 7 days of being paid ÷ paid'],
    source: BOOKS,
    is: ['share', 'days-7'],
  }),
  refund15: figure({
    name: ['15 天退款率', 'Refunded in 15 days'],
    formula: ['支付后 15 天内退回的金额 ÷ 支付金额', 'What went back within 15 days of being paid ÷ paid'],
    source: BOOKS,
    is: ['share', 'days-15'],
  }),
  refund30: figure({
    name: ['30 天退款率', 'Refunded in 30 days'],
    formula: ['支付后 30 天内退回的金额 ÷ 支付金额', 'What went back within 30 days of being paid ÷ paid'],
    source: BOOKS,
    is: ['share', 'days-30'],
  }),
  farmers: figure({
    name: ['农户所得', 'To farmers'],
    formula: [
      '去向单中供货方的份额之和，减去退款冲回',
      'The suppliers’ shares of all orders, less what refunds took back',
    ],
    source: BOOKS,
    is: ['fen', 'books'],
  }),
  farmersPerMinute: figure({
    name: ['每观看分钟农户所得', 'To farmers per viewer-minute'],
    formula: ['农户所得 ÷ 全部停留分钟数', 'To farmers ÷ all minutes of watching'],
    source: BOOKS,
    is: ['fen', 'books'],
  }),
  complaints: figure({
    name: ['千单投诉', 'Complaints per thousand orders'],
    formula: [
      '因质量、缺件、破损、发错申请售后的订单 ÷ 支付订单 × 1000',
      'Orders with a complaint about the goods ÷ orders paid × 1000',
    ],
    source: SALES,
    is: ['per-thousand', 'days-30'],
  }),
} as const satisfies Record<string, FigureDefinition>;

/** The name of a figure. */
export type FigureName = keyof typeof figureCatalogue;

/** The names of all figures, in the order in which a board shows them. */
export const figureNames = Object.keys(figureCatalogue) as readonly string[] as readonly [FigureName, ...FigureName[]]; // keys of the literal above
