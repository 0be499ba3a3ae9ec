import { createHash } from 'node:crypto';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Database, Ledger, Stations } from '@hearth/cms/platform';
import type { ChangeSlate, Slate, streamingErrors } from '../../contract';
import type { RoomStore } from '../rooms/room-store';
import { slatePicture, usualSlate } from './slate-picture';
import type { SlateStore } from './slate-store';

/** What the verbs of slates are handed. */
export type SlateDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly stations: Pick<Stations, 'tree'>;
  readonly rooms: Pick<RoomStore, 'find'>;
  readonly slates: SlateStore;
  /** Tells the processes that something changed. */
  changed(): void;
};

type SlateRefusal =
  | RefusalOf<typeof streamingErrors, 'ROOM_NOT_FOUND' | 'SLATE_PICTURE'>
  | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;

/** The slate of a room, with its picture as viewers see it. */
export async function seeSlate(deps: SlateDeps, actor: StaffActor, id: string): Promise<Result<Slate, SlateRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const { hash, ...slate } = await deps.slates.find(deps.database, id);
  const own = hash === null ? undefined : await deps.slates.picture(deps.database, id);
  const { all } = await deps.stations.tree();
  const station = all.find(({ slug }) => slug === room.station)?.name['zh-Hans'] ?? room.station;
  const bytes = own ?? (await usualSlate(station));
  return ok({ ...slate, isOwn: own !== undefined, picture: `data:image/jpeg;base64,${bytes.toString('base64')}` });
}

/** Gives a room another slate. A picture is looked at and written anew before anything of it is kept. */
export async function changeSlate(
  deps: SlateDeps,
  actor: StaffActor,
  { room: id, version, picture: told, ...slate }: ChangeSlate & { readonly room: string },
): Promise<Result<Slate, SlateRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const bytes = typeof told === 'string' ? undefined : await slatePicture(Buffer.from(told.base64, 'base64'));
  if (typeof told !== 'string' && !bytes) return err('STREAMING.SLATE_PICTURE');
  const hash = bytes && createHash('sha256').update(bytes).digest('hex');
  const picture = bytes && hash !== undefined ? { bytes, hash } : told === 'usual' ? null : undefined;
  const isDone = await deps.database.transaction(async (tx) => {
    const change = { ...slate, room: id, station: room.station, changedBy: actor.id, picture };
    if (!(await deps.slates.change(tx, version, change))) return false;
    const facts = { ...slate, picture: hash ?? (typeof told === 'string' ? told : '') };
    deps.ledger.append(tx, { actor, action: 'streaming-room.slate-changed', subject: id, facts });
    return true;
  });
  if (!isDone) return err('HEARTH.CHANGED_MEANWHILE');
  deps.changed();
  return seeSlate(deps, actor, id);
}
