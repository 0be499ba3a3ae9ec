import { defineErrors, refusal } from '@hearth/cms/contract';

/** What traceability refuses, and why. */
export const traceErrors = defineErrors('TRACE', {
  NOT_FOUND: refusal(
    404,
    '没有找到这个批次，请核对包装上的编号',
    'This lot was not found; compare the number with the one on the package',
  ),
  EVENT_NOT_FOUND: refusal(404, '没有找到这条追溯记录', 'This record was not found'),
  CAPTURE_NOT_FOUND: refusal(404, '没有找到这次采集', 'This capture was not found'),
  AHEAD: refusal(422, '时间不能晚于现在', 'It cannot have happened in the future'),
  TOO_MANY: refusal<{ quantity: number }>(
    422,
    '数量超过了这个批次的总数 {quantity}',
    'That is more than the lot’s {quantity} pieces',
  ),
  HARVESTED: refusal(
    409,
    '这个批次的采收已经登记过；登记有误请先作废原记录',
    'The harvest of this lot is on record; withdraw that record first if it is wrong',
  ),
  EVENT_DIFFERS: refusal(
    409,
    '同一编号的记录已经存在，内容不同',
    'There is a record of that number already, with other content',
  ),
  WITHDRAWN: refusal(409, '这条记录已经作废', 'This record has been withdrawn already'),
  QUERY_NOT_FOUND: refusal(
    404,
    '没有这个查询；可订阅的是 SimpleEventQuery',
    'There is no such query; the one to subscribe to is SimpleEventQuery',
  ),
  SUBSCRIPTION_NOT_FOUND: refusal(404, '没有找到这个订阅', 'This subscription was not found'),
  SUBSCRIPTIONS_FULL: refusal<{ most: number }>(
    409,
    '一个台最多 {most} 个订阅，请先取消不用的',
    'A station has {most} subscriptions at most; end one that is not used first',
  ),
  DEST_INSIDE: refusal(
    422,
    '接收地址在内网，不能推送；确需推送请运维登记这个主机',
    'This address is inside; the operator has to name the host before anything is sent there',
  ),
  STAYS: refusal(
    409,
    '召回与销售由系统写入，不能作废',
    'Recalls and sales are written by the house itself and cannot be withdrawn',
  ),
});
