import { defineErrors, refusal } from '../kernel/errors';

/** The refusals about notices. */
export const noticeErrors = defineErrors('NOTICES', {
  UNKNOWN_KIND: refusal<{ kind: string }>(422, '没有“{kind}”这种通知', 'There is no kind of notice called “{kind}”'),
  RULE_TAKEN: refusal(
    409,
    '本台已有同一通知、同一对象的规则，请直接修改它',
    'The station has a rule for this kind and audience; change that one',
  ),
  NOT_A_ROBOT: refusal(
    422,
    '这不是所选平台的群机器人地址，请从群设置里完整复制',
    'This is not the address of a robot of that platform; copy it whole from the group’s settings',
  ),
  ROBOT_IN_USE: refusal<{ rules: number }>(
    409,
    '还有 {rules} 条规则使用这个机器人，请先修改规则',
    '{rules} rules use this robot; change them first',
  ),
  NO_MOBILE: refusal(422, '这不是手机号码，请检查后重填', 'This is not a mobile number; check it and try again'),
});
