import { matrixSwitched, type Actor, type MatrixSwitch, type StaffActor, type SwitchBody } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { SwitchDeps, SwitchRefusal } from './switch-deps';
import { switchMachine } from './switch.machine';
import { switchProblem } from './switch.rules';
import type { Switch } from './switch-store';
import { tellAsked, tellDeclined } from './tell-second';
import { presentSwitches } from './view-switches';

type Done = Promise<Result<MatrixSwitch, SwitchRefusal>>;
type Seen = { readonly id: string; readonly version: number };

/** Presses a switch: on from this commit, or asked for where the policy wants a second person. No delivery is changed by it. */
export async function pressSwitch(deps: SwitchDeps, actor: StaffActor, body: SwitchBody): Done {
  if (!actor.stations.includes(body.station)) return err('HEARTH.NOT_ALLOWED');
  const problem = switchProblem(body);
  if (problem) return err(problem);
  const id = deps.ids.next();
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SwitchRefusal>> => {
    await deps.switches.stopSends(tx);
    const now = await deps.time.now(tx);
    const endsAt = body.endsAt === null ? null : new Date(body.endsAt);
    if (endsAt !== null && endsAt <= now) return err('SWITCH.ENDS_BEFORE');
    const waits = await deps.policies.wants(tx, body.station, body.mode);
    const { station, mode, column, named, reason } = body;
    const state = waits ? 'asked' : 'on';
    await deps.switches.insert(tx, {
      ...{ id, station, mode, column, named, reason, state, endsAt, askedBy: actor.id },
      ...{ onAt: waits ? null : now, ...NOTHING_YET },
    });
    await tell(deps, tx, { actor, one: { id, station, mode, state }, facts: { reason, column, named } });
    if (waits) await tellAsked(deps, tx, { id, station, mode, reason, askedBy: actor.id });
    return ok(undefined);
  });
  return done.ok ? shown(deps, id) : done;
}

const NOTHING_YET = { confirmedBy: null, endedAt: null, endedBy: null, endReason: null } as const;

/** Agrees as the second person, or declines. */
export function confirmSwitch(deps: SwitchDeps, actor: StaffActor, input: Seen & { readonly agree: boolean }): Done {
  return onSwitch(deps, { actor, seen: input }, async (tx, kept) => {
    const isSecond = kept.askedBy !== actor.id;
    const next = switchMachine.next(kept.state, input.agree ? 'confirm' : 'decline', { isSecond });
    if (!next.ok && next.error.code === 'MACHINE.GUARD_REFUSED') return err('SWITCH.SAME_PERSON');
    if (!next.ok) return err('SWITCH.NOT_NOW', { state: kept.state });
    const agreed = input.agree ? { confirmedBy: actor.id, onAt: await deps.time.now(tx) } : {};
    if (!input.agree) await tellDeclined(deps, tx, { ...kept, by: actor.id });
    return changed(deps, tx, { actor, kept, change: { state: next.value.state, ...agreed } });
  });
}

/** Turns a switch off. What it held is taken again as it was; nothing has to be put back. */
export function endSwitch(deps: SwitchDeps, actor: StaffActor, input: Seen & { readonly reason: string }): Done {
  return onSwitch(deps, { actor, seen: input }, async (tx, kept) => {
    const next = switchMachine.next(kept.state, 'end', { isSecond: true });
    if (!next.ok) return err('SWITCH.NOT_NOW', { state: kept.state });
    const ended = { endedAt: await deps.time.now(tx), endedBy: actor.id, endReason: input.reason };
    return changed(deps, tx, { actor, kept, change: { state: next.value.state, ...ended } });
  });
}

/** Names one more manuscript that goes out all the same. */
export function letPass(deps: SwitchDeps, actor: StaffActor, input: Seen & { readonly documentId: string }): Done {
  return onSwitch(deps, { actor, seen: input }, async (tx, kept) => {
    if (kept.state !== 'on') return err('SWITCH.NOT_NOW', { state: kept.state });
    const named = [...new Set([...kept.named, input.documentId])];
    return changed(deps, tx, { actor, kept, change: { named }, facts: { named: input.documentId } });
  });
}

/** Ends switches whose time is over; gives how many. */
export async function endDueSwitches(deps: SwitchDeps): Promise<number> {
  return deps.database.transaction(async (tx) => {
    const due = await deps.switches.over(tx);
    for (const kept of due) {
      const actor = { kind: 'system', id: 'switches', name: 'switches', station: kept.station } as const;
      await changed(deps, tx, { actor, kept, change: { state: 'off', endedAt: await deps.time.now(tx) } });
    }
    return due.length;
  });
}

type Act = (tx: Tx, kept: Switch) => Promise<Result<void, SwitchRefusal>>;

async function onSwitch(
  deps: SwitchDeps,
  { actor, seen }: { readonly actor: StaffActor; readonly seen: Seen },
  act: Act,
): Done {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SwitchRefusal>> => {
    await deps.switches.stopSends(tx);
    const kept = await deps.switches.forUpdate(tx, seen.id);
    if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
    if (kept.version !== seen.version) return err('HEARTH.CHANGED_MEANWHILE');
    return act(tx, kept);
  });
  return done.ok ? shown(deps, seen.id) : done;
}

type Changed = {
  readonly actor: Actor;
  readonly kept: Switch;
  readonly change: Partial<Omit<Switch, 'id' | 'version'>>;
  readonly facts?: Readonly<Record<string, unknown>>;
};

async function changed(
  deps: SwitchDeps,
  tx: Tx,
  { actor, kept, change, facts = {} }: Changed,
): Promise<Result<void, SwitchRefusal>> {
  const one = await deps.switches.change(tx, kept, change);
  if (!one) return err('HEARTH.CHANGED_MEANWHILE');
  const why = one.endReason === null ? {} : { reason: one.endReason };
  await tell(deps, tx, { actor, one, facts: { from: kept.state, ...why, ...facts } });
  return ok(undefined);
}

type Told = {
  readonly actor: Actor;
  readonly one: Pick<Switch, 'id' | 'station' | 'mode' | 'state'>;
  readonly facts: Readonly<Record<string, unknown>>;
};

async function tell(deps: SwitchDeps, tx: Tx, { actor, one, facts }: Told): Promise<void> {
  const { id: switchId, station, mode, state } = one;
  deps.ledger.append(tx, { actor, action: `switch.${mode}.${state}`, subject: switchId, facts: { station, ...facts } });
  await deps.outbox.append(tx, matrixSwitched({ station, switchId, mode, state }));
}

async function shown(deps: SwitchDeps, id: string): Done {
  const kept = await deps.switches.byId(deps.database.read, id);
  const [one] = kept ? await presentSwitches(deps, [kept]) : [];
  return one ? ok(one) : err('HEARTH.NOT_FOUND');
}
