import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of remarks. */
export const markErrors = defineErrors('MARKS', {
  NOT_THERE: refusal(
    409,
    '稿件里已经找不到这段文字，请重新选中再批注',
    'These words do not stand in the manuscript any more; select them again',
  ),
  REASON_MISSING: refusal(422, '免改要写明理由', 'Say why it may stay as it is'),
});
