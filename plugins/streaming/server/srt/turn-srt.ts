import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { OpenSrt, Srt, SrtOfRoom } from '../../contract';
import { keyOf } from '../rooms/hash-key';
import type { SrtDeps, SrtRefusal } from './srt-deps';
import { freePort, isWithin, presentSrt } from './srt.rules';

const PASSPHRASE_BYTES = 24;

/** Where a room awaits encoders by SRT, and whether this host offers it. */
export async function seeSrt(deps: SrtDeps, actor: StaffActor, roomId: string): Promise<Result<SrtOfRoom, SrtRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const speaks = room.driver !== 'mux' && (await deps.speaks());
  const kept = await deps.srt.find(deps.database.read, roomId);
  return ok({
    offered: { in: speaks && deps.ports !== undefined, out: speaks },
    srt: kept ? presentSrt(deps.host, kept) : null,
  });
}

/** Opens a room to SRT, or gives it another passphrase: who sends by the one before is thrown out. It keeps its port where it can. */
export async function openSrt(
  deps: SrtDeps,
  actor: StaffActor,
  { room: roomId, latencyMs }: OpenSrt & { readonly room: string },
): Promise<Result<{ srt: Srt; passphrase: string }, SrtRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const { ports } = deps;
  if (!ports || room.driver === 'mux' || !(await deps.speaks())) return err('STREAMING.NOT_OFFERED', { what: 'SRT' });
  const passphrase = keyOf(deps.random.bytes(PASSPHRASE_BYTES));
  const opened = await deps.database.transaction(async (tx): Promise<Result<Srt, SrtRefusal>> => {
    const taken = await deps.srt.takenPorts(tx);
    const before = await deps.srt.find(tx, room.id);
    const port = before && isWithin(ports, before.port) ? before.port : freePort(ports, taken);
    if (port === undefined) return err('STREAMING.SRT_PORTS_FULL', { most: ports.last - ports.first + 1 });
    const sealed = deps.vault.seal(deps.srt.place(room.id), passphrase);
    const { id, station } = room;
    await deps.srt.put(tx, { room: id, station, port, latencyMs, passphrase: sealed, changedBy: actor.id });
    const action = before ? 'streaming-room.srt-passphrase-changed' : 'streaming-room.srt-opened';
    deps.ledger.append(tx, { actor, action, subject: id, facts: { port, latencyMs } });
    const kept = await deps.srt.find(tx, id);
    return kept ? ok(presentSrt(deps.host, kept)) : err('STREAMING.ROOM_NOT_FOUND');
  });
  if (!opened.ok) return opened;
  await deps.changed();
  return ok({ srt: opened.value, passphrase });
}

/** Closes a room to SRT; pressed twice it is done once. */
export async function closeSrt(deps: SrtDeps, actor: StaffActor, roomId: string): Promise<Result<null, SrtRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const isDone = await deps.database.transaction(async (tx) => {
    if (!(await deps.srt.remove(tx, room.id))) return false;
    deps.ledger.append(tx, { actor, action: 'streaming-room.srt-closed', subject: room.id, facts: {} });
    return true;
  });
  if (isDone) await deps.changed();
  return ok(null);
}
