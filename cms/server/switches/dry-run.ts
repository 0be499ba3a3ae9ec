import type { StaffActor, SwitchDryRun, SwitchEffect, SwitchWanted } from '../../contract';
import { channelPlatforms } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { SwitchDeps, SwitchRefusal } from './switch-deps';
import { effectOf, switchProblem } from './switch.rules';
import type { WaitingSum } from './waiting-store';

/** So many deliveries are shown by name; all are counted. */
const SHOWN = 200;
/** Stands for any manuscript that is named. */
const NAMED = 'named';

type Weighed = WaitingSum & { readonly effect: SwitchEffect };

/** What a switch would do to everything that waits now: each account is told in full, and what is due soonest by name. */
export async function dryRun(
  deps: Pick<SwitchDeps, 'database' | 'stations' | 'waiting' | 'policies'>,
  actor: StaffActor,
  wanted: SwitchWanted,
): Promise<Result<SwitchDryRun, SwitchRefusal>> {
  if (!actor.stations.includes(wanted.station)) return err('HEARTH.NOT_ALLOWED');
  const problem = switchProblem(wanted);
  if (problem) return err(problem);
  const { read } = deps.database;
  const { named, column } = wanted;
  const stations = await deps.stations.visible(wanted.station);
  const sums = (await deps.waiting.sums(read, { stations, named })).map((sum) => ({
    ...sum,
    effect: effectOf({ ...wanted, named: sum.isNamed ? [NAMED] : [] }, { documentId: NAMED, column: sum.column }),
  }));
  const touched = countOf(sums, 'stops') + countOf(sums, 'moves');
  const soonest = touched === 0 ? [] : await deps.waiting.soonest(read, { stations, named, column, limit: SHOWN });
  return ok({
    channels: byChannel(sums),
    deliveries: soonest.map(({ column: of, dueAt, ...one }) => ({
      ...one,
      effect: effectOf(wanted, { documentId: one.documentId, column: of }),
      dueAt: dueAt.toISOString(),
    })),
    more: touched - soonest.length,
    grey: wanted.mode === 'mourning' ? [...stations] : [],
    wantsSecond: await deps.policies.wants(read, wanted.station, wanted.mode),
  });
}

const countOf = (sums: readonly Weighed[], effect: SwitchEffect): number =>
  sums.reduce((all, one) => all + (one.effect === effect ? one.count : 0), 0);

function byChannel(sums: readonly Weighed[]): SwitchDryRun['channels'] {
  const ids = [...new Set(sums.map(({ channel }) => channel))];
  return ids.flatMap((id) => {
    const its = sums.filter(({ channel }) => channel === id);
    const platform = channelPlatforms.find((one) => one === its[0]?.platform);
    if (platform === undefined) return [];
    const [stops, moves, goes] = [countOf(its, 'stops'), countOf(its, 'moves'), countOf(its, 'goes')];
    return [{ id, name: its[0]?.name ?? '', platform, stops, moves, goes }];
  });
}
