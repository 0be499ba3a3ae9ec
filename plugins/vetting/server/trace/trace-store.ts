import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { EventFacts } from './event-facts.rules';
import type { Bound, KeptEvent } from './trace-facts.rules';

/** An event about to be kept. */
export type NewEvent = {
  readonly id: string;
  readonly station: string;
  readonly facts: EventFacts;
  readonly lots: readonly string[];
  /** The capture that brought it, and who wrote it down; the house itself has neither. */
  readonly capture: string | null;
  readonly by: string | null;
};

/** A page of events: those that fit, the oldest first, after a place in that order. */
export type EventQuery = {
  readonly stations: readonly string[];
  readonly from: readonly Bound[];
  readonly after: { readonly at: Date; readonly seq: number } | undefined;
  readonly most: number;
};

type On = Database['read'] | Tx;

/** Keeps events in the table `vetting_trace_event`, which nobody changes and nobody empties. */
export const traceStore = {
  now: async (on: On): Promise<Date> => {
    const { rows } = await on.raw<{ rows: [{ now: Date }] }>('SELECT clock_timestamp() AS now');
    return rows[0].now;
  },
  /** One at a time at a station: whoever looks which ids are there and then writes would meet another who does. */
  turn: async (tx: Tx, station: string): Promise<void> => {
    await tx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('vetting.trace ' || ?, 0))`, [station]);
  },
  /** False when the station has an event of that id already; of what it says, `hashes` tells. */
  insert: async (tx: Tx, { id, station, facts, lots, capture, by }: NewEvent): Promise<boolean> => {
    const { eventId, isError, type, eventTime, action, hash, body } = facts;
    const made = await tx('vetting_trace_event')
      .insert({
        ...{ id, station, event_id: eventId, is_error: isError, type, event_time: eventTime, action, hash },
        ...{ biz_step: facts.bizStep, disposition: facts.disposition, body: JSON.stringify(body) },
        ...{ epcs: [...facts.epcs], classes: [...facts.classes], transactions: [...facts.transactions] },
        ...{ lots: [...lots], capture, written_by: by },
      })
      .onConflict(['station', 'event_id', 'is_error'])
      .ignore()
      .returning('id');
    return made.length === 1;
  },
  /** What the station's events of these ids say, by their hash. */
  hashes: async (tx: Tx, station: string, ids: readonly string[]) =>
    tx('vetting_trace_event')
      .where({ station })
      .whereIn('event_id', [...ids])
      .select<{ eventId: string; isError: boolean; hash: string }[]>(
        'event_id as eventId',
        'is_error as isError',
        'hash',
      ),
  page: async (on: On, { stations, from, after, most }: EventQuery): Promise<readonly KeptEvent[]> => {
    const query = events(on)
      .whereIn('station', [...stations])
      .orderBy(['event_time', 'seq'])
      .limit(most);
    for (const bound of from) narrow(query, bound);
    if (after) void query.whereRaw('(event_time, seq) > (?::timestamptz, ?)', [after.at, after.seq]);
    return (await query).map(eventOf);
  },
  /** An event with what declares it an error. */
  byEventId: async (on: On, stations: readonly string[], eventId: string) =>
    (
      await events(on)
        .whereIn('station', [...stations])
        .where('event_id', eventId)
        .orderBy(['seq'])
        .limit(100)
    ).map(eventOf),
  find: async (on: On, stations: readonly string[], id: string): Promise<KeptEvent | undefined> => {
    const [row] = await events(on)
      .where({ id })
      .whereIn('station', [...stations]);
    return row && eventOf(row);
  },
  lotsOf: async (on: On, id: string): Promise<readonly string[]> =>
    (await on('vetting_trace_event').where({ id }).first<{ lots: string[] } | undefined>('lots'))?.lots ?? [],
  /**
   * Everything that was written of a lot, errors and their declarations too, by when it happened. What the house wrote of orders is left
   * out: thousands of them would hide the rest.
   */
  ofLot: async (on: On, lot: string): Promise<readonly KeptEvent[]> =>
    (
      await events(on)
        .whereRaw('lots @> ARRAY[?::uuid]', [lot])
        .whereRaw(`NOT (${OF_ORDERS})`)
        .orderBy(['event_time', 'seq'])
        .limit(1_000)
    ).map(eventOf),
  /** How many orders took of a lot. */
  ordersOf: async (on: On, lot: string): Promise<number> => {
    const { rows } = await on.raw<{ rows: [{ orders: number }] }>(
      `SELECT count(*)::int AS orders FROM vetting_trace_event
       WHERE lots @> ARRAY[?::uuid] AND biz_step = 'retail_selling' AND ${OF_ORDERS}`,
      [lot],
    );
    return rows[0].orders;
  },
} as const;

/** How events are kept. */
export type TraceStore = typeof traceStore;

const OF_ORDERS = `capture IS NULL AND written_by IS NULL AND transactions <> '{}'`;

type Row = Omit<KeptEvent, 'seq' | 'body'> & { readonly seq: string; readonly body: unknown };

const COLUMNS = `id, seq, station, event_id AS "eventId", is_error AS "isError", biz_step AS "bizStep", disposition,
  event_time AS "eventTime", recorded_at AS "recordedAt", capture, written_by AS "writtenBy", body`;

const events = (on: On) => on('vetting_trace_event').select<Row[]>(on.raw(COLUMNS));

// Written from an event that passed its rules; a station does not write 2^53 of them.
const eventOf = ({ seq, body, ...row }: Row): KeptEvent => ({
  ...row,
  seq: Number(seq),
  body: fromJsonb(body) as KeptEvent['body'],
});

function narrow(query: ReturnType<typeof events>, bound: Bound): void {
  if ('sign' in bound) void query.where(bound.column, bound.sign, bound.at);
  else if ('among' in bound) void query.whereIn(bound.column, [...bound.among]);
  // pg binds a list as an array; knex would spread one that is not inside a list.
  else void query.whereRaw('?? && ?::text[]', [bound.column, [...bound.anyOf]]);
}
