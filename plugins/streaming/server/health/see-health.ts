import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Clock, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import { HEALTH_MINUTES, type Encoder, type HealthLight, type HealthSample } from '../../contract';
import type { RoomStore } from '../rooms/room-store';
import type { HealthStore } from './health-store';
import { judgeHealth, type Found } from './health.rules';

/** What the verbs of health are handed. */
export type SeeHealthDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly rooms: Pick<RoomStore, 'find'>;
  readonly health: Pick<HealthStore, 'of'>;
};

/** How an encoder does, as pages are told. */
export type SeenHealth = {
  light: HealthLight;
  findings: Found[];
  encoder: Encoder | null;
  hears: boolean;
  samples: HealthSample[];
};

/** What was measured this long ago is no longer how it is. */
const STALE_MS = 9_000;
const MINUTE_MS = 60_000;

/** How the encoder of a room does: the light is judged over the last minute, whatever the page has already. */
export async function seeHealth(
  deps: SeeHealthDeps,
  actor: StaffActor,
  { id, after }: { readonly id: string; readonly after?: string | undefined },
): Promise<Result<SeenHealth, Refusal<'STREAMING.ROOM_NOT_FOUND', undefined>>> {
  if (!(await deps.rooms.find(deps.database, actor.stations, id))) return err('STREAMING.ROOM_NOT_FOUND');
  const now = deps.clock.now().getTime();
  const wanted = Math.max(after === undefined ? 0 : Date.parse(after), now - HEALTH_MINUTES * MINUTE_MS);
  const from = Math.min(wanted, now - MINUTE_MS);
  const { samples, encoder, hears } = await deps.health.of(deps.database, id, new Date(from));
  const last = samples.at(-1);
  const isNow = last !== undefined && now - Date.parse(last.at) < STALE_MS;
  const judged = judgeHealth(isNow ? samples : [], encoder);
  return ok({
    ...{ light: judged.light, findings: [...judged.findings], encoder: isNow ? (encoder ?? null) : null, hears },
    samples: samples.filter(({ at }) => Date.parse(at) > wanted),
  });
}
