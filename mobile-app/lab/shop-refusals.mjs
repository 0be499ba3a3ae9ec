// What the lab's shop refuses, in the host's words.
import { Refusal } from './account-book.mjs';

const SAID = {
  'SHOP.OFFER_NOT_FOUND': [404, '没有找到这件商品', 'This offer was not found'],
  'SHOP.ORDER_NOT_FOUND': [404, '没有找到这个订单', 'This order was not found'],
  'SHOP.ADDRESS_MISSING': [409, '请先填写收货地址', 'Give an address first'],
  'SHOP.KEY_MISSING': [422, '请求缺少 Idempotency-Key', 'The request needs an Idempotency-Key'],
  'SHOP.SOLD_OUT': [409, '已售罄，可以登记候补', 'Sold out; you can join the waiting list'],
  'SHOP.NOT_CLEARED': [
    409,
    '这件商品正在核查，暂时不能买',
    'This product is being checked and cannot be bought for now',
  ],
  'SHOP.PRICE_CHANGED': [
    409,
    '价格刚刚有变，请确认新价格后再下单',
    'The price has changed; look at the new one and order again',
  ],
  'SHOP.LIMIT_REACHED': [409, '每人限购 3 件，您已买到上限', 'Each buyer may have 3; you have reached the limit'],
  'SHOP.NOT_DELIVERED': [409, '这件商品暂不发往您选的地区', 'This is not sent to the region you chose'],
  'SHOP.SELLERS_MIXED': [
    409,
    '这些商品由不同的商家收款，请分开下单',
    'These goods are paid to different sellers; order them one seller at a time',
  ],
  'SHOP.REGION_MISSING': [
    422,
    '运费按地区计算，请先选择收货地区',
    'The freight goes by the region; choose where it goes first',
  ],
  'SHOP.RETURN_UNCONFIRMED': [
    422,
    '这件商品不支持 7 天无理由退货，请勾选确认后再下单',
    'This cannot be sent back without a reason; confirm that you know it, then order',
  ],
  'SHOP.CROWDED': [503, '抢购的人太多，您已在排队', 'Many are buying at this moment; you are in line'],
  'SHOP.ADDRESS_NOT_FOUND': [404, '没有找到这个地址', 'This address was not found'],
  'SHOP.COUPON_BATCH_NOT_FOUND': [404, '没有找到这批优惠券', 'These coupons were not found'],
  'SHOP.COUPONS_GONE': [
    409,
    '优惠券已领完，或不在领取时间内',
    'All coupons are given out, or it is not the time for them',
  ],
  'SHOP.COUPON_REFUSED': [409, '这张优惠券不能用在这份订单上', 'This coupon cannot be used for this order'],
  'SHOP.GROUP_NOT_FOUND': [404, '没有找到这个团', 'This group was not found'],
  'SHOP.GROUP_STATE': [409, '这个团现在不能这样做', 'This cannot be done with the group now'],
  'SHOP.GROUP_OVER': [409, '这个团已经截止，或不是这件商品的团', 'This group is over, or gathers for something else'],
  'SHOP.PICKUP_CODE': [409, '提货码不对，或已经提过了', 'The code is wrong, or was used already'],
  'HEARTH.CHANGED_MEANWHILE': [409, '刚刚有变，请看过再试', 'It has changed meanwhile; look and try again'],
  'AFTERSALES.SALE_NOT_FOUND': [404, '没有找到这笔售后', 'This request was not found'],
  'AFTERSALES.SALE_STATE': [409, '这笔售后现在不能这样做', 'This cannot be done with the request now'],
  'AFTERSALES.QUANTITY_LEFT': [409, '还可以申请的数量不够，请核对', 'Not so many are left; check the quantity'],
  'AFTERSALES.PHOTO_NEEDED': [422, '请至少拍一张照片作为凭证', 'Add at least one photo as evidence'],
  'AFTERSALES.PHOTO_UNKNOWN': [422, '有照片没有传完，请重新上传', 'A photo did not arrive; send it again'],
  'SHOP.ORDER_STATE': [409, '订单现在不能这样做', 'This cannot be done now'],
};

/** @returns {Refusal} */
export function no(code, more = {}) {
  const [status, zh, en] = SAID[code];
  return new Refusal(status, code, { zh, en, ...more });
}

const crowded = (shop, ticket) =>
  shop.crowd > 0 && shop.crowd-- > 0 ? no('SHOP.CROWDED', { retryIn: 1, ticket: ticket ?? 'in-line' }) : null;

function usedOf(shop, of, user) {
  const had = shop.orders
    .filter(({ buyer, state }) => buyer === user.id && state !== 'cancelled')
    .flatMap(({ lines }) => lines.filter(({ offer }) => offer === of.id));
  return had.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Why a line cannot be ordered; null: it can. */
export function refusalOf(shop, { of, ...wanted }, { user, body }) {
  const { ticket, noReturn } = body;
  if (shop.isBarred) return no('SHOP.NOT_CLEARED', { codes: ['suspended'] });
  if (wanted.price !== of.price) return no('SHOP.PRICE_CHANGED', { offer: of.id, price: of.price });
  if (of.returns === 'no-return' && !noReturn) return no('SHOP.RETURN_UNCONFIRMED', { offer: of.id });
  const used = usedOf(shop, of, user);
  if (of.perBuyer !== null && used + wanted.quantity > of.perBuyer)
    return no('SHOP.LIMIT_REACHED', { offer: of.id, most: of.perBuyer });
  if (wanted.quantity > of.left) return no('SHOP.SOLD_OUT', { offer: of.id });
  return crowded(shop, ticket);
}
