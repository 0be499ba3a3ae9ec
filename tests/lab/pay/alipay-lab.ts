import { createSign, createVerify } from 'node:crypto';
import {
  aKeyPair,
  aLabServer,
  aPayWorld,
  aRef,
  type LabAnswer,
  type LabCall,
  type LabNotice,
  type LabServer,
  type LabTrade,
  type PayWorld,
} from './pay-world';

/** What a station has of Alipay: the credential as it is typed in. */
export type AlipayPapers = {
  readonly provider: 'alipay';
  readonly appId: string;
  readonly sellerId: string;
  readonly privateKey: string;
  readonly alipayPublicKey: string;
};

/** What of a notice is not as it should be. */
export type AlipayTwist = {
  readonly id?: string;
  readonly trade?: Partial<Pick<LabTrade, 'amount' | 'app' | 'merchant'>>;
  readonly isForged?: boolean;
  readonly status?: string;
  readonly more?: Readonly<Record<string, string>>;
};

/** A stand-in for Alipay: RSA2 over sorted parameters, both ways. */
export type AlipayLab = LabServer & {
  readonly world: PayWorld;
  readonly papers: AlipayPapers;
  /** Somebody opens the signed address and pays there; false when it was not signed by the merchant. */
  open(url: string): boolean;
  pay(outTradeNo: string): LabTrade;
  notice(outTradeNo: string, twist?: AlipayTwist): LabNotice;
};

const signed = (text: string, key: string): string => createSign('RSA-SHA256').update(text, 'utf8').sign(key, 'base64');
const sorted = (form: Readonly<Record<string, string>>): string =>
  Object.keys(form)
    .sort()
    .map((name) => `${name}=${form[name] ?? ''}`)
    .join('&');
const yuanOf = (amount: number): string => (amount / 100).toFixed(2);

/** Opens one. */
export async function anAlipayLab(): Promise<AlipayLab> {
  const [merchant, theirs, forger] = [aKeyPair(), aKeyPair(), aKeyPair()];
  const papers: AlipayPapers = {
    ...{ provider: 'alipay', appId: '2021000000000001', sellerId: '2088102146225135' },
    ...{ privateKey: merchant.privateKey, alipayPublicKey: theirs.publicKey },
  };
  const world = aPayWorld();
  const server = await aLabServer(world, {
    answer: (call) => {
      const form = formOf(call);
      if (!isSigned(form, merchant.publicKey))
        return {
          status: 200,
          body: JSON.stringify({
            code: '40002',
            msg: 'Invalid Arguments',
            sub_code: 'isv.invalid-signature',
            sub_msg: 'sign',
          }),
        };
      return answerTo(world, form, papers);
    },
    sign: ({ body }, call) => {
      const key = `${(formOf(call)['method'] ?? '').replaceAll('.', '_')}_response`;
      return { headers: {}, body: `{"${key}":${body},"sign":"${signed(body, theirs.privateKey)}"}` };
    },
  });
  const tradeOf = (outTradeNo: string): LabTrade => {
    const trade = world.trades.get(outTradeNo);
    if (!trade) throw new Error(`no trade ${outTradeNo}`);
    return trade;
  };
  return {
    ...server,
    ...{ world, papers },
    open: (url) => {
      const form = Object.fromEntries(new URL(url).searchParams);
      if (!isSigned(form, merchant.publicKey)) return false;
      known(world, form, papers);
      return true;
    },
    pay: (outTradeNo) => {
      const trade = tradeOf(outTradeNo);
      trade.state = 'paid';
      return trade;
    },
    notice: (outTradeNo, twist = {}) => {
      const trade = { ...tradeOf(outTradeNo), ...twist.trade };
      const form = {
        ...{ notify_id: twist.id ?? aRef('n'), notify_type: 'trade_status_sync', charset: 'utf-8', version: '1.0' },
        ...{ app_id: trade.app, seller_id: trade.merchant, out_trade_no: outTradeNo, trade_no: trade.ref },
        ...{
          trade_status: twist.status ?? 'TRADE_SUCCESS',
          total_amount: yuanOf(trade.amount),
          subject: '春茶 50% 装 & 礼盒',
        },
        ...twist.more,
      };
      const sign = signed(sorted(form), twist.isForged ? forger.privateKey : theirs.privateKey);
      const body = new URLSearchParams({ ...form, sign, sign_type: 'RSA2' }).toString();
      return {
        body: Buffer.from(body),
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      };
    },
  };
}

function formOf({ path, body }: LabCall): Record<string, string> {
  const query = new URL(path, 'http://lab').searchParams;
  return { ...Object.fromEntries(query), ...Object.fromEntries(new URLSearchParams(body)) };
}

function isSigned({ sign = '', ...form }: Record<string, string>, publicKey: string): boolean {
  return createVerify('RSA-SHA256').update(sorted(form), 'utf8').verify(publicKey, sign, 'base64');
}

type Business = { out_trade_no: string; total_amount?: string; out_request_no?: string; refund_amount?: string };
// What the driver sent is what it was written to send.
const businessOf = (form: Record<string, string>): Business => JSON.parse(form['biz_content'] ?? '{}') as Business;

function known(world: PayWorld, form: Record<string, string>, papers: AlipayPapers): LabTrade {
  const { out_trade_no: outTradeNo, total_amount = '0' } = businessOf(form);
  const found = world.trades.get(outTradeNo);
  if (found) return found;
  const amount = Math.round(Number(total_amount) * 100);
  const trade: LabTrade = {
    outTradeNo,
    amount,
    currency: 'CNY',
    app: papers.appId,
    merchant: papers.sellerId,
    ref: aRef('2026'),
    state: 'waiting',
  };
  world.trades.set(outTradeNo, trade);
  return trade;
}

const fine = (more: Record<string, unknown>): LabAnswer => ({
  status: 200,
  body: JSON.stringify({ code: '10000', msg: 'Success', ...more }),
});
const refused = (sub_code: string): LabAnswer => ({
  status: 200,
  body: JSON.stringify({ code: '40004', msg: 'Business Failed', sub_code, sub_msg: sub_code }),
});
const STATE = { waiting: 'WAIT_BUYER_PAY', paid: 'TRADE_SUCCESS', closed: 'TRADE_CLOSED' } as const;

function answerTo(world: PayWorld, form: Record<string, string>, papers: AlipayPapers): LabAnswer {
  const business = businessOf(form);
  const { out_trade_no: number } = business;
  if (form['method'] === 'alipay.trade.precreate') {
    known(world, form, papers);
    return fine({ out_trade_no: number, qr_code: `https://qr.alipay.com/${number}` });
  }
  const trade = world.trades.get(number);
  if (!trade) return refused('ACQ.TRADE_NOT_EXIST');
  switch (form['method']) {
    case 'alipay.trade.query':
      return fine({
        out_trade_no: number,
        trade_no: trade.ref,
        trade_status: STATE[trade.state],
        total_amount: yuanOf(trade.amount),
      });
    case 'alipay.trade.close':
      if (trade.state === 'paid') return refused('ACQ.TRADE_STATUS_ERROR');
      trade.state = 'closed';
      return fine({ out_trade_no: number, trade_no: trade.ref });
    case 'alipay.trade.refund':
      return giveBack(world, trade, business);
    default: {
      const refund = world.refunds.get(business.out_request_no ?? '');
      return fine(
        refund
          ? {
              out_trade_no: number,
              out_request_no: refund.key,
              refund_amount: yuanOf(refund.amount),
              refund_status: 'REFUND_SUCCESS',
            }
          : {},
      );
    }
  }
}

function giveBack(
  world: PayWorld,
  trade: LabTrade,
  { out_request_no: key = '', refund_amount = '0' }: Business,
): LabAnswer {
  if (trade.state !== 'paid') return refused('ACQ.TRADE_STATUS_ERROR');
  const done = { out_trade_no: trade.outTradeNo, trade_no: trade.ref, refund_fee: refund_amount };
  if (world.refunds.has(key)) return fine({ ...done, fund_change: 'N' });
  const amount = Math.round(Number(refund_amount) * 100);
  const back = [...world.refunds.values()].filter(({ outTradeNo }) => outTradeNo === trade.outTradeNo);
  if (back.reduce((sum, one) => sum + one.amount, amount) > trade.amount)
    return refused('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
  world.refunds.set(key, { key, outTradeNo: trade.outTradeNo, amount, ref: trade.ref, state: 'done' });
  return fine({ ...done, fund_change: 'Y' });
}
