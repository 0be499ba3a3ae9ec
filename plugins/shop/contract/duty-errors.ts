import { defineErrors, refusal } from '@hearth/cms/contract';

/** What lives and their duties refuse, and why. */
export const dutyErrors = defineErrors('DUTIES', {
  SESSION_NOT_FOUND: refusal(404, '没有找到这场直播', 'This live was not found'),
  SESSION_DATES: refusal(422, '结束时间要晚于开始时间', 'It has to end after it begins'),
  SESSION_FULL: refusal<{ most: number }>(409, '一场直播最多登记 {most} 件商品', 'A live shows {most} offers at most'),
  DUTY_NOT_FOUND: refusal(404, '这场直播没有这项义务', 'This live has no such duty'),
  DUTY_EXEMPT: refusal(409, '这项义务不适用于这场直播', 'This duty does not apply to this live'),
  DUTY_BY_MACHINE: refusal(
    409,
    '这一项由系统核对，不能人工确认。改正问题后重新核对即可',
    'This one is checked by the house and not confirmed by hand; mend what it found and check again',
  ),
  SESSION_HELD: refusal(409, '这场直播已在保全中', 'This live is held already'),
  SESSION_NOT_HELD: refusal(409, '这场直播没有在保全中', 'This live is not held'),
});
