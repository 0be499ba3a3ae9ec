import type { LiveCoverage, LivePhase, StaffActor } from '../../contract';
import { ok, type Result } from '../../kernel';
import type { Platform } from '../../platform';
import type { LiveStore } from './live-store';

type Deps = Pick<Platform, 'stations'> & { readonly lives: LiveStore };
type Wanted = { readonly within?: string | undefined; readonly phase?: LivePhase | undefined };

/** What goes out live today (今日直播) at the stations that somebody sees, or at one of them and below it. */
export async function listLives(
  { stations, lives }: Deps,
  actor: StaffActor,
  { within, phase }: Wanted,
): Promise<Result<{ lives: LiveCoverage[] }, never>> {
  const { sees } = await stations.tree();
  const here = actor.stations.filter((one) => within === undefined || sees(within, one));
  return ok({ lives: await lives.today({ stations: here, phase }) });
}
