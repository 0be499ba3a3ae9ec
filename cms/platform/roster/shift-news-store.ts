import type { Tx } from '../database/database';
import { LONGEST_MINUTES, QUIET_MINUTES, type ShiftChange, type ShiftNews } from './shift-news.rules';

/** A change that waits to be told, and to whom. */
export type WaitingNews = ShiftNews & { readonly id: string; readonly station: string; readonly person: string };

type Row = Record<'id' | 'station' | 'person' | 'shift' | 'post', string> & {
  change: ShiftChange;
  starts_at: Date;
  ends_at: Date;
};

/** Keeps what changed until the planner is done. */
export async function keepNews(tx: Tx, { startsAt, endsAt, ...news }: WaitingNews): Promise<void> {
  await tx('duty_news').insert({ ...news, starts_at: startsAt, ends_at: endsAt });
}

/** Takes what nobody adds to any more, by whom and where it is for. Whoever takes it tells it: two nodes never take the same. */
export async function takeNews(tx: Tx): Promise<readonly (readonly WaitingNews[])[]> {
  const { rows } = await tx.raw<{ rows: Row[] }>(
    `DELETE FROM duty_news WHERE (person, station) IN (
       SELECT person, station FROM duty_news GROUP BY person, station
       HAVING max(at) <= now() - make_interval(mins => :quiet) OR min(at) <= now() - make_interval(mins => :longest)
     ) RETURNING *`,
    { quiet: QUIET_MINUTES, longest: LONGEST_MINUTES },
  );
  const byHearer = new Map<string, WaitingNews[]>();
  // Ids rise with time: in their order the changes happened.
  for (const row of [...rows].sort((a, b) => a.id.localeCompare(b.id))) {
    const key = `${row.person} ${row.station}`;
    byHearer.set(key, [...(byHearer.get(key) ?? []), newsOf(row)]);
  }
  return [...byHearer.values()];
}

function newsOf({ starts_at, ends_at, id, station, person, shift, post, change }: Row): WaitingNews {
  return { id, station, person, shift, post, change, startsAt: starts_at.toISOString(), endsAt: ends_at.toISOString() };
}
