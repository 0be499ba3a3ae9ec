/** What side an account grows on, and what it is. */
export type AccountNature = 'asset' | 'liability' | 'income' | 'expense';

/** One line of the chart 科目. `of` says whose it is when each has its own. */
export type AccountKind = {
  readonly nature: AccountNature;
  readonly of: 'supplier' | 'agreement' | null;
  readonly name: { readonly 'zh-Hans': string; readonly en: string };
};

const kind = ([nature, of]: readonly [AccountNature, AccountKind['of']], zh: string, en: string): AccountKind => ({
  nature,
  of,
  name: { 'zh-Hans': zh, en },
});

/** The chart of accounts 科目表: what the books of a station consist of. They record claims; the money lies with licensed parties. */
export const chart = {
  buyerReceivable: kind(['asset', null], '应收买家', 'Owed by buyers'),
  pspClearing: kind(['asset', null], '支付机构待清算', 'Held by payment providers'),
  supplierClearing: kind(['asset', 'supplier'], '供货方自收货款', 'Received by the supplier as merchant'),
  licensedClearing: kind(['asset', null], '持牌机构分账户', 'Held by the licensed split account'),
  externalClearing: kind(['asset', null], '外部商城待结', 'Held by an outside mall'),
  bank: kind(['asset', null], '银行存款', 'Bank'),
  depositHeld: kind(['liability', null], '预收订金', 'Deposits of buyers'),
  promoBudget: kind(['expense', null], '本台优惠补贴', 'Coupons paid by the station'),
  platformDue: kind(['asset', null], '平台优惠应收', 'Coupons owed by the platform'),
  salesHeld: kind(['liability', 'supplier'], '货款待结（售后期）', 'Sales held in the after-sales window'),
  supplierPayable: kind(['liability', 'supplier'], '应付供货方', 'Owed to the supplier'),
  farmerPayable: kind(['liability', 'supplier'], '应付农户', 'Owed to the farmer'),
  reserve: kind(['liability', 'supplier'], '售后保证金', 'Reserve'),
  logistics: kind(['liability', null], '应付运费', 'Owed to carriers'),
  pspFee: kind(['liability', null], '支付手续费', 'Fees of payment providers'),
  platformFee: kind(['liability', null], '平台服务费', 'Fees of platforms'),
  stationCost: kind(['income', null], '本台成本回收', 'Costs of the station covered'),
  anchorCost: kind(['liability', null], '应付主播', 'Owed to anchors'),
  stationIncome: kind(['income', null], '本台结余', 'What remains with the station'),
  donationHeld: kind(['liability', 'agreement'], '捐赠待计提', 'Donation promised by orders not closed'),
  donationPayable: kind(['liability', 'agreement'], '应付捐赠', 'Donation owed'),
  redPacketEscrow: kind(['liability', null], '红包专户', 'Red packets set aside'),
  refund: kind(['liability', null], '应退款', 'Refunds owed'),
  roundingDiff: kind(['expense', null], '尾差与核定差异', 'Rounding and settled differences'),
} as const satisfies Readonly<Record<string, AccountKind>>;

/** A code of the chart. */
export type AccountCode = keyof typeof chart;

/** The codes of the chart, in its order. */
export const accountCodes = Object.keys(chart) as readonly AccountCode[]; // the keys of the literal above

/** An account by name: `pspClearing`, or `salesHeld:SUPPLIER` where each has its own. */
export type AccountName = AccountCode | `${AccountCode}:${string}`;

/** Takes the name of an account apart; undefined when the chart has no such account. */
export function accountOf(name: string): { readonly code: AccountCode; readonly party: string } | undefined {
  const cut = name.indexOf(':');
  const code = cut < 0 ? name : name.slice(0, cut);
  const party = cut < 0 ? '' : name.slice(cut + 1);
  if (!Object.hasOwn(chart, code)) return undefined;
  // The line above proved it.
  const known = code as AccountCode;
  return (chart[known].of === null) === (party === '') ? { code: known, party } : undefined;
}
