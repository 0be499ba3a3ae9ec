import { createHash } from 'node:crypto';
import { fen, formatYuan, spreadsheet } from '@hearth/cms/kernel';
import type { Database, Pieces } from '@hearth/cms/platform';
import type { SettlementLine } from '../../contract';
import { saleModeRules } from '../books/sale-modes.rules';
import type { SettlementLineStore } from './settlement-line-store';

const HEADS = [
  '结算期 Period',
  '收款户名 Payee',
  '供货方编号 Supplier',
  '付款方式 By',
  '金额（元） Yuan',
  '附言 Purpose',
];
const BY = { invoice: '对公转账 Transfer', split: '持牌分账 Split', 'has-it': '' } as const;
const PAGE = 500;

type Run = { readonly id: string; readonly period: string };

/** The payout file (付款文件) of a run, piece by piece: the same run gives the same bytes until a payment of it is told. */
export function payoutFile(read: Database['read'], lines: SettlementLineStore, run: Run): Pieces {
  let after = '';
  const next = async (): Promise<readonly SettlementLine[]> => {
    for (;;) {
      const page = await lines.lines(read, { run: run.id, after, limit: PAGE });
      const last = page.at(-1);
      if (!last) return [];
      after = `${last.kind} ${last.party} ${last.mode}`;
      const due = page.filter(({ state, due: owed }) => ['due', 'paid', 'failed'].includes(state) && owed > 0);
      if (due.length > 0) return due;
    }
  };
  return spreadsheet({ next, close: () => Promise.resolve() }, HEADS, ({ party, payee, mode, due }: SettlementLine) => [
    ...[run.period, payee, party, BY[saleModeRules[mode].settles], formatYuan(fen(due))],
    `${run.period} ${run.id.slice(-12)}`,
  ]);
}

/** SHA-256 of a payout file, by which whoever pays knows that it is the one that two people signed. */
export async function hashOfFile({ next, close }: Pieces): Promise<string> {
  const hash = createHash('sha256');
  for (let piece = await next(); piece !== undefined; piece = await next()) hash.update(piece);
  await close();
  return hash.digest('hex');
}
