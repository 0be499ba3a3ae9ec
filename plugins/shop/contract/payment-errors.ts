import { defineErrors, refusal } from '@hearth/cms/contract';

/** What payments refuse, and why. */
export const paymentErrors = defineErrors('PAY', {
  NOT_PAYABLE: refusal<{ state: string }>(
    409,
    '现在是“{state}”，不需要付款',
    'It is “{state}” now; there is nothing to pay',
  ),
  ALREADY_PAID: refusal(409, '这笔款已经付过了，请刷新查看', 'This has been paid already; reload to see it'),
  IN_DOUBT: refusal(
    409,
    '上一笔支付的结果还在核对，请稍等半分钟再试，不要重复付款',
    'We are still finding out about the payment before; wait half a minute and do not pay twice',
  ),
  DISPUTED: refusal(
    409,
    '这笔支付与订单不符，财务正在核对',
    'This payment does not match the order; finance is looking into it',
  ),
  NOT_OFFERED: refusal<{ provider: string }>(
    422,
    '本台没有开通这种支付方式：{provider}',
    'The station does not offer this way to pay: {provider}',
  ),
  METHOD_NOT_OFFERED: refusal<{ method: string }>(
    422,
    '这个支付渠道不支持：{method}',
    'This provider does not offer: {method}',
  ),
  PROVIDER_REFUSED: refusal<{ why: string }>(422, '支付渠道没有接受：{why}', 'The payment provider refused: {why}'),
  PROVIDER_LOST: refusal(
    504,
    '支付渠道没有回音，正在核对，请稍后查看结果',
    'The payment provider did not answer; we are finding out. Please look again in a moment',
  ),
  NOT_PAID: refusal(409, '这笔款没有收到，不能退', 'This was not paid, so nothing can go back'),
  TOO_MUCH: refusal<{ left: number }>(
    409,
    '退款超过可退余额（还可退 {left} 分）',
    'More than is left to refund ({left} fen)',
  ),
  SECOND_PERSON: refusal(
    403,
    '提出退款的人不能自己复核，请另一位同事来',
    'Whoever asked for a refund cannot approve it; a second person has to',
  ),
  WRONG_CREDENTIAL: refusal<{ why: string }>(422, '密钥不能用：{why}', 'This credential cannot be used: {why}'),
  TRADE_OVER: refusal(409, '这笔收银已经结束', 'This till is closed already'),
});
