import type { Knex } from 'knex';
import type { HostKind, SessionState } from '../../contract';

/** A session as everybody may know it. */
export type ShownSession = {
  readonly id: string;
  readonly room: string;
  readonly station: string;
  readonly title: string;
  readonly language: string;
  readonly state: SessionState;
  readonly hostKind: HostKind;
  readonly place: string;
  readonly plannedAt: Date;
  readonly beganAt: Date | null;
  readonly endedAt: Date | null;
};

const COLUMNS = [
  ...['id', 'room', 'station', 'title', 'language', 'state', 'place', 'host_kind as hostKind'],
  ...['planned_at as plannedAt', 'began_at as beganAt', 'ended_at as endedAt'],
] as const;

/** While one of them carries a session, its picture leads to the room. */
const ON_AIR: readonly SessionState[] = ['ready', 'live', 'paused', 'ending'];

/** By its own number, or by that of the streaming room that carries it now. Rehearsals are for the station's people. */
async function find(read: Knex, id: string): Promise<ShownSession | undefined> {
  return read('live_session')
    .where({ is_rehearsal: false })
    .where((either) => {
      void either.where({ id }).orWhere((carried) => {
        void carried.where({ streaming_room: id }).whereIn('state', [...ON_AIR]);
      });
    })
    .orderByRaw('(id = ?) DESC, planned_at DESC, id DESC', [id])
    .first<ShownSession | undefined>(...COLUMNS);
}

/** A rehearsal by its own number, for whoever has a pass to its room. */
const rehearsal = async (read: Knex, id: string): Promise<ShownSession | undefined> =>
  read('live_session')
    .where({ id, is_rehearsal: true })
    .first<ShownSession | undefined>(...COLUMNS);

/** Where sessions are read that viewers may see. */
export const shownSessionStore = { find, rehearsal };

/** Sessions that viewers may see, as verbs are handed them. */
export type ShownSessionStore = typeof shownSessionStore;
