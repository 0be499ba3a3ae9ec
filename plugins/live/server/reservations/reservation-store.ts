import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { ReminderSlot, SessionState } from '../../contract';

/** What is offered to those who reserve a live, with what is known of the live. */
export type KeptOfferOfReserving = {
  readonly session: string;
  readonly station: string;
  readonly capacity: number | null;
  readonly slots: ReminderSlot[];
  readonly benefit: string | null;
  readonly benefits: number;
  readonly given: number;
  readonly reserved: number;
  readonly came: number;
  readonly version: number;
  readonly title: string;
  readonly place: string;
  readonly state: SessionState;
  readonly sessionVersion: number;
  readonly plannedAt: Date;
  readonly plannedMinutes: number;
  readonly beganAt: Date | null;
};

/** A reservation with what is known of the live. */
export type KeptReservation = {
  readonly session: string;
  readonly title: string;
  readonly plannedAt: Date;
  readonly slots: ReminderSlot[];
  readonly cameAt: Date | null;
  readonly coupon: string | null;
};

const COLUMNS = `o.session, o.station, o.capacity, o.slots, o.benefit, o.benefits, o.given, o.reserved, o.version,
  (SELECT count(*)::int FROM live_reservation r WHERE r.session = o.session AND r.came_at IS NOT NULL) AS came,
  s.title, s.place, s.state, s.version AS "sessionVersion", s.planned_at AS "plannedAt",
  s.planned_minutes AS "plannedMinutes", s.began_at AS "beganAt"`;
const MOST_OWN = 200;

async function offer(read: Knex, session: string): Promise<KeptOfferOfReserving | undefined> {
  return read('live_reservation_offer as o')
    .join('live_session as s', 's.id', 'o.session')
    .where('o.session', session)
    .first<KeptOfferOfReserving | undefined>(read.raw(COLUMNS));
}

/** Whoever changes what is offered, or is given of it, does so alone. */
async function lockedOffer(tx: Tx, session: string): Promise<KeptOfferOfReserving | undefined> {
  await tx('live_reservation_offer').where({ session }).forNoKeyUpdate().first('session');
  return offer(tx, session);
}

/** What is offered now. */
export type OfferChange = Pick<
  KeptOfferOfReserving,
  'session' | 'station' | 'capacity' | 'slots' | 'benefit' | 'benefits'
>;

/** `false` when somebody offered first. */
async function insertOffer(tx: Tx, { slots, ...change }: OfferChange): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `INSERT INTO live_reservation_offer (session, station, capacity, slots, benefit, benefits) VALUES (?, ?, ?, ?::text[], ?, ?)
     ON CONFLICT (session) DO NOTHING RETURNING session`,
    [change.session, change.station, change.capacity, [...slots], change.benefit, change.benefits],
  );
  return rows.length === 1;
}

/** `false` when somebody else changed it first. */
async function changeOffer(tx: Tx, { session, slots, ...change }: OfferChange, version: number): Promise<boolean> {
  const changed = await tx('live_reservation_offer')
    .where({ session, version })
    .update({
      ...{ capacity: change.capacity, slots: tx.raw('?::text[]', [[...slots]]), version: version + 1 },
      ...{ benefit: change.benefit, benefits: change.benefits, given: 0 },
    });
  return changed === 1;
}

/** Nothing is kept any more for those who did not come. */
async function endBenefits(tx: Tx, session: string): Promise<void> {
  await tx('live_reservation_offer')
    .where({ session })
    .update({ benefits: tx.raw('given') });
}

/** Counts one more; `false` when as many have reserved as may. */
async function countOne(tx: Tx, session: string): Promise<boolean> {
  const counted = await tx('live_reservation_offer')
    .where({ session })
    .whereRaw('(capacity IS NULL OR reserved < capacity)')
    .update({ reserved: tx.raw('reserved + 1') });
  return counted === 1;
}

/** A reservation about to be kept, and the states of a live that takes any. */
type NewReservation = {
  readonly session: string;
  readonly reader: string;
  readonly before: readonly SessionState[];
};

/**
 * `false` when they had reserved before, or the live takes none any more. The plan is held until the commit: whoever moves the live at this moment does so before, and the reader
 * knows it, or after, and they are told.
 */
async function insert(tx: Tx, { session, reader, before }: NewReservation): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `INSERT INTO live_reservation (session, reader, known_for)
     SELECT s.id, ?::uuid, s.planned_at FROM live_session s WHERE s.id = ? AND s.state = ANY(?) FOR SHARE
     ON CONFLICT DO NOTHING RETURNING session`,
    [reader, session, [...before]],
  );
  return rows.length === 1;
}

/** Whoever has come stays counted, with what they were given. */
async function remove(tx: Tx, session: string, reader: string): Promise<void> {
  const gone = await tx('live_reservation').where({ session, reader }).whereNull('came_at').delete();
  if (gone === 1)
    await tx('live_reservation_offer')
      .where({ session })
      .update({ reserved: tx.raw('reserved - 1') });
}

const own = (read: Knex, reader: string): Knex.QueryBuilder =>
  read('live_reservation as r')
    .join('live_reservation_offer as o', 'o.session', 'r.session')
    .join('live_session as s', 's.id', 'r.session')
    .where('r.reader', reader)
    .select('r.session', 's.title', 's.planned_at as plannedAt', 'o.slots', 'r.came_at as cameAt', 'r.coupon');

async function find(read: Knex, session: string, reader: string): Promise<KeptReservation | undefined> {
  return (await own(read, reader).where('r.session', session).first()) as KeptReservation | undefined;
}

/** Those of lives that are not over. */
async function ofReader(read: Knex, reader: string): Promise<readonly KeptReservation[]> {
  const query = own(read, reader).whereNotIn('s.state', ['ended', 'published', 'archived', 'cancelled']);
  return (await query.orderBy('s.planned_at').limit(MOST_OWN)) as KeptReservation[];
}

/** All of a reader, those of lives that are over among them. */
async function everyOf(read: Knex, reader: string, limit: number): Promise<readonly KeptReservation[]> {
  return (await own(read, reader).orderBy('r.at', 'desc').limit(limit)) as KeptReservation[];
}

/** Notes that somebody came; `false` when they had come before, or had not reserved. */
async function noteCame(tx: Tx, session: string, reader: string): Promise<boolean> {
  const noted = await tx('live_reservation')
    .where({ session, reader })
    .whereNull('came_at')
    .update({ came_at: tx.raw('clock_timestamp()') });
  return noted === 1;
}

/** Takes one of what is kept for those who come; `false` when nothing is left of it. */
async function takeBenefit(tx: Tx, session: string): Promise<boolean> {
  const taken = await tx('live_reservation_offer')
    .where({ session })
    .whereRaw('given < benefits')
    .update({ given: tx.raw('given + 1') });
  return taken === 1;
}

async function noteCoupon(tx: Tx, { session, reader, coupon }: { session: string; reader: string; coupon: string }) {
  await tx('live_reservation').where({ session, reader }).update({ coupon });
}

/** Of some readers, those who had reserved a live. */
async function reservedBy(read: Knex, session: string, readers: readonly string[]): Promise<readonly string[]> {
  return read('live_reservation')
    .where({ session })
    .whereRaw('reader = ANY(?::uuid[])', [[...readers]])
    .pluck<string[]>('reader');
}

/** A person is forgotten. That somebody came stays counted. */
async function forget(tx: Tx, reader: string): Promise<void> {
  await tx.raw(
    `WITH gone AS (DELETE FROM live_reservation WHERE reader = ? AND came_at IS NULL RETURNING session)
     UPDATE live_reservation_offer o SET reserved = o.reserved - 1 FROM gone WHERE o.session = gone.session`,
    [reader],
  );
  await tx('live_reminder').where({ reader }).delete();
  await tx('live_reservation')
    .where({ reader })
    .update({ reader: tx.raw('gen_random_uuid()') });
}

/** How reservations are kept. */
export const reservationStore = {
  ...{ offer, lockedOffer, insertOffer, changeOffer, endBenefits, countOne, insert, remove, find, ofReader, everyOf },
  ...{ noteCame, takeBenefit, noteCoupon, reservedBy, forget },
} as const;

/** How reservations are kept. */
export type ReservationStore = typeof reservationStore;
