import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import { CONTACT_DAYS, type Seated, type WinnerState } from '../../contract';

/** Somebody who was drawn, as they are kept. */
export type KeptWinner = Seated & {
  readonly id: string;
  readonly name: string;
  readonly state: WinnerState;
  readonly reason: string | null;
  readonly failed: number | null;
  /** Sealed. */
  readonly contact: string | null;
};

/** The draw itself. */
export type NewDraw = {
  readonly lottery: string;
  readonly seed: string;
  readonly salt: string;
  readonly entries: number;
  readonly by: string;
};

/** Writes the draw; `false` when there is one already, which stays. */
async function draw(tx: Tx, { by, ...made }: NewDraw): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `INSERT INTO live_lottery_draw (lottery, seed, salt, entries, by_person) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (lottery) DO NOTHING RETURNING lottery`,
    [made.lottery, made.seed, made.salt, made.entries, by],
  );
  return rows.length === 1;
}

async function seat(tx: Tx, lottery: string, seats: readonly (Seated & { readonly id: string })[]): Promise<void> {
  if (seats.length === 0) return;
  await tx('live_lottery_winner').insert(
    seats.map(({ id, entry, prize, rank }) => ({ id, lottery, entry, prize, rank, state: 'drawn' })),
  );
}

/** Everybody who was drawn, those who failed among them, in the order of the draw. */
async function of(read: Knex, lottery: string): Promise<readonly KeptWinner[]> {
  return read('live_lottery_winner as w')
    .join('live_lottery_entry as e', 'e.id', 'w.entry')
    .where('w.lottery', lottery)
    .orderBy('w.rank')
    .select<KeptWinner[]>(
      'w.id',
      'w.entry',
      'w.prize',
      'w.rank',
      'e.name',
      'w.state',
      'w.reason',
      'w.failed',
      'w.contact',
    );
}

/** What was found about somebody who was drawn. */
export type Judgement = {
  readonly lottery: string;
  readonly entry: string;
  readonly passes: boolean;
  readonly reason: string;
  readonly by: string;
};

/** `false` when somebody else has judged them already. */
async function judge(tx: Tx, { lottery, entry, passes, reason, by }: Judgement): Promise<boolean> {
  const place = tx.raw(
    '(SELECT 1 + coalesce(max(o.failed), 0) FROM live_lottery_winner o WHERE o.lottery = live_lottery_winner.lottery)',
  );
  const judged = await tx('live_lottery_winner')
    .where({ lottery, entry, state: 'drawn' })
    .update({
      ...{ state: passes ? 'passed' : 'failed', reason: reason === '' ? null : reason, judged_by: by },
      ...(passes ? {} : { failed: place }),
    });
  return judged === 1;
}

/** Keeps where the prize of an entry goes; the id of the row names the place of the seal. */
async function tellContact(tx: Tx, id: string, contact: string): Promise<void> {
  await tx('live_lottery_winner')
    .where({ id })
    .update({ contact, contact_at: tx.raw('clock_timestamp()') });
}

/** How many addresses of which lottery were forgotten. */
export type Forgotten = { readonly lottery: string; readonly station: string; readonly contacts: number };

/** Forgets where prizes went that were handed out long ago, or where one was to go that nobody ever handed out. */
async function forgetContacts(tx: Tx): Promise<readonly Forgotten[]> {
  const { rows } = await tx.raw<{ rows: Forgotten[] }>(
    `WITH gone AS (
       UPDATE live_lottery_winner w SET contact = NULL, contact_at = NULL FROM live_lottery l
       WHERE l.id = w.lottery AND w.contact IS NOT NULL AND CASE WHEN l.fulfilled_at IS NULL
         THEN w.contact_at < clock_timestamp() - make_interval(days => :notHandedOut)
         ELSE l.fulfilled_at < clock_timestamp() - make_interval(days => :handedOut) END
       RETURNING w.lottery, l.station)
     SELECT lottery, station, count(*)::int AS contacts FROM gone GROUP BY lottery, station ORDER BY lottery`,
    CONTACT_DAYS,
  );
  return rows;
}

/** How draws and those who were drawn are kept. */
export const winnerStore = { draw, seat, of, judge, tellContact, forgetContacts } as const;

/** How draws and those who were drawn are kept. */
export type WinnerStore = typeof winnerStore;
