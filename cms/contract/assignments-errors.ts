import { defineErrors, refusal } from '../kernel/errors';

/** Who is somewhere else at that time. */
export type Busy = { readonly person: string; readonly title: string; readonly from: string; readonly to: string };

/** The refusals of assignments and of what is filed for them. */
export const assignmentErrors = defineErrors('ASSIGNMENTS', {
  NOT_YOURS: refusal(403, '这个任务没有派给您', 'This task was not given to you'),
  NO_POWER_TO_PLAN: refusal(403, '这一步由派任务的人来做', 'This is done by those who give out tasks'),
  NOBODY: refusal(422, '请选择派给谁', 'Choose who is sent'),
  CANNOT_WORK_HERE: refusal(
    422,
    '只能派给本台或上级台的在岗人员',
    'Only active people of this station or one above it can be sent',
  ),
  REASON_MISSING: refusal(422, '请写明原因', 'Give a reason'),
  TIMES_CROSS: refusal(
    422,
    '时间顺序不对：出发不晚于到场，到场不晚于交稿',
    'The times cross: leave, be there, file, in this order',
  ),
  COVERAGE_IS_OVER: refusal(409, '这项报道已完成或取消，不能再派任务', 'This coverage is over; nobody is sent for it'),
  TOPIC_IS_ASIDE: refusal(
    409,
    '选题已延期、取消、并入或未通过，现在不能派人。请先恢复选题',
    'The topic is postponed, cancelled, merged or refused; nobody is sent for it. Bring the topic back first',
  ),
  PERSON_BUSY: refusal<Busy>(
    409,
    '{person}在 {from} 至 {to} 已有任务“{title}”。换人，或由有权限的负责人写明理由',
    '{person} is on “{title}” from {from} to {to}. Send somebody else, or let somebody with that power override with a reason',
  ),
  MADE_ALREADY: refusal<{ manuscript: string }>(
    409,
    '这次回传已经做成稿件',
    'A manuscript was made of this filing already',
  ),
  FILES_COMING: refusal<{ count: number }>(
    409,
    '还有 {count} 个文件在入库，请稍后再试',
    '{count} files are still being taken in; try again shortly',
  ),
});
