import { defineErrors, refusal } from '@hearth/cms/contract';

/** What the books refuse, and why. */
export const bookErrors = defineErrors('BOOKS', {
  WATERFALL_SHORT: refusal<{ short: number }>(
    409,
    '这笔订单的去向超过收入{short}分，请先核对成本、手续费和优惠',
    'This order gives out {short} fen more than it brings; check costs, fees and coupons',
  ),
  REFUND_TOO_MUCH: refusal<{ left: number }>(
    409,
    '这笔订单最多还能退{left}分',
    'At most {left} fen of this order can still be given back',
  ),
  NOT_BOOKED: refusal(404, '账簿里没有这笔订单', 'The books do not know this order'),
  AGREEMENT_NOT_SIGNED: refusal(
    409,
    '捐赠协议在成交前没有签署，不能承诺捐赠',
    'No donation may be promised: its agreement was not signed before the sale',
  ),
  PERIOD_TAKEN: refusal(409, '这个结算期已经建过', 'There is a run for this period already'),
  PERIOD_NOT_OVER: refusal(409, '结算期还没有结束', 'The period is not over yet'),
  RUN_NOT_FOUND: refusal(404, '没有找到这次结算', 'There is no such settlement run'),
  HOLD_NOT_FOUND: refusal(404, '这笔暂缓结算已经恢复', 'This money is not held back any more'),
  LINES_HELD: refusal<{ parties: readonly string[] }>(
    409,
    '付款失败的货款里有暂缓结算的商品（{parties}），恢复后再付',
    'A payment that failed has money of goods that are held back ({parties}); let it go first',
  ),
  OWN_SIGNATURE: refusal(
    409,
    '建结算单的人和复核的两个人必须是三个人',
    'Whoever opened the run and the two who sign it must be three people',
  ),
  DIFFERENCES_OPEN: refusal<{ open: number }>(
    409,
    '还有{open}笔对账差异没有处理完',
    '{open} differences are still open',
  ),
  NO_SUCH_LINE: refusal(
    404,
    '结算单里没有这一行，或者它不等付款',
    'The run has no such line, or it does not wait for money',
  ),
  DIFFERENCE_NOT_FOUND: refusal(404, '没有找到这笔差异', 'There is no such difference'),
  SIGNED_ALREADY: refusal(409, '两个签名必须来自两个人', 'The two signatures must be of two people'),
  /** `rows` names some dozens of the lines; `more` says how many others there are. */
  BILL_UNREADABLE: refusal<{
    row: number;
    rows: readonly { readonly row: number; readonly fault: string }[];
    more: number;
  }>(
    422,
    '对账单第{row}行读不懂，请按模板填写',
    'Line {row} of the bill cannot be read; fill it in as the template says',
  ),
  AGREEMENT_NOT_FOUND: refusal(404, '没有找到这份捐赠协议', 'There is no such agreement'),
  AGREEMENT_TOO_LATE: refusal(
    409,
    '捐赠协议必须在活动开始前签署',
    'A donation agreement is signed before the event begins',
  ),
  CHARITY_WORDS: refusal<{ word: string }>(
    422,
    '没有绑定具备公开募捐资格的组织，标题不能用“{word}”',
    '“{word}” may be used only with a charity that is qualified to raise money in public',
  ),
  DONATION_NOTHING: refusal(409, '这份协议还没有应付的捐赠', 'Nothing is owed under this agreement yet'),
  RECEIPT_NOT_FOUND: refusal(404, '没有找到这张去向单', 'There is no such receipt'),
  EXPORTS_BUSY: refusal<{ most: number }>(
    409,
    '同时导出的文件最多{most}个，请稍后再试',
    'At most {most} files are exported at once; try again shortly',
  ),
});
