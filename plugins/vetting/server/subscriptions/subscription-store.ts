import { fromJsonb, type Database, type SealedColumn, type Tx } from '@hearth/cms/platform';
import type { SubscribeTrace, SubscriptionSchedule } from '../../contract';

const TABLE = 'vetting_trace_subscription';
const UNTOLD = 'vetting_trace_untold';

/** A subscription as it is kept. */
export type KeptSubscription = Pick<SubscribeTrace, 'dest' | 'reportIfEmpty'> & {
  readonly id: string;
  readonly station: string;
  readonly token: string;
  readonly query: Readonly<Record<string, string>>;
  readonly schedule: SubscriptionSchedule | null;
  readonly madeAt: Date;
  readonly sentAt: Date | null;
  readonly trouble: string | null;
  readonly waiting: number;
};

type NewSubscription = Pick<
  KeptSubscription,
  'id' | 'station' | 'dest' | 'token' | 'query' | 'schedule' | 'reportIfEmpty'
> & {
  readonly madeBy: string;
  readonly dueAt: Date | null;
};

type On = Database['read'] | Tx;

/** Where secrets of subscriptions lie sealed. */
export const SEALED_TOKENS: SealedColumn = { table: TABLE, column: 'token_sealed', id: 'id' };

/** Keeps who is told of events, and what they were not told yet. */
export const subscriptionStore = {
  insert: async (tx: Tx, { token, query, schedule, reportIfEmpty, madeBy, dueAt, ...plain }: NewSubscription) => {
    await tx(TABLE).insert({
      ...{ ...plain, token_sealed: token, query: JSON.stringify(query) },
      ...{ schedule: schedule && JSON.stringify(schedule), due_at: dueAt },
      ...{ report_if_empty: reportIfEmpty, made_by: madeBy },
    });
  },
  list: async (on: On, stations: readonly string[]): Promise<readonly KeptSubscription[]> =>
    (
      await subscriptions(on)
        .whereIn('s.station', [...stations])
        .orderBy('s.id', 'desc')
        .limit(200)
    ).map(subscriptionOf),
  find: async (on: On, id: string): Promise<KeptSubscription | undefined> => {
    const [row] = await subscriptions(on).where('s.id', id);
    return row && subscriptionOf(row);
  },
  /** How many there are at a station, which nobody adds to before the transaction ends. */
  count: async (tx: Tx, station: string): Promise<number> => {
    await tx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('vetting.trace-subscriptions ' || ?, 0))`, [station]);
    return (await tx(TABLE).where({ station }).select('id')).length;
  },
  /** False when there is none of that id at these stations. */
  remove: async (tx: Tx, stations: readonly string[], id: string): Promise<boolean> =>
    (await tx(TABLE)
      .where({ id })
      .whereIn('station', [...stations])
      .delete()) === 1,
  /** What a subscriber was not told yet, the oldest first: the ids of its events. */
  untold: async (on: On, subscription: string, most: number): Promise<readonly string[]> =>
    on(`${UNTOLD} as u`)
      .join('vetting_trace_event as e', 'e.id', 'u.event')
      .where('u.subscription', subscription)
      .orderBy('e.seq')
      .limit(most)
      .pluck<string[]>('u.event'),
  told: async (tx: Tx, subscription: string, { events, sent }: { events: readonly string[]; sent: boolean }) => {
    await tx(UNTOLD)
      .where({ subscription })
      .whereIn('event', [...events])
      .delete();
    await tx(TABLE)
      .where({ id: subscription })
      .update({ trouble: null, rests_until: null, ...(sent && { sent_at: tx.raw('clock_timestamp()') }) });
  },
  troubled: async (database: Database, id: string, trouble: string): Promise<void> => {
    await database.read(TABLE).where({ id }).update({ trouble });
  },
  /** Nobody tries again before an hour has gone. */
  rest: async (tx: Tx, id: string): Promise<void> => {
    await tx(TABLE)
      .where({ id })
      .update({ rests_until: tx.raw(`clock_timestamp() + interval '1 hour'`) });
  },
  /** Who has something to be told now: as it comes, or because the schedule says so. */
  due: async (tx: Tx): Promise<readonly { id: string; station: string; schedule: SubscriptionSchedule | null }[]> => {
    const { rows } = await tx.raw<{ rows: { id: string; station: string; schedule: unknown }[] }>(
      `SELECT s.id, s.station, s.schedule FROM ${TABLE} s
       WHERE coalesce(s.rests_until <= clock_timestamp(), true) AND (
         s.due_at <= clock_timestamp()
         OR (s.schedule IS NULL AND EXISTS (SELECT 1 FROM ${UNTOLD} u WHERE u.subscription = s.id)))
       ORDER BY s.id LIMIT 500 FOR UPDATE OF s SKIP LOCKED`,
    );
    return rows.map(({ schedule, ...row }) => ({ ...row, schedule: scheduleOf(schedule) }));
  },
  moveOn: async (tx: Tx, id: string, due: Date): Promise<void> => {
    await tx(TABLE).where({ id }).update({ due_at: due });
  },
} as const;

/** How subscriptions are kept. */
export type SubscriptionStore = typeof subscriptionStore;

type Row = Omit<KeptSubscription, 'query' | 'schedule'> & { readonly query: unknown; readonly schedule: unknown };

const subscriptions = (on: On) =>
  on(`${TABLE} as s`).select<Row[]>(
    on.raw(`s.id, s.station, s.dest, s.token_sealed AS token, s.query, s.schedule, s.report_if_empty AS "reportIfEmpty",
      s.made_at AS "madeAt", s.sent_at AS "sentAt", s.trouble,
      (SELECT count(*)::int FROM ${UNTOLD} u WHERE u.subscription = s.id) AS waiting`),
  );

// Written above, from what the contract parsed.
const scheduleOf = (schedule: unknown) => (schedule === null ? null : (fromJsonb(schedule) as SubscriptionSchedule));
const subscriptionOf = ({ query, schedule, ...row }: Row): KeptSubscription => ({
  ...row,
  query: fromJsonb(query) as KeptSubscription['query'],
  schedule: scheduleOf(schedule),
});
