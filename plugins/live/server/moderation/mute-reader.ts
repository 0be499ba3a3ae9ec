import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Mute, MuteReader, roomErrors } from '../../contract';
import type { RoomDeps } from '../room/room-deps';

type Refused<Name extends 'ROOM_NOT_FOUND' | 'READER_UNKNOWN' | 'MUTE_NOT_FOUND'> = RefusalOf<typeof roomErrors, Name>;

/** Who may not write in a room now. */
export async function listMutes(
  deps: RoomDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ mutes: Mute[] }, Refused<'ROOM_NOT_FOUND'>>> {
  const { read } = deps.database;
  const room = await deps.rooms.find(read, id);
  if (!room || !actor.stations.includes(room.station)) return err('ROOM.ROOM_NOT_FOUND');
  return ok({ mutes: [...(await deps.mutes.list(read, id))] });
}

/** Lets somebody who wrote here not write for some minutes; they are told the rule and until when at their next message. */
export async function muteReader(
  deps: RoomDeps,
  actor: StaffActor,
  { id: room, ...wish }: MuteReader & { readonly id: string },
): Promise<Result<Mute, Refused<'ROOM_NOT_FOUND' | 'READER_UNKNOWN'>>> {
  return deps.database.transaction(async (tx) => {
    const of = await deps.rooms.find(tx, room);
    if (!of || !actor.stations.includes(of.station)) return err('ROOM.ROOM_NOT_FOUND');
    const name = await deps.bans.nameOf(tx, [of.station], wish.reader);
    if (name === undefined) return err('ROOM.READER_UNKNOWN');
    const place = { id: deps.ids.next(), room, station: of.station };
    const mute = await deps.mutes.insert(tx, { ...wish, ...place, name, by: actor.id });
    const { reader, rule, minutes } = wish;
    const doer: StaffActor = { ...actor, station: of.station };
    deps.ledger.append(tx, {
      actor: doer,
      action: 'live-reader.muted',
      subject: reader,
      facts: { room, rule, minutes },
    });
    tx.afterCommit(() => deps.news.note(room, 'people'));
    return ok(mute);
  });
}

/** Ends a mute before its time. */
export async function liftMute(
  deps: RoomDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ id: string }, Refused<'MUTE_NOT_FOUND'>>> {
  return deps.database.transaction(async (tx) => {
    const lifted = await deps.mutes.lift(tx, actor.stations, { id, by: actor.id });
    if (!lifted) return err('ROOM.MUTE_NOT_FOUND');
    const { room, station } = lifted;
    const doer: StaffActor = { ...actor, station };
    deps.ledger.append(tx, { actor: doer, action: 'live-reader.unmuted', subject: id, facts: { room } });
    tx.afterCommit(() => deps.news.note(room, 'people'));
    return ok({ id });
  });
}
