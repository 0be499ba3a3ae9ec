import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of leads. */
export const leadErrors = defineErrors('LEADS', {
  ENOUGH_TIPS: refusal<{ retryIn: number }>(
    429,
    '您已提交多条线索，请在 {retryIn} 秒后再试。紧急情况请打热线电话',
    'You sent several tips; try again in {retryIn} seconds, or call the hotline when it is urgent',
  ),
  REASON_MISSING: refusal(422, '请写明原因', 'Give a reason'),
  TOLD_AGAIN: refusal(
    409,
    '同一条线索已有人重新报来，请看那一条',
    'The same was told again and is open; work on that one',
  ),
  CANNOT_TAKE_IN: refusal(
    409,
    '只能并入本台一条未了结的线索',
    'A lead is merged into an open lead of the same station only',
  ),
});
