import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { GameBudget } from '../../contract';

/** The first day of this month by the clock of the stations. */
const MONTH = `date_trunc('month', clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date`;

type Row = { readonly month: string; readonly fen: string | null; readonly used: string | null };

/** What a station may give away this month, and what it has. */
async function thisMonth(read: Knex, station: string): Promise<GameBudget> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT to_char(m.month, 'YYYY-MM') AS month, b.fen, b.used
     FROM (SELECT ${MONTH} AS month) m LEFT JOIN live_game_budget b ON b.station = ? AND b.month = m.month`,
    [station],
  );
  const { month = '', fen = null, used = null } = rows[0] ?? {};
  return { month, fen: fen === null ? null : Number(fen), used: Number(used ?? 0) };
}

/** `false` when more than that is set aside already. */
async function set(tx: Tx, { station, fen, by }: { station: string; fen: number; by: string }): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `INSERT INTO live_game_budget (station, month, fen, set_by) VALUES (?, ${MONTH}, ?, ?)
     ON CONFLICT (station, month) DO UPDATE SET fen = EXCLUDED.fen, set_by = EXCLUDED.set_by, set_at = clock_timestamp()
       WHERE live_game_budget.used <= EXCLUDED.fen
     RETURNING month`,
    [station, fen, by],
  );
  return rows.length === 1;
}

/** Takes from what may be given away this month; answers the month, or nothing when so much is not left. */
async function take(tx: Tx, station: string, fen: number): Promise<string | undefined> {
  const { rows } = await tx.raw<{ rows: { month: string }[] }>(
    `UPDATE live_game_budget SET used = used + ? WHERE station = ? AND month = ${MONTH} AND used + ? <= fen
     RETURNING to_char(month, 'YYYY-MM-DD') AS month`,
    [fen, station, fen],
  );
  return rows[0]?.month;
}

/** What nobody took may be given away again, in the month that it was taken from. */
async function giveBack(
  tx: Tx,
  { station, month, fen }: { station: string; month: string; fen: number },
): Promise<void> {
  await tx('live_game_budget')
    .where({ station })
    .whereRaw('month = ?::date', [month])
    .update({ used: tx.raw('used - ?', [fen]) });
}

/** How budgets of what is given away are kept. */
export const budgetStore = { thisMonth, set, take, giveBack } as const;

/** How budgets of what is given away are kept. */
export type BudgetStore = typeof budgetStore;
