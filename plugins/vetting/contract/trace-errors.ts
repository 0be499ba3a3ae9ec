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
  STAYS: refusal(
    409,
    '召回与销售由系统写入，不能作废',
    'Recalls and sales are written by the house itself and cannot be withdrawn',
  ),
});
