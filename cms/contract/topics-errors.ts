import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of topics. */
export const topicErrors = defineErrors('TOPICS', {
  NO_POWER_TO_PITCH: refusal(403, '您的岗位不能申报选题', 'Your role does not pitch topics'),
  NO_POWER_TO_MANAGE: refusal(403, '这一步由统筹选题的人来做', 'This is done by those who run the planning'),
  NOT_COMPLETE: refusal(409, '写明角度后才能申报', 'Say what the angle is before you pitch'),
  OWN_PITCH: refusal(403, '自己写的或申报的选题要由别人审批', 'Somebody else approves what you wrote or pitched'),
  NOT_YOUR_STEP: refusal(403, '当前审批环节不归您的岗位', 'The step that is due belongs to another role'),
  NOT_ON_DUTY: refusal(
    403,
    '当前审批环节由值班人签批，您此刻不当班',
    'The step that is due is signed by who is on duty',
  ),
  SIGNED_ALREADY: refusal(
    403,
    '您已签过前一环节，下一环节须换人',
    'You signed an earlier step; the next takes another person',
  ),
  SIGNED_SINCE: refusal(409, '已有人签批，请由审批人退回', 'A step is signed already; ask for it to be returned'),
  NOT_YOUR_SIGNATURE: refusal(
    403,
    '只有最后签批的人或统筹人可以撤回',
    'Only who signed last, or the planner, takes it back',
  ),
  NOT_YOURS: refusal(
    403,
    '只有写的人、申报人或统筹人可以这样做',
    'Only its author, its pitcher or a planner does this',
  ),
  NOT_ASSIGNED: refusal(403, '只有被指派的人可以这样做', 'Only those assigned do this'),
  TARGET_TOUCHED: refusal(
    409,
    '合并后目标选题又有改动，不能再拆开',
    'The topic it was merged into has changed since; the merge stands',
  ),
  NOT_THIS_WAY: refusal(409, '这条选题要走另一条路回来', 'This topic goes back another way'),
  REASON_MISSING: refusal(422, '请写明原因', 'Give a reason'),
  NEW_TIME_MISSING: refusal(422, '请写明改到什么时候', 'Say when it is to be instead'),
  NOBODY_ASSIGNED: refusal(422, '请选择要指派的人', 'Choose who is assigned'),
  CANNOT_WORK_HERE: refusal(
    422,
    '只能指派本台或上级台的在岗人员',
    'Only active people of this station or one above it can be assigned',
  ),
  UNKNOWN_COLUMN: refusal(422, '本台没有这个栏目', 'The station has no such column'),
  SETTLED: refusal<{ fields: readonly string[] }>(
    409,
    '已批准的内容不能直接改：{fields}。请先撤回审批',
    'What is approved cannot be changed: {fields}. Take the approval back first',
  ),
  CANNOT_TAKE_IN: refusal(
    409,
    '只能并入本台一条仍在进行的选题',
    'A topic is merged into a living topic of the same station only',
  ),
});
