import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of coverages. */
export const coverageErrors = defineErrors('COVERAGES', {
  LAST_ONE: refusal(
    409,
    '这是已批准选题的最后一项报道。确要取消，请有权限的负责人写明理由',
    'This is the last coverage of an approved topic. To cancel it anyway, somebody with that power gives a reason',
  ),
  TOPIC_IS_OVER: refusal(
    409,
    '选题已并入、取消或未通过，不能再安排报道',
    'The topic is over; it takes no more coverage',
  ),
  IS_OVER: refusal(
    409,
    '这项报道已完成或取消，不能再改。请先重新打开',
    'This coverage is over and cannot be changed; open it again first',
  ),
  REASON_MISSING: refusal(422, '请写明取消的原因', 'Say why it is cancelled'),
  STILL_WORKED_ON: refusal(
    409,
    '还有 {count} 个采访任务在进行，请先收回或完成',
    '{count} assignments are still under way; end them first',
  ),
});
