import { defineErrors, refusal } from '@hearth/cms/contract';

/** What the figures of lives refuse, and why. */
export const numbersErrors = defineErrors('NUMBERS', {
  SESSION_NOT_FOUND: refusal(404, '没有找到这场直播', 'This live was not found'),
  NOT_ON: refusal(409, '这场直播现在没有开播，不计观看', 'This live is not on, so nobody is counted'),
  SCREEN_NOT_FOUND: refusal(404, '大屏链接不存在或已停用', 'This link to a screen does not exist or was ended'),
  TOO_MANY_SCREENS: refusal<{ most: number }>(
    409,
    '一场直播最多有 {most} 个有效的大屏链接，先停用一个',
    'A live has {most} good links at most; end one first',
  ),
});
