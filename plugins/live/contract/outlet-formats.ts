import type { Text } from '@hearth/cms/kernel';

/** Platforms on which a station has rooms of its own (第三方直播间), and one for any other. */
export const outletPlatforms = [
  'douyin',
  'kuaishou',
  'taobao-live',
  'wechat-channels',
  'xiaohongshu',
  'bilibili',
  'youtube',
  'custom',
] as const;

/** A platform on which a station has rooms. */
export type OutletPlatform = (typeof outletPlatforms)[number];

/** What a list of goods may say of each item. */
export const goodsFields = ['number', 'title', 'spec', 'price', 'basePrice', 'seller', 'origin', 'id'] as const;

/** What a list of goods may say of each item. */
export type GoodsField = (typeof goodsFields)[number];

/** What a platform’s report may say of a live. These are the platform’s own counts and are never added to the house’s. */
export const reportFigures = ['viewers', 'peak', 'views', 'stay', 'orders', 'gross', 'refunds', 'followers'] as const;

/** What a platform’s report may say of a live. */
export type ReportFigure = (typeof reportFigures)[number];

/** How a figure is written in a report. */
export type ReportUnit = 'count' | 'yuan' | 'seconds';

/** A column of a list of goods. `sure`: read in a document of the platform; otherwise nobody could look it up (未核实). */
export type GoodsColumn = { readonly head: string; readonly field: GoodsField; readonly sure: boolean };

/** A column of a report, by any of the names it may have. */
export type ReportColumn = {
  readonly heads: readonly string[];
  readonly figure: ReportFigure;
  readonly unit: ReportUnit;
  readonly sure: boolean;
};

/** What is known of the tables of a platform. */
export type OutletFormat = {
  readonly name: Text;
  readonly goods: readonly GoodsColumn[];
  readonly report: readonly ReportColumn[];
};

const unverified = (head: string, field: GoodsField): GoodsColumn => ({ head, field, sure: false });

/** The tables of platforms are found behind a log-in: what stands here is how sellers speak of them. */
const USUAL_GOODS: readonly GoodsColumn[] = [
  unverified('商品序号', 'number'),
  unverified('商品标题', 'title'),
  unverified('商品规格', 'spec'),
  unverified('直播价(元)', 'price'),
  unverified('划线价(元)', 'basePrice'),
  unverified('商家名称', 'seller'),
  unverified('产地', 'origin'),
];

const column = (figure: ReportFigure, unit: ReportUnit, ...heads: readonly string[]): ReportColumn => ({
  ...{ heads, figure, unit, sure: false },
});

const USUAL_REPORT: readonly ReportColumn[] = [
  column('viewers', 'count', '观看人数', '累计观看人数', '直播间观看人数'),
  column('peak', 'count', '最高在线人数', '峰值在线人数', '在线人数峰值'),
  column('views', 'count', '观看次数', '累计观看次数', '场观'),
  column('stay', 'seconds', '人均观看时长(秒)', '平均观看时长(秒)', '人均停留时长(秒)'),
  column('orders', 'count', '成交订单数', '支付订单数', '订单数'),
  column('gross', 'yuan', '成交金额(元)', '支付金额(元)', '成交金额', 'GMV(元)'),
  column('refunds', 'yuan', '退款金额(元)', '退款金额'),
  column('followers', 'count', '新增粉丝数', '新增关注', '涨粉数'),
];

const usual = (zh: string, en: string): OutletFormat => ({
  ...{ name: { 'zh-Hans': zh, en }, goods: USUAL_GOODS, report: USUAL_REPORT },
});

/** The house’s own table, which it reads and writes itself: for platforms that no other entry names. */
const OWN_GOODS: readonly GoodsColumn[] = [
  { head: '编号 id', field: 'id', sure: true },
  { head: '序号 number', field: 'number', sure: true },
  { head: '标题 title', field: 'title', sure: true },
  { head: '规格 spec', field: 'spec', sure: true },
  { head: '价格(元) price', field: 'price', sure: true },
  { head: '对比价(元) base price', field: 'basePrice', sure: true },
  { head: '经营者 seller', field: 'seller', sure: true },
  { head: '产地 origin', field: 'origin', sure: true },
];

/** What is known of the tables of each platform (商品清单与数据报表格式). */
export const outletFormats: Readonly<Record<OutletPlatform, OutletFormat>> = {
  douyin: usual('抖音', 'Douyin'),
  kuaishou: usual('快手', 'Kuaishou'),
  'taobao-live': usual('淘宝直播', 'Taobao Live'),
  'wechat-channels': usual('微信视频号', 'WeChat Channels'),
  xiaohongshu: usual('小红书', 'Xiaohongshu'),
  bilibili: usual('哔哩哔哩', 'Bilibili'),
  // It has no list of goods of its own: the house’s table is for whoever enters them by hand.
  youtube: { name: { 'zh-Hans': 'YouTube', en: 'YouTube' }, goods: OWN_GOODS, report: USUAL_REPORT },
  custom: { name: { 'zh-Hans': '其他平台', en: 'Another platform' }, goods: OWN_GOODS, report: USUAL_REPORT },
};
