import { defineErrors, refusal } from '@hearth/cms/contract';

/** What pins, prices for some minutes, corrections and stops refuse, and why. */
export const pinErrors = defineErrors('PINS', {
  OFF_AIR: refusal<{ state: string }>(
    409,
    '开播后才能上讲解、用工具，彩排请到彩排场；这一场现在是“{state}”',
    'Goods and tools are shown while a session, or the copy that is rehearsed, is on the air; this one is “{state}”',
  ),
  REHEARSAL: refusal(409, '彩排不动真实价格和库存，请在正式场次里用', 'A rehearsal touches no real price or stock'),
  NO_OFFER: refusal(409, '这一项没有可讲解的商品报价', 'This line has no offer to pin'),
  NOT_ON_SALE: refusal<{ phase: string }>(
    409,
    '这个报价现在不在售卖期，不能上讲解',
    'This offer is not on sale now, so it is not pinned',
  ),
  NOT_CLEARED: refusal<{ codes: readonly string[] }>(
    409,
    '这件商品此刻没有通过上架闸门，不能上讲解',
    'The gate does not let these goods be shown at this moment',
  ),
  GATE_SHUT: refusal<{ conditions: readonly string[] }>(
    409,
    '这件商品还差开播条件，补齐后才能上讲解',
    'Conditions for showing these goods do not hold yet',
  ),
  SELLER_MISSING: refusal(
    409,
    '这件商品没有可公示的经营者信息，不能上讲解',
    'Nobody is named as the seller of these goods, so they are not pinned',
  ),
  PRICE_RUNNING: refusal(
    409,
    '这个规格已有限时价在进行，优惠不叠加，请等它结束',
    'These goods have a limited-time price already; prices are not stacked',
  ),
  PRICE_NOT_FOUND: refusal(404, '没有这个限时价', 'There is no such limited-time price'),
  PRICE_OVER: refusal(409, '这个限时价已经结束', 'This limited-time price is over'),
  CORRECTION_NOT_FOUND: refusal(404, '没有这条纠错', 'There is no such correction'),
  CORRECTION_GONE: refusal(409, '这条纠错已经从画面上取下', 'This correction was taken off the picture already'),
  CORRECTION_TAKEN: refusal(
    409,
    '这条纠错的标识已用于另一条纠错，请再发一次',
    'This id belongs to another correction; please send it once more',
  ),
  NOT_STOPPABLE: refusal<{ state: string }>(
    409,
    '这一场现在是“{state}”，没有可叫停的直播',
    'The session is “{state}” now; there is no live to stop',
  ),
});
