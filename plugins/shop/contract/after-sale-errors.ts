import { defineErrors, refusal } from '@hearth/cms/contract';

/** What after-sales refuse, and why. */
export const afterSaleErrors = defineErrors('AFTERSALES', {
  SALE_NOT_FOUND: refusal(404, '没有找到这笔售后', 'This request was not found'),
  SALE_STATE: refusal<{ state: string; event: string; allowed: readonly string[] }>(
    409,
    '这笔售后现在是“{state}”，不能这样做',
    'The request is “{state}” now, so this cannot be done',
  ),
  LINE_NOT_FOUND: refusal(404, '订单里没有这件商品', 'The order has no such product'),
  TOO_EARLY: refusal(409, '商品还没有发出，请先申请取消订单', 'Nothing was sent yet; ask to cancel the order instead'),
  TOO_LATE: refusal(409, '这个订单的售后期已过', 'The time to ask for this order is over'),
  QUANTITY_LEFT: refusal<{ left: number }>(
    409,
    '还可以申请 {left} 件，请核对数量',
    '{left} of it can still be asked for; check the quantity',
  ),
  AMOUNT_LEFT: refusal<{ left: number }>(
    409,
    '最多还能退 {left} 分',
    'At most {left} fen of it can still be given back',
  ),
  PHOTO_NEEDED: refusal(422, '请至少拍一张照片作为凭证', 'Add at least one photo as evidence'),
  RETURN_NEEDED: refusal(422, '无理由退货需要把商品寄回', 'Without a reason the goods have to come back first'),
  NO_RETURN: refusal(
    422,
    '下单时已确认这件商品不支持 7 天无理由退货。如有坏损、少件或发错，请选对应的原因',
    'It was ordered knowing that it cannot be sent back without a reason. If it is spoilt, missing or wrong, say so',
  ),
  PHOTO_UNKNOWN: refusal(
    422,
    '有照片没有传完或已用于另一笔售后，请重新上传',
    'A photo did not arrive, or belongs to another request; send it again',
  ),
  NOT_A_PHOTO: refusal(422, '只接受 JPEG、PNG、WebP 或 AVIF 照片', 'Photos are JPEG, PNG, WebP or AVIF'),
  PHOTO_TOO_LARGE: refusal<{ megabytes: number }>(
    413,
    '照片太大，上限 {megabytes} MB',
    'The photo is too large; the limit is {megabytes} MB',
  ),
  ENOUGH_PHOTOS: refusal<{ most: number }>(
    409,
    '这个订单还有 {most} 张照片没有用到，请先提交售后',
    '{most} photos of this order wait already; send the request first',
  ),
  FREIGHT_OWN: refusal(
    422,
    '七天无理由退货的寄回运费由您承担',
    'Whoever sends something back without a reason pays for the way back',
  ),
  FREIGHT_MOST: refusal<{ yuan: string }>(
    422,
    '寄回运费最多补 {yuan} 元，请按实际填写',
    'At most ¥{yuan} is paid for the way back; say what it cost',
  ),
  NO_FREIGHT_OWED: refusal(409, '这笔售后没有待付的退货运费', 'No return freight is owed for this request'),
  OUT_OF_STOCK: refusal(409, '没有货可以补发，请改为退款', 'Nothing is in stock to send instead; give the money back'),
  NOT_CLEARED: refusal<{ codes: readonly string[] }>(
    409,
    '商品正在核查或已经召回，不能补发，请改为退款',
    'The goods are being checked or were called back and cannot be sent; give the money back instead',
  ),
  OWN_DECISION: refusal(
    403,
    '裁决人不能是处理过这笔售后的人，请另一位同事来',
    'Whoever decided about this request cannot arbitrate it; somebody else has to',
  ),
});
