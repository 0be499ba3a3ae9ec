import { createCipheriv, createSign, createVerify, randomBytes } from 'node:crypto';
import {
  aKeyPair,
  aLabServer,
  aPayWorld,
  aRef,
  type LabAnswer,
  type LabCall,
  type LabNotice,
  type LabRefund,
  type LabServer,
  type LabTrade,
  type PayWorld,
} from './pay-world';

/** What a station has of WeChat: the credential as it is typed in. */
export type WechatPapers = {
  readonly provider: 'wechat';
  readonly mchid: string;
  readonly appid: string;
  readonly serial: string;
  readonly privateKey: string;
  readonly apiV3Key: string;
  readonly platformKeys: { readonly serial: string; readonly publicKey: string }[];
};

/** What of a notice is not as it should be. */
export type WechatTwist = {
  readonly id?: string;
  readonly trade?: Partial<Pick<LabTrade, 'amount' | 'app' | 'merchant' | 'currency'>>;
  /** Signed by a key that is none of WeChat's, though it says so. */
  readonly isForged?: boolean;
  readonly seconds?: number;
  readonly apiV3Key?: string;
};

/** A stand-in for WeChat Pay: it checks what merchants sign, and signs and closes envelopes as the real one does. */
export type WechatLab = LabServer & {
  readonly world: PayWorld;
  readonly papers: WechatPapers;
  pay(outTradeNo: string): LabTrade;
  notice(outTradeNo: string, twist?: WechatTwist): LabNotice;
  refundNotice(key: string): LabNotice;
};

const SERIAL = 'PUB_KEY_ID_0114232134912410000000000000';

/** Opens one. */
export async function aWechatLab(): Promise<WechatLab> {
  const [merchant, theirs, forger] = [aKeyPair(), aKeyPair(), aKeyPair()];
  const papers: WechatPapers = {
    ...{
      provider: 'wechat',
      mchid: '1900009191',
      appid: 'wxd678efh567hg6787',
      serial: '5157F09EFDC096DE15EBE81A47057A72',
    },
    privateKey: merchant.privateKey,
    apiV3Key: randomBytes(16).toString('hex'),
    platformKeys: [{ serial: SERIAL, publicKey: theirs.publicKey }],
  };
  const world = aPayWorld();
  const sign = (body: string, privateKey: string, seconds = Math.floor(Date.now() / 1_000)): Record<string, string> => {
    const nonce = randomBytes(16).toString('hex');
    return {
      'wechatpay-serial': SERIAL,
      'wechatpay-timestamp': String(seconds),
      'wechatpay-nonce': nonce,
      'wechatpay-signature': createSign('RSA-SHA256')
        .update(`${seconds}\n${nonce}\n${body}\n`)
        .sign(privateKey, 'base64'),
    };
  };
  const server = await aLabServer(world, {
    answer: (call) => (isSigned(call, papers, merchant.publicKey) ? answerTo(world, call) : refused(401, 'SIGN_ERROR')),
    sign: ({ body }) => ({ headers: sign(body, theirs.privateKey), body }),
  });
  const wrap = (what: { type: string; inner: unknown }, twist: WechatTwist = {}): LabNotice => {
    const resource = closed(JSON.stringify(what.inner), twist.apiV3Key ?? papers.apiV3Key);
    const id = twist.id ?? aRef('EV-');
    const text = JSON.stringify({
      id,
      create_time: new Date().toISOString(),
      event_type: what.type,
      resource_type: 'encrypt-resource',
      resource,
    });
    const headers = sign(text, twist.isForged ? forger.privateKey : theirs.privateKey, twist.seconds);
    return { body: Buffer.from(text), headers: { 'content-type': 'application/json', ...headers } };
  };
  const tradeOf = (outTradeNo: string): LabTrade => {
    const trade = world.trades.get(outTradeNo);
    if (!trade) throw new Error(`no trade ${outTradeNo}`);
    return trade;
  };
  return {
    ...server,
    ...{ world, papers },
    pay: (outTradeNo) => {
      const trade = tradeOf(outTradeNo);
      trade.state = 'paid';
      return trade;
    },
    notice: (outTradeNo, twist = {}) =>
      wrap({ type: 'TRANSACTION.SUCCESS', inner: tradeBody({ ...tradeOf(outTradeNo), ...twist.trade }) }, twist),
    refundNotice: (key) => {
      const refund = world.refunds.get(key);
      if (!refund) throw new Error(`no refund ${key}`);
      const { status, ...inner } = refundBody(refund);
      return wrap({ type: 'REFUND.SUCCESS', inner: { ...inner, refund_status: status } });
    },
  };
}

function closed(text: string, apiV3Key: string) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce)).setAAD(
    Buffer.from('transaction'),
  );
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext: bytes.toString('base64'), associated_data: 'transaction', nonce };
}

function isSigned({ method, path, headers, body }: LabCall, papers: WechatPapers, publicKey: string): boolean {
  const said = headers.authorization ?? '';
  const part = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(said)?.[1] ?? '';
  if (
    !said.startsWith('WECHATPAY2-SHA256-RSA2048 ') ||
    part('mchid') !== papers.mchid ||
    part('serial_no') !== papers.serial
  )
    return false;
  const text = `${method}\n${path}\n${part('timestamp')}\n${part('nonce_str')}\n${body}\n`;
  return createVerify('RSA-SHA256').update(text).verify(publicKey, part('signature'), 'base64');
}

const refused = (status: number, code: string): LabAnswer => ({
  status,
  body: JSON.stringify({ code, message: code }),
});
const said = (value: unknown): LabAnswer => ({ status: 200, body: JSON.stringify(value) });
const STATE = { waiting: 'NOTPAY', paid: 'SUCCESS', closed: 'CLOSED' } as const;

const tradeBody = ({ app, merchant, outTradeNo, amount, currency, state, ref }: LabTrade) => ({
  ...{ appid: app, mchid: merchant, out_trade_no: outTradeNo, trade_state: STATE[state] },
  ...(state === 'paid' ? { transaction_id: ref } : {}),
  amount: { total: amount, payer_total: amount, currency },
});

const refundBody = ({ key, outTradeNo, amount, ref, state }: LabRefund) => ({
  ...{ out_refund_no: key, out_trade_no: outTradeNo, refund_id: ref },
  status: { done: 'SUCCESS', pending: 'PROCESSING', failed: 'ABNORMAL' }[state],
  amount: { refund: amount, total: amount },
});

function answerTo(world: PayWorld, { method, path, body }: LabCall): LabAnswer {
  const [where = ''] = path.split('?');
  const number = /out-trade-no\/(\w+)/.exec(where)?.[1];
  if (number !== undefined) return aboutTrade(world, number, where.endsWith('/close'));
  if (where.startsWith('/v3/refund/')) {
    const known = world.refunds.get(where.split('/').at(-1) ?? '');
    return method === 'POST'
      ? giveBack(world, body)
      : known
        ? said(refundBody(known))
        : refused(404, 'RESOURCE_NOT_EXISTS');
  }
  return begun(world, where, body);
}

function aboutTrade(world: PayWorld, number: string, isClose: boolean): LabAnswer {
  const trade = world.trades.get(number);
  if (!trade) return refused(404, 'ORDER_NOT_EXIST');
  if (!isClose) return said(tradeBody(trade));
  if (trade.state === 'paid') return refused(400, 'ORDERPAID');
  trade.state = 'closed';
  return { status: 204, body: '' };
}

function begun(world: PayWorld, path: string, body: string): LabAnswer {
  // The stand-in believes what it is told, as far as the driver can be wrong about it.
  const wanted = JSON.parse(body) as {
    appid: string;
    mchid: string;
    out_trade_no: string;
    amount: { total: number; currency: string };
  };
  const known = world.trades.get(wanted.out_trade_no);
  if (known && known.state !== 'waiting') return refused(400, known.state === 'paid' ? 'ORDERPAID' : 'ORDER_CLOSED');
  const { appid: app, mchid: merchant, out_trade_no: outTradeNo, amount } = wanted;
  world.trades.set(outTradeNo, {
    outTradeNo,
    amount: amount.total,
    currency: amount.currency,
    app,
    merchant,
    ref: aRef('42000'),
    state: 'waiting',
  });
  if (path.endsWith('/h5'))
    return said({ h5_url: `https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=${outTradeNo}` });
  return said(
    path.endsWith('/native')
      ? { code_url: `weixin://wxpay/bizpayurl?pr=${outTradeNo}` }
      : { prepay_id: `wx${outTradeNo}` },
  );
}

function giveBack(world: PayWorld, body: string): LabAnswer {
  // As above.
  const wanted = JSON.parse(body) as { out_trade_no: string; out_refund_no: string; amount: { refund: number } };
  const known = world.refunds.get(wanted.out_refund_no);
  if (known) return said(refundBody(known));
  const trade = world.trades.get(wanted.out_trade_no);
  if (trade?.state !== 'paid') return refused(400, 'INVALID_REQUEST');
  const back = [...world.refunds.values()].filter(({ outTradeNo }) => outTradeNo === trade.outTradeNo);
  if (back.reduce((sum, { amount }) => sum + amount, wanted.amount.refund) > trade.amount)
    return refused(403, 'NOT_ENOUGH');
  const refund: LabRefund = {
    key: wanted.out_refund_no,
    outTradeNo: trade.outTradeNo,
    amount: wanted.amount.refund,
    ref: aRef('5030'),
    state: world.refundsAre,
  };
  world.refunds.set(refund.key, refund);
  return said(refundBody(refund));
}
