import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Keeping } from '../../contract';
import type { KeptDays } from './keeping-store';
import type { RecordingDeps } from './recording-deps';

type Answer = { readonly keeping: Keeping; readonly usualDays: number | null };
type NotFound = Refusal<'STREAMING.ROOM_NOT_FOUND', undefined>;

/** How long a room keeps its recordings. */
export async function keepingOf(
  deps: RecordingDeps,
  actor: StaffActor,
  room: string,
): Promise<Result<Answer, NotFound>> {
  const found = await deps.rooms.find(deps.database, actor.stations, room);
  if (!found) return err('STREAMING.ROOM_NOT_FOUND');
  const own = await deps.keepings.of(deps.database.read, room);
  return ok({ keeping: wordOf(own), usualDays: deps.usualDays });
}

const wordOf = (own: KeptDays | undefined): Keeping => (own ? (own.days ?? 'for-ever') : 'usual');

/** Changes how long a room keeps its recordings: those that it has follow, except where somebody said so of one. */
export async function changeKeeping(
  deps: RecordingDeps,
  actor: StaffActor,
  { room, keeping }: { readonly room: string; readonly keeping: Keeping },
): Promise<Result<Answer, NotFound>> {
  const found = await deps.rooms.find(deps.database, actor.stations, room);
  if (!found) return err('STREAMING.ROOM_NOT_FOUND');
  const days = keeping === 'usual' ? deps.usualDays : keeping === 'for-ever' ? null : keeping;
  await deps.database.transaction(async (tx) => {
    await deps.rooms.hold(tx, room);
    if (keeping === 'usual') await deps.keepings.forget(tx, room);
    else await deps.keepings.write(tx, { room, station: found.station, days, by: actor.id });
    await deps.recordings.keepAll(tx, room, days);
    deps.ledger.append(tx, { actor, action: 'streaming-room.keeping', subject: room, facts: { keeping } });
  });
  return ok({ keeping, usualDays: deps.usualDays });
}
