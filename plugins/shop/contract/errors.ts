import { defineErrors, refusal } from '@hearth/cms/contract';

/** What shop refuses, and why. */
export const shopErrors = defineErrors('SHOP', {
  ORDER_NOT_FOUND: refusal(404, '没有找到这个订单', 'This order was not found'),
  ORDER_STATE: refusal<{ state: string; event: string; allowed: readonly string[] }>(
    409,
    '订单现在是“{state}”，不能这样做',
    'The order is “{state}” now, so this cannot be done',
  ),
  KEY_MISSING: refusal(
    422,
    '请求缺少 Idempotency-Key（8 到 64 位字母、数字、-、_）',
    'The request needs an Idempotency-Key of 8 to 64 letters, digits, - or _',
  ),
  KEY_USED: refusal(
    409,
    '这次下单的标识已用于另一份订单，请刷新后重新下单',
    'This key belongs to another order; reload and order again',
  ),
  OFFER_NOT_FOUND: refusal(404, '没有找到这件商品', 'This offer was not found'),
  OFFER_STATE: refusal<{ state: string }>(
    409,
    '这个报价现在是“{state}”，不能这样做',
    'The offer is “{state}” now, so this cannot be done',
  ),
  OFFER_WINDOW: refusal(422, '结束时间要晚于开始时间', 'It has to end after it begins'),
  OFFER_BASIS: refusal(
    422,
    '写了划线价，就要写明它的依据，且划线价不低于售价',
    'A crossed-out price needs its basis, and is not below the price',
  ),
  OFFER_DEPOSIT: refusal(
    422,
    '订金要低于售价，并写明付尾款的起止时间，且不早于开售',
    'A deposit is below the price and needs a window for the balance, which begins after the sale does',
  ),
  LIMITED_NOT_LOWER: refusal<{ below: number }>(
    422,
    '限时价要低于原报价和近七日最低成交价，即低于{below}分',
    'A limited-time price is below that of its offer and the lowest deal of seven days: below {below} fen',
  ),
  DEPOSIT_ALONE: refusal(
    422,
    '预售商品请单独下单，不能用优惠券，也不能参团',
    'Goods with a deposit are ordered alone, without a coupon and in no group',
  ),
  NOT_ON_SALE: refusal(409, '还没开售，或已经结束', 'It is not on sale now'),
  NOT_CLEARED: refusal<{ codes: readonly string[] }>(
    409,
    '这件商品正在核查，暂时不能买',
    'This product is being checked and cannot be bought for now',
  ),
  PRICE_CHANGED: refusal<{ offer: string; price: number }>(
    409,
    '价格刚刚有变，请确认新价格后再下单',
    'The price has changed; look at the new one and order again',
  ),
  SOLD_OUT: refusal<{ offer: string }>(409, '已售罄，可以登记候补', 'Sold out; you can join the waiting list'),
  LIMIT_REACHED: refusal<{ offer: string; most: number }>(
    409,
    '每人限购 {most} 件，您已买到上限',
    'Each buyer may have {most}; you have reached the limit',
  ),
  CROWDED: refusal<{ retryIn: number; ticket: string }>(
    503,
    '抢购的人太多，您已在排队，请在 {retryIn} 秒后自动重试',
    'Many are buying at this moment; you are in line, try again in {retryIn} seconds',
  ),
  NOT_SOLD_OUT: refusal(409, '现在还有货，直接下单即可', 'There is still stock; just order'),
  WAITING_NOT_FOUND: refusal(404, '您没有在候补中', 'You are not on this waiting list'),
  ADDRESS_MISSING: refusal(409, '请先填写收货地址', 'Give an address first'),
  VARIANT_NOT_FOUND: refusal(404, '没有找到这个规格', 'This variant was not found'),
  GOODS_NOT_VETTED_HERE: refusal(
    404,
    '这件商品不是本台或上级台审核的，不能为它建立规格',
    'Neither this station nor one above it vetted these goods, so its shop makes no variant of them',
  ),
  VARIANT_KNOWN: refusal(409, '这件商品已有同名规格', 'This product already has a variant of that name'),
  STOCK_PROMISED: refusal<{ reserved: number }>(
    409,
    '已有 {reserved} 件许给了买家，库存不能低于这个数',
    '{reserved} are promised to buyers; the stock cannot be less',
  ),
  FREIGHT_RULE_NOT_FOUND: refusal(
    404,
    '没有找到这个运费模板，或已停用',
    'This freight rule was not found, or is retired',
  ),
  FREIGHT_RULE_KNOWN: refusal(409, '已有同名的运费模板', 'There is a freight rule of that name already'),
  REGION_MISSING: refusal(
    422,
    '运费按地区计算，请先选择收货地区',
    'The freight goes by the region; choose where it goes first',
  ),
  NOT_DELIVERED: refusal<{ offers: readonly string[] }>(
    409,
    '这件商品暂不发往您选的地区',
    'This is not sent to the region you chose',
  ),
  RETURN_UNCONFIRMED: refusal<{ offer: string }>(
    422,
    '这件商品不支持 7 天无理由退货，请勾选确认后再下单',
    'This cannot be sent back without a reason; confirm that you know it, then order',
  ),
  REGION_FIXED: refusal(
    409,
    '运费已按下单时的地区计算。要改到别的地区，请取消订单后重新下单',
    'The freight was worked out for the region you ordered to; for another region, cancel and order again',
  ),
  COUPON_REFUSED: refusal<{ why: 'unknown' | 'used' | 'not-now' | 'threshold' | 'other-goods' }>(
    409,
    '这张优惠券不能用在这份订单上：{why}',
    'This coupon cannot be used for this order: {why}',
  ),
  COUPON_BATCH_NOT_FOUND: refusal(404, '没有找到这批优惠券', 'These coupons were not found'),
  COUPONS_GONE: refusal(
    409,
    '优惠券已领完，或不在领取时间内',
    'All coupons are given out, or it is not the time for them',
  ),
  COUPON_LIMIT: refusal<{ most: number }>(409, '每人限领 {most} 张', 'Each buyer may have {most}'),
  ADDRESSES_FULL: refusal<{ most: number }>(
    409,
    '最多保存 {most} 个地址，请先删掉不用的',
    'You can keep {most} addresses; remove one first',
  ),
  ADDRESS_NOT_FOUND: refusal(404, '没有找到这个地址', 'This address was not found'),
  ORDER_HELD: refusal(409, '这份订单已在保全中', 'This order is held already'),
  ORDER_NOT_HELD: refusal(409, '这份订单没有在保全中', 'This order is not held'),
  LEADER_NOT_FOUND: refusal(404, '没有找到这位团长', 'This leader was not found'),
  LEADER_STATE: refusal<{ state: string }>(
    409,
    '团长现在是“{state}”，不能这样做',
    'The leader is “{state}” now, so this cannot be done',
  ),
  GROUP_NOT_FOUND: refusal(404, '没有找到这个团', 'This group was not found'),
  GROUP_STATE: refusal<{ state: string }>(
    409,
    '这个团现在是“{state}”，不能这样做',
    'The group is “{state}” now, so this cannot be done',
  ),
  GROUP_CUTOFF: refusal(
    422,
    '截团时间要晚于现在，且不晚于报价结束',
    'It has to close after now and not after its offer ends',
  ),
  GROUP_OVER: refusal(409, '这个团已经截止，或不是这件商品的团', 'This group is over, or gathers for something else'),
  PICKUP_CODE: refusal(409, '提货码不对，或已经提过了', 'The code is wrong, or was used already'),
  TERMS_MISSING: refusal(
    409,
    '还没有填写结算条件，填好后才能开售',
    'Nobody has said yet who gets what of it; set its terms, then open it',
  ),
  TERMS_SHORT: refusal<{ short: number }>(
    422,
    '按这些条件，每卖一件要倒贴{short}分，请核对售价和各项金额',
    'By these terms each unit costs {short} fen more than it brings; check the price and the amounts',
  ),
  SELLERS_MIXED: refusal<{ apart: readonly (readonly string[])[] }>(
    409,
    '这些商品由不同的卖家收款，请分开下单',
    'These goods are paid to different sellers; order them one seller at a time',
  ),
});
