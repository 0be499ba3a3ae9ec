import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { DeskRoom, ListedRoom, RoomOpening, RoomOwner, RoomPicture } from '../../contract';

/** A room as it is kept. */
export type KeptRoom = Omit<DeskRoom, 'viewers' | 'likes' | 'waiting'> & {
  readonly picture: RunningPicture | null;
};

/** A picture, and for how many seconds it had gone on when the row was read, by the clock of the database alone. */
type RunningPicture = RoomPicture & { readonly seconds: number };

type Row = Omit<KeptRoom, 'owner' | 'picture'> & {
  readonly ownerKind: RoomOwner['kind'];
  readonly ownerId: string;
  readonly streamingRoom: string | null;
  readonly pictureBegan: Date | null;
  readonly pictureSeconds: number | null;
};

const COLUMNS = `r.id, r.station, r.owner_kind AS "ownerKind", r.owner_id AS "ownerId", r.title, r.language,
  r.closed_at IS NULL AS "isOpen", r.is_closed AS "isClosed", r.mode, r.slow_seconds AS "slowSeconds",
  r.may_danmaku AS "mayDanmaku", r.announcement, r.pinned_message AS "pinnedMessage",
  r.streaming_room AS "streamingRoom", r.picture_began AS "pictureBegan", r.version,
  extract(epoch FROM clock_timestamp() - r.picture_began)::float8 AS "pictureSeconds"`;

function roomOf({ ownerKind, ownerId, streamingRoom, pictureBegan, pictureSeconds, ...row }: Row): KeptRoom {
  const isShown = streamingRoom !== null && pictureBegan !== null;
  const picture = isShown ? { streamingRoom, beganAt: pictureBegan, seconds: pictureSeconds ?? 0 } : null;
  return { ...row, owner: { kind: ownerKind, id: ownerId }, picture };
}

const rooms = (on: Knex) => on('live_room as r').select(on.raw(COLUMNS));

async function find(on: Knex, id: string): Promise<KeptRoom | undefined> {
  const row = (await rooms(on).where('r.id', id).first()) as Row | undefined;
  return row && roomOf(row);
}

/** Rooms of many messages at once. */
async function several(on: Knex, ids: readonly string[]): Promise<ReadonlyMap<string, KeptRoom>> {
  const rows = (await rooms(on).whereIn('r.id', [...ids])) as Row[];
  return new Map(rows.map((row) => [row.id, roomOf(row)]));
}

/** Where a picture is carried to now. */
async function shownBy(on: Knex, streamingRoom: string): Promise<readonly string[]> {
  const rows = await on('live_room').where({ streaming_room: streamingRoom }).select<{ id: string }[]>('id');
  return rows.map(({ id }) => id);
}

/** A room of one of these stations; whoever holds it is alone with it until the commit. */
async function hold(tx: Tx, stations: readonly string[], id: string): Promise<KeptRoom | undefined> {
  const query = rooms(tx)
    .where('r.id', id)
    .whereIn('r.station', [...stations])
    .forNoKeyUpdate('r');
  const row = (await query.first()) as Row | undefined;
  return row && roomOf(row);
}

/** Makes the room of an owner; the second time it is the one that was made first. */
async function open(tx: Tx, opening: RoomOpening & { readonly id: string }): Promise<string> {
  const { id, owner, station, title, language, mode = 'post', isClosed = false } = opening;
  await tx('live_room')
    .insert({
      ...{ id, station, title, language, mode, is_closed: isClosed },
      ...{ owner_kind: owner.kind, owner_id: owner.id },
    })
    .onConflict(['owner_kind', 'owner_id'])
    .ignore();
  const row = await tx('live_room')
    .where({ owner_kind: owner.kind, owner_id: owner.id })
    .first<{ id: string } | undefined>('id');
  if (!row) throw new Error('a room that was just made is gone');
  return row.id;
}

async function close(tx: Tx, id: string): Promise<void> {
  await tx('live_room')
    .where({ id })
    .whereNull('closed_at')
    .update({ closed_at: tx.raw('clock_timestamp()'), version: tx.raw('version + 1') });
}

async function setPicture(tx: Tx, id: string, picture: RoomPicture | null): Promise<void> {
  await tx('live_room')
    .where({ id })
    .update({ streaming_room: picture?.streamingRoom ?? null, picture_began: picture?.beganAt ?? null });
}

/** What a change writes. */
export type RoomPatch = Partial<
  Pick<KeptRoom, 'mode' | 'slowSeconds' | 'mayDanmaku' | 'announcement' | 'pinnedMessage'>
>;

/** Of a room that is held. */
async function change(tx: Tx, { id, version }: KeptRoom, patch: RoomPatch): Promise<void> {
  const { mode, slowSeconds, mayDanmaku, announcement, pinnedMessage } = patch;
  await tx('live_room')
    .where({ id, version })
    .update({
      ...(mode !== undefined && { mode }),
      ...(slowSeconds !== undefined && { slow_seconds: slowSeconds }),
      ...(mayDanmaku !== undefined && { may_danmaku: mayDanmaku }),
      ...(announcement !== undefined && { announcement }),
      ...(pinnedMessage !== undefined && { pinned_message: pinnedMessage }),
      version: version + 1,
    });
}

/** Which rooms of a list. */
export type RoomPage = {
  readonly stations: readonly string[];
  readonly before?: string | undefined;
  readonly limit: number;
};

type Listed = Omit<ListedRoom, 'openedAt'> & { readonly openedAt: Date };

/** The newest first, with how much waits in each. */
async function list(on: Knex, { stations, before, limit }: RoomPage): Promise<readonly ListedRoom[]> {
  const query = on('live_room as r')
    .whereIn('r.station', [...stations])
    .orderBy('r.id', 'desc')
    .limit(limit)
    .select<Listed[]>(
      on.raw(`r.id, r.station, r.title, r.closed_at IS NULL AS "isOpen", r.is_closed AS "isClosed", r.mode, r.opened_at AS "openedAt",
        (SELECT count(*)::int FROM live_message m WHERE m.room = r.id AND m.state = 'waiting') AS waiting`),
    );
  if (before !== undefined) void query.where('r.id', '<', before);
  return (await query).map((row) => ({ ...row, openedAt: row.openedAt.toISOString() }));
}

/** Rooms that closed more than three years ago and in which there is something left, by their numbers; `after`: those beyond that one. */
async function outdated(on: Knex, limit: number, after?: string): Promise<readonly string[]> {
  const query = on('live_room as r')
    .whereRaw(`r.closed_at < clock_timestamp() - interval '3 years'`)
    .whereRaw('EXISTS (SELECT 1 FROM live_message m WHERE m.room = r.id)')
    .orderBy('r.id')
    .limit(limit);
  if (after !== undefined) void query.where('r.id', '>', after);
  return query.pluck<string[]>('r.id');
}

/** How rooms are kept. */
export const roomStore = { find, several, list, shownBy, hold, open, close, setPicture, change, outdated } as const;

/** How rooms are kept. */
export type RoomStore = typeof roomStore;
