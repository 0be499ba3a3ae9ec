import type { Text } from '@hearth/cms/kernel';

/** What a reason stands in the way of: being shown and so being sold, or being sold alone. */
export type GateStop = 'showing' | 'selling';

type ReasonWords = { readonly stops: GateStop; readonly words: Text };

const reason = (stops: GateStop, zh: string, en: string): ReasonWords => ({ stops, words: { 'zh-Hans': zh, en } });

/** Every reason for which goods are not shown or not sold (不可售原因). */
export const gateReasons = {
  unknown: reason('showing', '没有这件商品', 'This product is not known'),
  'in-review': reason('showing', '尚未通过审核', 'It has not been approved yet'),
  suspended: reason('showing', '已暂停，需两人复核后恢复', 'It is suspended until two people clear it'),
  recalled: reason('showing', '已召回', 'It is recalled'),
  retired: reason('showing', '已下架', 'It is retired'),
  rejected: reason('showing', '评审未通过', 'The panel did not pass it'),
  vetoed: reason('showing', '被一票否决', 'It was vetoed'),
  'approval-ended': reason('showing', '审核已满 180 天，需重新审核', 'Its approval is older than 180 days'),
  'supplier-unverified': reason('showing', '供应商尚未核验', 'Its supplier is not verified'),
  'supplier-lapsed': reason('showing', '供应商核验已过期', 'The verification of its supplier has lapsed'),
  'supplier-barred': reason('showing', '供应商已列入黑名单', 'Its supplier is barred'),
  'supplier-closed': reason('showing', '供应商已停止合作', 'Its supplier is closed'),
  'paper-missing': reason('showing', '缺少必备资质', 'A paper that it needs is missing'),
  'paper-early': reason('showing', '资质尚未生效', 'A paper that it needs does not hold yet'),
  'paper-expired': reason('showing', '资质已过期', 'A paper that it needs has expired'),
  'no-lot': reason('selling', '没有可售批次', 'It has no lot to sell from'),
  'lot-held': reason('selling', '批次已冻结', 'A lot is held back'),
  'lot-recalled': reason('selling', '批次已召回', 'A lot is recalled'),
  'lot-ended': reason('selling', '批次已过保质期', 'A lot is past its best-before date'),
  'lot-papers': reason('selling', '批次缺少有效的检测报告', 'A lot lacks a valid test report'),
} as const satisfies Record<string, ReasonWords>;

/** The name of a reason. */
export type GateReasonCode = keyof typeof gateReasons;

/** All names of reasons, in the order of the list. */
export const gateReasonCodes = Object.keys(gateReasons) as readonly string[] as readonly [
  GateReasonCode,
  ...GateReasonCode[],
]; // keys of the literal above
