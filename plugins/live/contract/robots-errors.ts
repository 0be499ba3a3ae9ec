import { defineErrors, refusal } from '@hearth/cms/contract';

/** What hosts of a live, its assistant and its robots refuse, and why. */
export const robotErrors = defineErrors('ROBOTS', {
  SESSION_NOT_FOUND: refusal(404, '没有找到这场直播', 'This live was not found'),
  HOST_NOT_FOUND: refusal(404, '没有找到这位主播', 'This host was not found'),
  HOST_STATE: refusal<{ state: string; allowed: readonly string[] }>(
    409,
    '这位主播现在是“{state}”，不能这样做',
    'This host is “{state}” now, so this cannot be done',
  ),
  DUTY_MISSING: refusal(
    422,
    '数字人必须有一位真人值守，请填写值守人',
    'A digital human needs a person on duty; say who it is',
  ),
  PERSON_NOT_FOUND: refusal(
    404,
    '本台没有这位值守人，或已离岗，请重新选择',
    'There is no such person at this station, or they have left; choose another',
  ),
  LABEL_MISSING: refusal(
    422,
    '数字人的标识里要写明“AI”或“数字人”，中英文都要有',
    'The label of a digital human says “AI” or “digital human”, in both languages',
  ),
  HOSTS_FULL: refusal<{ most: number }>(409, '一场直播最多登记 {most} 位主播', 'A live has {most} hosts at most'),
  NOT_ON_DUTY: refusal(
    409,
    '只有值守人可以让数字人上场或复播',
    'Only the person on duty may let a digital human speak or speak again',
  ),
  LABEL_UNSEEN: refusal(
    409,
    '值守页面还没有看到标识，先打开值守页再上场',
    'The label was not seen yet; open the duty page first, then begin',
  ),
  NOT_ON_AIR: refusal(409, '直播还没有开始或已经结束', 'The live is not on'),
  NOT_A_REHEARSAL: refusal(409, '机器人观众只能出现在彩排里', 'Robots come to rehearsals only'),
  ITEM_NOT_FOUND: refusal(404, '没有找到这一项', 'This line was not found'),
  NOTHING_TO_SAY: refusal(
    409,
    '这一项没有商品，或商品现在不能展示，无法起草话术',
    'This line has no goods, or they may not be shown now, so there is nothing to draft from',
  ),
  PRESS_USED: refusal(409, '这次提问已经用于另一个问题', 'This press was used for another question'),
  ANSWER_NOT_FOUND: refusal(404, '没有找到这个问题', 'This question was not found'),
  ANSWER_GIVEN: refusal(409, '这个问题已经有人回答了', 'Somebody answered this question already'),
});
