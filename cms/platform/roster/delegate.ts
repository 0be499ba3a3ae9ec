import {
  delegationMoves,
  type Delegation,
  type DelegationEvent,
  type ProposeDelegation,
  type StaffActor,
  type SystemActor,
} from '../../contract';
import { err, ok, type MachineRefusal, type Result } from '../../kernel';
import type { Tx } from '../database/database';
import { canStand, type RosterDeps, type RosterRefusal } from './change-shifts';
import { delegationForUpdate, dueDelegations, insertDelegation, moveTo, type KeptDelegation } from './delegation-store';
import { delegationMachine, type DelegationFacts } from './delegation.machine';
import { postById } from './roster-store';
import { tellOfDelegation } from './roster-notices';
import { beyond, LONGEST_DELEGATION_DAYS, windowFits } from './roster.rules';

/** Offers powers or a post to somebody for a while. Nothing is lent before they accept. */
export async function proposeDelegation(
  deps: RosterDeps,
  actor: StaffActor,
  input: ProposeDelegation,
): Promise<Result<Delegation, RosterRefusal>> {
  const fits = await fitting(deps, actor, input);
  if (!fits.ok) return fits;
  return deps.database.transaction(async (tx) => {
    const lent = await insertDelegation(tx, { ...input, id: deps.ids.next(), station: actor.station, from: actor.id });
    const facts = { to: lent.to, post: lent.post, powers: lent.powers, startsAt: lent.startsAt, endsAt: lent.endsAt };
    deps.ledger.append(tx, { actor, action: 'delegation.proposed', subject: lent.id, facts });
    await tellOfDelegation(deps, tx, lent);
    return ok(asSeenBy(actor.id, lent, deps.clock.now()));
  });
}

async function fitting(
  deps: RosterDeps,
  actor: StaffActor,
  input: ProposeDelegation,
): Promise<Result<void, RosterRefusal>> {
  if (input.to === actor.id) return err('ROSTER.TO_ONESELF');
  if (!windowFits(input, deps.clock.now())) return err('ROSTER.BAD_WINDOW', { days: LONGEST_DELEGATION_DAYS });
  const station = await stationAbout(deps, actor, input.post);
  if (station === undefined) return err('HEARTH.NOT_ALLOWED');
  // Whoever is lent powers must see what they are about, or a delegation would open a station to another.
  if (!(await canStand(deps, input.to, station))) return err('ROSTER.CANNOT_STAND_HERE');
  const tooMuch = beyond(input.powers, await deps.roster.powersOf(actor.id));
  return tooMuch.length === 0 ? ok() : err('ROSTER.BEYOND_POWERS', { powers: tooMuch });
}

async function stationAbout(deps: RosterDeps, actor: StaffActor, post: string | null): Promise<string | undefined> {
  if (post === null) return actor.station;
  const station = (await postById(deps.database.read, post))?.station;
  return station !== undefined && actor.stations.includes(station) ? station : undefined;
}

type Move = Pick<Delegation, 'id' | 'version'> & { readonly event: (typeof delegationMoves)[number] };

/** Accepts, declines or revokes: the one who was offered may do the first two, both may end it. */
export async function moveDelegation(
  deps: RosterDeps,
  actor: StaffActor,
  move: Move,
): Promise<Result<Delegation, RosterRefusal | MachineRefusal>> {
  return deps.database.transaction(async (tx) => {
    const lent = await delegationForUpdate(tx, move.id);
    if (!lent || !theirs(actor.id, lent, move.event)) return err('HEARTH.NOT_ALLOWED');
    const now = deps.clock.now();
    const next = delegationMachine.next(lent.state, move.event, facts(lent, now));
    if (!next.ok) return next;
    const moved = await moveTo(tx, move, next.value.state);
    if (!moved) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: `delegation.${next.value.state}`, subject: lent.id });
    return ok(asSeenBy(actor.id, moved, now));
  });
}

/** Lets time do its part: what has begun becomes active, what is over expires. Safe on several nodes at once. */
export async function advanceDelegations(deps: Omit<RosterDeps, 'notices'>): Promise<number> {
  const now = deps.clock.now();
  return deps.database.transaction(async (tx) => {
    const due = await dueDelegations(tx, now);
    for (const lent of due) await advance(deps, tx, { lent, now });
    return due.length;
  });
}

async function advance(
  deps: Pick<RosterDeps, 'ledger'>,
  tx: Tx,
  { lent, now }: { lent: KeptDelegation; now: Date },
): Promise<void> {
  const event: DelegationEvent = Date.parse(lent.endsAt) <= now.getTime() ? 'end' : 'begin';
  const next = delegationMachine.next(lent.state, event, facts(lent, now));
  if (!next.ok || !(await moveTo(tx, lent, next.value.state))) return;
  const actor: SystemActor = { kind: 'system', id: 'roster', name: 'roster', station: lent.station };
  deps.ledger.append(tx, { actor, action: `delegation.${next.value.state}`, subject: lent.id });
}

/** Adds what a person may do to a delegation now. */
export function asSeenBy(person: string, lent: KeptDelegation, now: Date): Delegation {
  const possible = delegationMachine.allowed(lent.state, facts(lent, now));
  const allowed = delegationMoves.filter((event) => possible.includes(event) && theirs(person, lent, event));
  return { ...lent, allowed };
}

function theirs(person: string, lent: KeptDelegation, event: DelegationEvent): boolean {
  if (event === 'revoke') return lent.from === person || (lent.to === person && lent.state !== 'proposed');
  return lent.to === person;
}

function facts(lent: KeptDelegation, now: Date): DelegationFacts {
  return { now, startsAt: new Date(lent.startsAt), endsAt: new Date(lent.endsAt) };
}
