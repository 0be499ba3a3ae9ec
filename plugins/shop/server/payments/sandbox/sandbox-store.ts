import type { Database, Tx } from '@hearth/cms/platform';
import type { CashierTrade } from '../../../contract';

/** A trade at the sandbox's till. */
export type SandboxTrade = {
  readonly token: string;
  readonly station: string;
  readonly outTradeNo: string;
  readonly amount: number;
  readonly title: string;
  readonly returnUrl: string;
  readonly until: Date;
  readonly state: CashierTrade['state'];
  readonly tradeRef: string | null;
};

/** A trade about to be opened. */
export type NewTrade = Omit<SandboxTrade, 'state' | 'tradeRef'>;

const COLUMNS = `token, station, out_trade_no AS "outTradeNo", amount::float8 AS amount, title, return_url AS "returnUrl", until, state,
  trade_ref AS "tradeRef"`;

const trades = (on: Database['read'] | Tx) => on('shop_sandbox_trade').select<SandboxTrade[]>(on.raw(COLUMNS));

/** Keeps what the sandbox knows, as a provider of its own: nothing of it is read by payments but through its driver. */
export const sandboxStore = {
  /** The trade of a number, opened when it is new. */
  open: async (tx: Tx, { outTradeNo, returnUrl, ...trade }: NewTrade): Promise<SandboxTrade | undefined> => {
    const row = { ...trade, out_trade_no: outTradeNo, return_url: returnUrl, state: 'waiting' };
    await tx('shop_sandbox_trade').insert(row).onConflict('out_trade_no').ignore();
    return trades(tx).where({ out_trade_no: outTradeNo }).first();
  },
  byNumber: async (read: Database['read'], outTradeNo: string): Promise<SandboxTrade | undefined> =>
    trades(read).where({ out_trade_no: outTradeNo }).first(),
  byToken: async (read: Database['read'] | Tx, token: string): Promise<SandboxTrade | undefined> =>
    trades(read).where({ token }).first(),
  /** Ends a trade that waits; false when it has ended. Nobody pays after the time is over. */
  end: async (
    on: Database['read'] | Tx,
    outTradeNo: string,
    { state, tradeRef = null }: { readonly state: 'paid' | 'failed' | 'closed'; readonly tradeRef?: string | null },
  ): Promise<boolean> => {
    const waiting = on('shop_sandbox_trade').where({ out_trade_no: outTradeNo, state: 'waiting' });
    if (state === 'paid') void waiting.whereRaw('until > clock_timestamp()');
    const paid = state === 'paid' ? { paid_at: on.raw('clock_timestamp()'), trade_ref: tradeRef } : {};
    return (await waiting.update({ state, ...paid })) === 1;
  },
  /** Gives back once for a key; false when it is more than was paid. */
  refund: async (tx: Tx, { key, outTradeNo, amount }: SandboxRefund): Promise<boolean> => {
    const trade = await trades(tx).where({ out_trade_no: outTradeNo, state: 'paid' }).forUpdate().first();
    if (!trade) return false;
    const known: unknown = await tx('shop_sandbox_refund').where({ key }).first('key');
    if (known !== undefined) return true;
    const [sum] = await tx('shop_sandbox_refund')
      .where({ out_trade_no: outTradeNo })
      .select<{ total: number | null }[]>(tx.raw('sum(amount)::float8 AS total'));
    if ((sum?.total ?? 0) + amount > trade.amount) return false;
    await tx('shop_sandbox_refund').insert({ key, out_trade_no: outTradeNo, amount });
    return true;
  },
  refundOf: async (read: Database['read'], key: string): Promise<{ readonly amount: number } | undefined> =>
    read('shop_sandbox_refund')
      .where({ key })
      .first<{ amount: number } | undefined>(read.raw('amount::float8 AS amount')),
} as const;

/** A refund at the sandbox. */
export type SandboxRefund = { readonly key: string; readonly outTradeNo: string; readonly amount: number };

/** How the sandbox keeps what it knows. */
export type SandboxStore = typeof sandboxStore;
