import type { MatrixSwitch, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { SwitchDeps, SwitchRefusal } from './switch-deps';
import type { SwitchPolicy } from './switch-policy-store';
import { switchMachine } from './switch.machine';
import type { Switch } from './switch-store';

/** Switches of one's stations. */
export async function listSwitches(
  deps: SwitchDeps,
  actor: StaffActor,
  station: string | undefined,
): Promise<Result<{ switches: MatrixSwitch[] }, never>> {
  const stations = actor.stations.filter((one) => station === undefined || one === station);
  return ok({ switches: await presentSwitches(deps, await deps.switches.list(deps.database.read, stations)) });
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
