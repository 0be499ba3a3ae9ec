import { defineErrors, refusal } from '@hearth/cms/contract';

/** What parcels refuse, and why. */
export const parcelErrors = defineErrors('PARCELS', {
  PARCEL_NOT_FOUND: refusal(404, '没有找到这个包裹', 'This parcel was not found'),
  PARCEL_STATE: refusal<{ state: string; event: string; allowed: readonly string[] }>(
    409,
    '包裹现在是“{state}”，不能这样做',
    'The parcel is “{state}” now, so this cannot be done',
  ),
  NOTHING_LEFT: refusal(409, '这个订单已全部装入包裹', 'Everything of this order lies in parcels already'),
  MORE_THAN_LEFT: refusal<{ offer: string; left: number }>(
    409,
    '其中一件商品只剩 {left} 件没发，请核对数量',
    'Only {left} of one product are left to send; check the quantity',
  ),
  NUMBER_USED: refusal<{ order: string }>(
    409,
    '这个运单号已用于订单 {order}。同一买家、同一地址的订单才能合箱，请核对',
    'This tracking number belongs to order {order}; only orders of one buyer to one address share a box. Check it',
  ),
  NUMBER_SAME: refusal(409, '快递公司和运单号都没有变', 'Neither carrier nor number would change'),
  NOT_WATCHED: refusal(
    409,
    '这个包裹没有接通物流查询，请手工更新状态',
    'No carrier tells of this parcel; keep its state by hand',
  ),
  CARRIER_REFUSED: refusal<{ why: string }>(422, '物流服务没有接受：{why}', 'The carrier service refused: {why}'),
  CARRIER_LOST: refusal(
    504,
    '物流服务没有回音，请稍后再查',
    'The carrier service did not answer; look again in a moment',
  ),
  CREDENTIAL_MISSING: refusal(422, '请填写物流服务的密钥', 'The key of the carrier service is missing'),
  FILE_UNREADABLE: refusal(
    422,
    '表格读不懂：第一行要有“订单号、快递公司、运单号”三列',
    'The table cannot be read: its first line names the columns 订单号, 快递公司 and 运单号',
  ),
  FILE_TOO_LONG: refusal<{ most: number }>(
    422,
    '一次最多导入 {most} 行，请分几次导入',
    'At most {most} lines are taken at once; send them in parts',
  ),
  LINE_UNREADABLE: refusal<{ column: string }>(
    422,
    '这一行的“{column}”读不懂',
    'The column “{column}” of this line cannot be read',
  ),
});
