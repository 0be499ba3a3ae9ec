import { err, ok, type Clock, type Ids, type RefusalOf, type Result } from '@hearth/cms/kernel';
import type { hearthErrors } from '@hearth/cms/contract';
import type { Database, Tx } from '@hearth/cms/platform';
import type { CashierChoice, CashierTrade, paymentErrors } from '../../../contract';
import { factsOfTrade } from './sandbox-provider';
import type { SandboxStore, SandboxTrade } from './sandbox-store';
import { SANDBOX_SIGNATURE, signSandbox } from './sandbox-signature';

/** What the till stands on. */
export type TillDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly trades: SandboxStore;
  /** Lets the sandbox call the house, as any provider does. */
  callIn(tx: Tx, outTradeNo: string): Promise<void>;
  /** Lets somebody pay half a minute later. */
  payLater(tx: Tx, token: string): Promise<void>;
};

type TillRefusal = RefusalOf<typeof paymentErrors, 'TRADE_OVER'> | RefusalOf<typeof hearthErrors, 'NOT_FOUND'>;

/** What is to be paid. */
export async function seeTrade(deps: TillDeps, token: string): Promise<Result<CashierTrade, TillRefusal>> {
  const trade = await deps.trades.byToken(deps.database.read, token);
  return trade ? ok(presentTrade(trade)) : err('HEARTH.NOT_FOUND');
}

/** Somebody at the till pays, or does what people and networks do instead. */
export async function chooseAtTill(
  deps: TillDeps,
  { token, choice }: { readonly token: string; readonly choice: CashierChoice },
): Promise<Result<CashierTrade, TillRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<CashierTrade, TillRefusal>> => {
    const trade = await deps.trades.byToken(tx, token);
    if (!trade) return err('HEARTH.NOT_FOUND');
    const { outTradeNo } = trade;
    if (choice === 'pay-later') {
      if (trade.state !== 'waiting') return err('PAY.TRADE_OVER');
      await deps.payLater(tx, token);
      return ok(presentTrade(trade));
    }
    const state = choice === 'fail' ? 'failed' : 'paid';
    const isDone = await deps.trades.end(tx, outTradeNo, { state, tradeRef: deps.ids.next() });
    if (!isDone) return err('PAY.TRADE_OVER');
    if (choice !== 'lose-callback') await deps.callIn(tx, outTradeNo);
    const now = await deps.trades.byToken(tx, token);
    return ok(presentTrade(now ?? trade));
  });
}

const presentTrade = ({ title, amount, state, until, returnUrl }: SandboxTrade): CashierTrade => ({
  ...{ title, amount, state, returnUrl },
  until: until.toISOString(),
});

/** What the sandbox calls in with: bytes and a signature over them. */
export function sandboxCall(
  trade: SandboxTrade,
  { secret, clock }: { readonly secret: string; readonly clock: Clock },
): { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> } {
  const body = Buffer.from(JSON.stringify({ id: `${trade.outTradeNo}/${trade.state}`, facts: factsOfTrade(trade) }));
  const signature = signSandbox(secret, body, Math.floor(clock.now().getTime() / 1_000));
  return { body, headers: { [SANDBOX_SIGNATURE]: signature } };
}
