import type { Person, RoleSlug, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../database/database';
import type { PeopleDeps } from './invite-person';
import { shown, updatePerson, type KnownPerson } from './person-store';

type ChangeRefusal = Refusal<
  | 'HEARTH.NOT_ALLOWED'
  | 'HEARTH.NOT_FOUND'
  | 'HEARTH.CHANGED_MEANWHILE'
  | 'PEOPLE.NOT_YOURSELF'
  | 'PEOPLE.HOST_ADMINISTRATOR',
  undefined
>;
type Changed = Promise<Result<Person, ChangeRefusal>>;
type Which = { readonly id: string; readonly version: number };

/** Moves a person to another station; both must be seen by whoever moves, so nobody pushes people out of their own sight. */
export async function movePerson(
  deps: PeopleDeps,
  actor: StaffActor,
  input: Which & { readonly station: string },
): Changed {
  if (!actor.stations.includes(input.station)) return err('HEARTH.NOT_ALLOWED');
  return changed(deps, { actor, which: input }, async (tx, person) => {
    if (!(await updatePerson(tx, input, { station: input.station }))) return false;
    const facts = { from: person.station, to: input.station };
    deps.ledger.append(tx, { actor, action: 'person.moved', subject: person.id, facts });
    return true;
  });
}

/** Sets the roles of a person: all that are not named are taken away. */
export async function assignRoles(
  deps: PeopleDeps,
  actor: StaffActor,
  input: Which & { readonly roles: readonly RoleSlug[] },
): Changed {
  return changed(deps, { actor, which: input }, async (tx, person) => {
    if (!(await updatePerson(tx, input, {}))) return false;
    await deps.adminUsers.setRoles(person.adminUserId, input.roles);
    const facts = { from: person.roles, to: input.roles };
    deps.ledger.append(tx, { actor, action: 'person.roles-set', subject: person.id, facts });
    return true;
  });
}

/** Shuts the log-in of somebody who left. The person stays, because signatures point at it. */
export async function deactivatePerson(deps: PeopleDeps, actor: StaffActor, which: Which): Changed {
  return setActive(deps, actor, { ...which, active: false });
}

/** Opens the log-in of somebody who came back. */
export async function reactivatePerson(deps: PeopleDeps, actor: StaffActor, which: Which): Changed {
  return setActive(deps, actor, { ...which, active: true });
}

async function setActive(deps: PeopleDeps, actor: StaffActor, input: Which & { active: boolean }): Changed {
  const { active } = input;
  return changed(deps, { actor, which: input }, async (tx, person) => {
    if (!(await updatePerson(tx, input, { active }))) return false;
    await deps.adminUsers.setActive(person.adminUserId, active && person.registered);
    const action = active ? 'person.reactivated' : 'person.deactivated';
    deps.ledger.append(tx, { actor, action, subject: person.id });
    return true;
  });
}

type Change = (tx: Tx, person: KnownPerson) => Promise<boolean>;

async function changed(
  deps: PeopleDeps,
  { actor, which }: { readonly actor: StaffActor; readonly which: Which },
  change: Change,
): Changed {
  const [person] = await deps.people.byIds([which.id]);
  // What lies outside one's sight is refused alike whether it exists or not.
  if (!person || !actor.stations.includes(person.station)) return err('HEARTH.NOT_ALLOWED');
  if (person.id === actor.id) return err('PEOPLE.NOT_YOURSELF');
  if (person.roles.includes('super-admin')) return err('PEOPLE.HOST_ADMINISTRATOR');
  const won = await deps.database.transaction((tx) => change(tx, person));
  if (!won) return err('HEARTH.CHANGED_MEANWHILE');
  const [after] = await deps.people.byIds([which.id]);
  return after ? ok(shown(after)) : err('HEARTH.NOT_FOUND');
}
