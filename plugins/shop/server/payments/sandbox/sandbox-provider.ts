import { paymentFacts, type RefundFacts } from '../../../contract';
import { z } from 'zod';
import { err, ok, type Clock, type Random } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import { type CallbackCall, type CallbackWord, type PayProvider } from '../provider';
import { isSandboxSigned, SANDBOX_SIGNATURE } from './sandbox-signature';
import type { SandboxStore, SandboxTrade } from './sandbox-store';

/** What the sandbox stands on. */
export type SandboxDeps = {
  readonly database: Database;
  readonly random: Random;
  readonly clock: Clock;
  readonly trades: SandboxStore;
  readonly root: () => string;
};

/** What the sandbox calls in about. */
export const sandboxWord = z.strictObject({ id: z.string().min(8).max(80), facts: paymentFacts });

const STATE = { waiting: 'paying', paid: 'paid', failed: 'failed', closed: 'closed' } as const;

/** A trade as the sandbox tells of it. */
export const factsOfTrade = ({ outTradeNo, amount, state, tradeRef, station }: SandboxTrade) => ({
  ...{ outTradeNo, amount, tradeRef, state: STATE[state] },
  ...{ currency: 'CNY', app: 'sandbox', merchant: station },
});

/** The sandbox (沙箱收银台): a provider of our own in which no money moves, with everything a real one has. */
export function sandboxProvider(deps: SandboxDeps, station: string, secret: string): PayProvider {
  const { database, trades, root } = deps;
  return {
    ...{ name: 'sandbox', methods: ['page'], identity: { app: 'sandbox', merchant: station, currency: 'CNY' } },
    begin: async ({ outTradeNo, amount, title, returnUrl, until }) => {
      const token = Buffer.from(deps.random.bytes(16)).toString('base64url');
      const wanted = { token, station, outTradeNo, amount, title, returnUrl, until };
      const trade = await database.transaction((tx) => trades.open(tx, wanted));
      if (trade?.state !== 'waiting') return err('PAY.PROVIDER_REFUSED', { why: trade?.state ?? 'unknown' });
      return ok({ handover: { kind: 'open', url: `${root()}/cashier/#${trade.token}` }, providerRef: trade.token });
    },
    query: async ({ outTradeNo }) => {
      const trade = await trades.byNumber(database.read, outTradeNo);
      const none = { state: 'none', amount: null, currency: null, app: null, merchant: null, tradeRef: null } as const;
      return ok(trade ? factsOfTrade(trade) : { outTradeNo, ...none });
    },
    close: async ({ outTradeNo }) => {
      await trades.end(database.read, outTradeNo, { state: 'closed' });
      return ok();
    },
    refund: async ({ order, key, amount }) => {
      const isDone = await database.transaction((tx) =>
        trades.refund(tx, { key, outTradeNo: order.outTradeNo, amount }),
      );
      if (!isDone) return err('PAY.PROVIDER_REFUSED', { why: '可退余额不足 not enough left' });
      return ok(refundOf({ key, outTradeNo: order.outTradeNo, state: 'done', amount }));
    },
    queryRefund: async ({ order: { outTradeNo }, key }) => {
      const known = await trades.refundOf(database.read, key);
      const state = known ? 'done' : 'none';
      return ok(refundOf({ key, outTradeNo, state, amount: known?.amount ?? null }));
    },
    verifyCallback: async (call) => verified(secret, call, deps.clock),
    answer: (verdict) => ({
      status: verdict === 'heard' ? 200 : 401,
      ...{ type: 'text/plain; charset=utf-8', body: verdict === 'heard' ? 'ok' : 'no' },
    }),
  };
}

const refundOf = (facts: Pick<RefundFacts, 'key' | 'outTradeNo' | 'state' | 'amount'>): RefundFacts => ({
  ...facts,
  ...{ providerRef: null, why: null },
});

function verified(secret: string, { body, headers }: CallbackCall, clock: Clock): CallbackWord {
  const signature = headers[SANDBOX_SIGNATURE];
  if (!isSandboxSigned(secret, { body, signature }, Math.floor(clock.now().getTime() / 1_000)))
    return { kind: 'forged' };
  const read = sandboxWord.safeParse(jsonOf(body));
  if (!read.success) return { kind: 'ignored' };
  return { kind: 'payment', eventId: read.data.id, facts: read.data.facts };
}

/** What bytes say as JSON; undefined when they say nothing. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
