import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { USUAL_SOURCE, type Looks, type Source, type streamingErrors } from '../../contract';
import type { LookDeps } from './change-look';
import { workloadOf, type Machine } from './workload.rules';

/** What seeing looks stands on. */
export type SeeLooksDeps = Pick<LookDeps, 'database' | 'rooms' | 'looks' | 'canMake'> & {
  readonly machine: Machine;
  /** What encoders send now, by room. */
  sources(): ReadonlyMap<string, Source>;
};

/** How the platforms of a room get its picture, and what that takes of the machine. */
export async function seeLooks(
  deps: SeeLooksDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Looks, RefusalOf<typeof streamingErrors, 'ROOM_NOT_FOUND'>>> {
  const { database, looks, machine } = deps;
  const room = await deps.rooms.find(database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const sources = deps.sources();
  const seen = sources.get(id);
  const { wanted, ...most } = workloadOf({ room: id, wanted: await looks.wanted(database.read), sources, machine });
  return ok({
    looks: (await looks.ofRoom(database, id)).map(({ room: _room, ...look }) => look),
    logos: (await looks.logos(database, id)).map(({ hash, picture }) => ({
      hash,
      picture: `data:image/png;base64,${picture.toString('base64')}`,
    })),
    source: { ...(seen ?? USUAL_SOURCE), isMeasured: seen !== undefined },
    canMake: await deps.canMake(),
    load: { ...most, wanted: [...wanted] },
  });
}
