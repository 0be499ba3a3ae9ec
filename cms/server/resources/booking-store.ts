import type { Knex } from 'knex';
import type { Booking } from '../../contract';
import type { Database, Tx } from '../../platform';
import { conflictsOf } from './booking.rules';

/** A booking with what a calendar says about it. */
export type ShownBooking = Booking & {
  readonly title: string;
  readonly topic: string | null;
  /** The name of whoever has it: the first of the team, or who booked. */
  readonly holder: string;
  readonly name: string;
};

/** A booking about to be written. */
export type NewBooking = Pick<
  Booking,
  'id' | 'resource' | 'station' | 'assignment' | 'purpose' | 'person' | 'from' | 'to' | 'overrideReason'
>;

/** How bookings are kept. */
export type BookingStore = {
  insert(tx: Tx, booking: NewBooking): Promise<void>;
  /** What stands in a span, overridden or not. */
  within(
    stations: readonly string[],
    span: { readonly from: string; readonly to: string },
  ): Promise<readonly ShownBooking[]>;
  /** What stands in the way of booking a resource. */
  inTheWay(
    tx: Tx,
    resource: string,
    span: { readonly from: string; readonly to: string },
  ): Promise<readonly ShownBooking[]>;
  ofAssignment(assignment: string, on?: Knex): Promise<readonly ShownBooking[]>;
  byId(stations: readonly string[], id: string): Promise<ShownBooking | undefined>;
  /** Puts a booking that stands onto another span; the constraint of the table refuses one that is taken. */
  move(tx: Tx, id: string, to: Pick<Booking, 'from' | 'to' | 'overrideReason'>): Promise<void>;
  /** Gives back what stands; false when it was given back before. */
  release(tx: Tx, id: string, by: string): Promise<boolean>;
  releaseOf(tx: Tx, assignment: string, by: string): Promise<number>;
};

type Row = {
  id: string;
  resource: string;
  station: string;
  assignment: string | null;
  purpose: string;
  person: string;
  starts: Date;
  ends: Date;
  override_reason: string | null;
  version: number;
  title: string | null;
  topic: string | null;
  holder: string | null;
  name: string;
};

const READ = `b.id, b.resource, b.station, b.assignment, b.purpose, b.person, lower(b.span) AS starts, upper(b.span) AS ends,
  b.override_reason, b.version, r.name, t.title, a.topic,
  (SELECT p.name_zh FROM person p WHERE p.id = coalesce(
    (SELECT m.person FROM assignment_person m WHERE m.assignment = b.assignment ORDER BY m.place LIMIT 1), b.person)) AS holder`;

/** Keeps bookings in their table. */
export function bookingStore({ database }: { readonly database: Database }): BookingStore {
  return {
    insert: async (tx, { from, to, overrideReason, ...booking }) => {
      const span = tx.raw('tstzrange(?::timestamptz, ?::timestamptz)', [from, to]);
      await tx('booking').insert({ ...booking, span, override_reason: overrideReason });
    },
    within: async (stations, { from, to }) =>
      withConflicts(
        await standing(database.read)
          .whereIn('b.station', [...stations])
          .whereRaw('b.span && tstzrange(?::timestamptz, ?::timestamptz)', [from, to])
          .limit(2_000),
      ),
    inTheWay: async (tx, resource, { from, to }) =>
      withConflicts(
        await standing(tx)
          .where('b.resource', resource)
          .whereRaw('b.span && tstzrange(?::timestamptz, ?::timestamptz)', [from, to]),
      ),
    ofAssignment: async (assignment, on = database.read) =>
      amongAll(on, await standing(on).where('b.assignment', assignment)),
    byId: async (stations, id) => {
      const found = await standing(database.read)
        .where('b.id', id)
        .whereIn('b.station', [...stations]);
      return (await amongAll(database.read, found))[0];
    },
    move: async (tx, id, { from, to, overrideReason }) => {
      const span = tx.raw('tstzrange(?::timestamptz, ?::timestamptz)', [from, to]);
      await tx('booking')
        .where({ id })
        .whereNull('released_at')
        .update({ span, override_reason: overrideReason, version: tx.raw('version + 1') });
    },
    release: async (tx, id, by) =>
      (await tx('booking').where({ id }).whereNull('released_at').update(given(tx, by))) === 1,
    releaseOf: (tx, assignment, by) =>
      tx('booking').where({ assignment }).whereNull('released_at').update(given(tx, by)),
  };
}

const given = (tx: Tx, by: string) => ({ released_at: tx.fn.now(), released_by: by, version: tx.raw('version + 1') });

function standing(on: Knex) {
  return on('booking as b')
    .join('resource as r', 'r.id', 'b.resource')
    .leftJoin('assignment as a', 'a.id', 'b.assignment')
    .leftJoin('topic as t', 't.id', 'a.topic')
    .whereNull('b.released_at')
    .orderByRaw('lower(b.span), b.id')
    .select<Row[]>(on.raw(READ));
}

/** Some bookings with what stands against them, whoever has that. */
async function amongAll(on: Knex, rows: readonly Row[]): Promise<readonly ShownBooking[]> {
  const [starts, ends] = [rows.map((row) => row.starts.getTime()), rows.map((row) => row.ends.getTime())];
  if (rows.length === 0) return [];
  const span = [Math.min(...starts), Math.max(...ends)].map((moment) => new Date(moment).toISOString());
  const around = await standing(on)
    .whereIn(
      'b.resource',
      rows.map(({ resource }) => resource),
    )
    .whereRaw('b.span && tstzrange(?::timestamptz, ?::timestamptz)', span);
  return withConflicts(around).filter(({ id }) => rows.some((row) => row.id === id));
}

function withConflicts(rows: readonly Row[]): readonly ShownBooking[] {
  const all = rows.map(bookingOf);
  return all.map((one) => ({ ...one, conflicts: [...conflictsOf(one, all)] }));
}

function bookingOf({ starts, ends, override_reason: overrideReason, title, holder, ...row }: Row): ShownBooking {
  const span = { from: starts.toISOString(), to: ends.toISOString() };
  return { ...row, ...span, overrideReason, conflicts: [], title: title ?? row.purpose, holder: holder ?? '' };
}
