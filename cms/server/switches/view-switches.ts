import type { MatrixSwitch, StaffActor, SwitchDryRun, SwitchEffect, SwitchWanted } from '../../contract';
import { channelPlatforms } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { SwitchDeps, SwitchRefusal } from './switch-deps';
import type { SwitchPolicy } from './switch-policy-store';
import { switchMachine } from './switch.machine';
import { effectOf, switchProblem } from './switch.rules';
import type { Switch, WaitingDelivery } from './switch-store';

/** Switches of one's stations. */
export async function listSwitches(
  deps: SwitchDeps,
  actor: StaffActor,
  station: string | undefined,
): Promise<Result<{ switches: MatrixSwitch[] }, never>> {
  const stations = actor.stations.filter((one) => station === undefined || one === station);
  return ok({ switches: await presentSwitches(deps, await deps.switches.list(deps.database.read, stations)) });
}

/** What a switch would do to everything that waits now. */
export async function dryRun(
  deps: SwitchDeps,
  actor: StaffActor,
  wanted: SwitchWanted,
): Promise<Result<SwitchDryRun, SwitchRefusal>> {
  if (!actor.stations.includes(wanted.station)) return err('HEARTH.NOT_ALLOWED');
  const problem = switchProblem(wanted);
  if (problem) return err(problem);
  const { read } = deps.database;
  const stations = await deps.stations.visible(wanted.station);
  const all = (await deps.switches.waiting(read, stations)).map((one) => ({ ...one, effect: effectOf(wanted, one) }));
  return ok({
    channels: byChannel(all),
    deliveries: all
      .filter(({ effect }) => effect !== 'goes')
      .slice(0, 200)
      .map(({ id, channel, documentId, locale, title, dueAt, effect }) => ({
        ...{ id, channel, documentId, locale, title, effect, dueAt: dueAt.toISOString() },
      })),
    grey: wanted.mode === 'mourning' ? [...stations] : [],
    wantsSecond: await deps.policies.wants(read, wanted.station, wanted.mode),
  });
}

type Weighed = WaitingDelivery & { readonly effect: SwitchEffect };

function byChannel(all: readonly Weighed[]): SwitchDryRun['channels'] {
  const ids = [...new Set(all.map(({ channel }) => channel))];
  return ids.flatMap((id) => {
    const its = all.filter(({ channel }) => channel === id);
    const platform = channelPlatforms.find((one) => one === its[0]?.platform);
    const count = (effect: SwitchEffect): number => its.filter((one) => one.effect === effect).length;
    if (platform === undefined) return [];
    return [
      { id, name: its[0]?.name ?? '', platform, stops: count('stops'), moves: count('moves'), goes: count('goes') },
    ];
  });
}

/** Switches with the names that people read. */
export async function presentSwitches(deps: SwitchDeps, switches: readonly Switch[]): Promise<MatrixSwitch[]> {
  const { read } = deps.database;
  const ids = switches.flatMap((one) => [one.askedBy, one.confirmedBy, one.endedBy]).filter((id) => id !== null);
  const people = ids.length === 0 ? [] : await deps.people.byIds([...new Set(ids)]);
  const nameOf = (id: string | null): string | null =>
    id === null ? null : (people.find((one) => one.id === id)?.name['zh-Hans'] ?? '');
  const titles = await deps.switches.titles(
    read,
    switches.flatMap(({ named }) => named),
  );
  return Promise.all(
    switches.map(async (one) => {
      const { id, station, mode, column, reason, state, endReason, version } = one;
      const at = (moment: Date | null): string | null => moment?.toISOString() ?? null;
      return {
        ...{ id, station, mode, column, reason, state, endReason, version },
        named: one.named.map((documentId) => ({ documentId, title: titles.get(documentId) ?? documentId })),
        askedBy: nameOf(one.askedBy) ?? '',
        ...{ confirmedBy: nameOf(one.confirmedBy), endedBy: nameOf(one.endedBy) },
        ...{ onAt: at(one.onAt), endsAt: at(one.endsAt), endedAt: at(one.endedAt) },
        stopped: state === 'on' ? await deps.switches.stopped(read, id) : 0,
        allowed: [...switchMachine.allowed(state)],
      };
    }),
  );
}

type Policy = { station: string; modes: SwitchPolicy['modes'][number][]; version: number };

/** Which modes want a second person at a station. */
export async function viewPolicy(
  deps: SwitchDeps,
  actor: StaffActor,
  station: string,
): Promise<Result<Policy, SwitchRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  const found = await deps.policies.of(deps.database.read, station);
  return ok({ ...found, modes: [...found.modes] });
}

/** Says which modes want a second person. */
export async function setSwitchPolicy(
  deps: SwitchDeps,
  actor: StaffActor,
  policy: SwitchPolicy,
): Promise<Result<Policy, SwitchRefusal>> {
  const { station, modes } = policy;
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const set = await deps.database.transaction(async (tx) => {
    if (!(await deps.policies.set(tx, policy))) return false;
    deps.ledger.append(tx, { actor, action: 'switch.policy-set', subject: station, facts: { modes } });
    return true;
  });
  return set ? viewPolicy(deps, actor, station) : err('HEARTH.CHANGED_MEANWHILE');
}
