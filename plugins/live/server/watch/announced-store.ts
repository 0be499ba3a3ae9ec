import type { Knex } from 'knex';
import type { HostKind } from '../../contract';

/** A live that is to come, as everybody may know of it. */
export type KeptAnnounced = {
  readonly id: string;
  readonly station: string;
  readonly title: string;
  readonly language: string;
  readonly hostKind: HostKind;
  readonly isAdvertising: boolean;
  readonly place: string;
  readonly plannedAt: Date;
  readonly plannedMinutes: number;
  readonly takesReservations: boolean;
  readonly isOpen: boolean;
  readonly reserved: number;
  readonly hasBenefit: boolean;
};

/** A live that can be watched again. */
export type KeptReplayed = {
  readonly id: string;
  readonly station: string;
  readonly title: string;
  readonly isAdvertising: boolean;
  readonly beganAt: Date;
  readonly seconds: number;
};

const MOST_COMING = 30;
const MOST_REPLAYS = 6;
/** A live that is late is waited for so long; one that nobody began or called off is no longer told of. */
const LATE_HOURS = 2;

const COMING = `s.id, s.station, s.title, s.language, s.host_kind AS "hostKind", s.is_advertising AS "isAdvertising", s.place,
  s.planned_at AS "plannedAt", s.planned_minutes AS "plannedMinutes", o.session IS NOT NULL AS "takesReservations",
  o.capacity IS NULL OR o.reserved < o.capacity AS "isOpen", coalesce(o.reserved, 0) AS reserved,
  coalesce(o.benefits > o.given, false) AS "hasBenefit"`;

/**
 * The next ones. What is only planned is a draft and nobody's business until the station offers to reserve it; what is prepared stands. A
 * rehearsal is for the station's people.
 */
async function coming(read: Knex, stations: readonly string[]): Promise<readonly KeptAnnounced[]> {
  return read('live_session as s')
    .leftJoin('live_reservation_offer as o', 'o.session', 's.id')
    .where('s.is_rehearsal', false)
    .whereIn('s.station', [...stations])
    .whereRaw(`(s.state IN ('prepared', 'rehearsal', 'ready') OR (s.state = 'planned' AND o.session IS NOT NULL))`)
    .whereRaw('s.planned_at > clock_timestamp() - make_interval(hours => ?)', [LATE_HOURS])
    .orderBy(['s.planned_at', 's.id'])
    .limit(MOST_COMING)
    .select<KeptAnnounced[]>(read.raw(COMING));
}

/** Those that were published last, where there is something to play. */
async function replays(read: Knex, stations: readonly string[]): Promise<readonly KeptReplayed[]> {
  return read('live_session as s')
    .join('live_replay as r', 'r.session', 's.id')
    .where({ 's.is_rehearsal': false, 's.state': 'published' })
    .whereIn('s.station', [...stations])
    .whereNotNull('r.playback_id')
    .orderBy([
      { column: 'r.began_at', order: 'desc' },
      { column: 's.id', order: 'desc' },
    ])
    .limit(MOST_REPLAYS)
    .select<KeptReplayed[]>(
      ...['s.id', 's.station', 's.title', 's.is_advertising as isAdvertising', 'r.began_at as beganAt', 'r.seconds'],
    );
}

/** Where lives are read that are not on the air. */
export const announcedStore = { coming, replays } as const;

/** Where lives are read that are not on the air, as verbs are handed it. */
export type AnnouncedStore = typeof announcedStore;
