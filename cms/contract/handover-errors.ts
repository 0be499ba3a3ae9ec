import { defineErrors, refusal } from '../kernel/errors';

/** The refusals of one-time links for posting by hand. */
export const handoverErrors = defineErrors('HANDOVER', {
  LINK_OVER: refusal(410, '链接已失效，请回到发布台重新生成', 'The link is over; make a new one at the desk'),
  LINK_TAKEN: refusal(
    410,
    '链接已在另一台设备上打开过，请重新生成',
    'The link was opened on another device; make a new one',
  ),
});
