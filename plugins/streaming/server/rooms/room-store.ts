import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { DriverName, IngestPoint, MakeRoom, Room, RoomState } from '../../contract';

/** A room as it is kept. */
export type KeptRoom = Omit<Room, 'allowedEvents'> & {
  readonly ref: string | null;
  /** The stream at Mux that hands out a hybrid room. */
  readonly muxRef: string | null;
  readonly kick: number;
  readonly toldAt: string | null;
  readonly broadcast: string | null;
  /** What the driver calls the list of hosts; none where there is no list. */
  readonly restriction: string | null;
};

/** A room about to be made. */
export type NewRoom = MakeRoom & {
  readonly id: string;
  readonly driver: DriverName;
  readonly madeBy: string;
};

/** What a change writes. */
export type RoomPatch = {
  readonly state?: RoomState;
  readonly title?: string;
  readonly toldAt?: Date;
  readonly ref?: string;
  readonly playbackId?: string;
  readonly ingest?: readonly IngestPoint[];
  readonly listed?: boolean;
  /** On whose pages the player may stand, and what the driver calls this list. */
  readonly pages?: { readonly hosts: readonly string[]; readonly restriction: string | null };
  /** Another who carries it; what it was at Mux hands it out from now on. */
  readonly carrier?: { readonly driver: DriverName; readonly muxRef: string; readonly muxPlaybackId: string };
  /** Throws out whoever publishes. */
  readonly kick?: true;
};

/** What narrows the list. */
export type RoomsWanted = {
  readonly stations: readonly string[];
  readonly text?: string | undefined;
  readonly live?: boolean | undefined;
};

const COLUMNS = `r.id, r.station, r.title, r.driver, r.latency, r.reconnect_seconds AS "reconnectSeconds", r.signed, r.record,
  r.audio_only AS "audioOnly", r.listed, r.hosts, r.restriction, r.test, r.mux_ref AS "muxRef", r.state, r.state_since AS since,
  r.ingest, r.playback_id AS "playbackId", r.version, r.ref, r.kick,
  r.told_at AS "toldAt", b.id AS broadcast, b.began_at AS "beganAt"`;
const ON_AIR: readonly RoomState[] = ['connecting', 'live', 'reconnecting'];

/** Keeps rooms in the table `streaming_room`. Every read for people names the stations that they see. */
export const roomStore = {
  list: async (database: Database, { stations, text = '', live }: RoomsWanted): Promise<readonly KeptRoom[]> => {
    const rows = rooms(database.read)
      .whereIn('r.station', [...stations])
      .whereNot('r.state', 'removed')
      .orderByRaw(`r.state IN ('connecting', 'live', 'reconnecting') DESC, r.id DESC`)
      .limit(200);
    if (text !== '') void rows.whereRaw('strpos(lower(r.title), lower(?)) > 0', [text]);
    if (live === true) void rows.whereIn('r.state', [...ON_AIR]);
    return (await rows).map(roomOf);
  },
  find: async (database: Database, stations: readonly string[], id: string): Promise<KeptRoom | undefined> => {
    const row = await rooms(database.read)
      .where('r.id', id)
      .whereIn('r.station', [...stations])
      .whereNot('r.state', 'removed')
      .first();
    return row && roomOf(row);
  },
  /** The room, and nobody else changes it before the transaction ends. */
  hold: async (tx: Tx, id: string): Promise<KeptRoom | undefined> => {
    const row = await rooms(tx).where('r.id', id).forUpdate('r').first();
    return row && roomOf(row);
  },
  /** Of a driver's own name of it. A hybrid room is told of by two: by our own processes, and by Mux that hands it out. */
  idOf: async (tx: Tx, driver: DriverName, ref: string): Promise<string | undefined> => {
    const found = tx('streaming_room').where({ driver, ref });
    if (driver === 'local') void found.orWhere({ driver: 'hybrid', ref });
    if (driver === 'mux') void found.orWhere({ mux_ref: ref });
    return (await found.first<{ id: string } | undefined>('id'))?.id;
  },
  /** Rooms whose driver has not answered for a minute. */
  stillMaking: async (database: Database): Promise<readonly KeptRoom[]> => {
    const late = `r.state = 'making' AND r.made_at < now() - interval '1 minute'`;
    return (await rooms(database.read).whereRaw(late).orderBy('r.id').limit(50)).map(roomOf);
  },
  insert: async (tx: Tx, room: NewRoom): Promise<void> => {
    const { reconnectSeconds, audioOnly, madeBy, listed = !room.signed, ...rest } = room;
    await tx('streaming_room').insert({
      ...rest,
      listed,
      state: 'making',
      reconnect_seconds: reconnectSeconds,
      audio_only: audioOnly,
      made_by: madeBy,
    });
  },
  /** False when somebody changed it first. */
  patch: async (tx: Tx, { id, version }: Pick<KeptRoom, 'id' | 'version'>, patch: RoomPatch): Promise<boolean> => {
    const change = { ...saidColumns(patch), ...movedColumns(tx, patch), version: version + 1 };
    return (await tx('streaming_room').where({ id, version }).update(change)) === 1;
  },
} as const;

/** How rooms are kept. */
export type RoomStore = typeof roomStore;

/** What somebody said of a room, or its driver. */
function saidColumns({ title, toldAt, ref, playbackId, ingest, listed }: RoomPatch): Record<string, unknown> {
  return {
    ...(title === undefined ? {} : { title }),
    ...(ref === undefined ? {} : { ref }),
    ...(playbackId === undefined ? {} : { playback_id: playbackId }),
    ...(ingest === undefined ? {} : { ingest: JSON.stringify(ingest) }),
    ...(listed === undefined ? {} : { listed }),
    ...(toldAt === undefined ? {} : { told_at: toldAt }),
  };
}

/** What becomes another: its state, who carries it, where it may be shown. */
function movedColumns(tx: Tx, { state, carrier, kick, pages }: RoomPatch): Record<string, unknown> {
  return {
    ...(pages === undefined ? {} : { hosts: JSON.stringify(pages.hosts), restriction: pages.restriction }),
    ...(carrier === undefined
      ? {}
      : { driver: carrier.driver, mux_ref: carrier.muxRef, mux_playback_id: carrier.muxPlaybackId }),
    ...(kick === undefined ? {} : { kick: tx.raw('kick + 1') }),
    ...(state === undefined ? {} : { state, state_since: tx.raw('clock_timestamp()') }),
  };
}

type Row = Omit<KeptRoom, 'since' | 'toldAt' | 'beganAt' | 'ingest' | 'hosts'> & {
  readonly since: Date;
  readonly toldAt: Date | null;
  readonly beganAt: Date | null;
  readonly ingest: unknown;
  readonly hosts: unknown;
};

/** Rooms with the broadcast that goes on in each. */
export function rooms(on: Database['read'] | Tx) {
  return on('streaming_room as r')
    .joinRaw('LEFT JOIN streaming_broadcast b ON b.room = r.id AND b.ended_at IS NULL')
    .select<Row[]>(on.raw(COLUMNS));
}

/** A room out of its row. */
export const roomOf = ({ since, toldAt, beganAt, ingest, hosts, ...room }: Row): KeptRoom => ({
  ...room,
  // As this store wrote it.
  ingest: fromJsonb(ingest) as IngestPoint[],
  hosts: fromJsonb(hosts) as string[],
  since: since.toISOString(),
  toldAt: toldAt?.toISOString() ?? null,
  beganAt: beganAt?.toISOString() ?? null,
});
