import type { InvitePerson, Person, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Platform } from '../platform';
import type { AdminUsers } from './admin-users';
import { insertPerson } from './person-store';

/** What the use cases about people need. */
export type PeopleDeps = Pick<Platform, 'database' | 'ids' | 'ledger' | 'people'> & { readonly adminUsers: AdminUsers };

type Invitation = { readonly person: Person; readonly registrationLink: string };
type InviteRefusal = Refusal<'HEARTH.NOT_ALLOWED' | 'PEOPLE.EMAIL_TAKEN', undefined>;

/** Makes log-in and person in one transaction. Only roles of a station can be given, never the host administrator's. */
export async function invitePerson(
  deps: PeopleDeps,
  actor: StaffActor,
  input: InvitePerson,
): Promise<Result<Invitation, InviteRefusal>> {
  if (!actor.stations.includes(input.station)) return err('HEARTH.NOT_ALLOWED');
  return deps.database.transaction(async (tx) => {
    // Two who invite the same address at once: the second waits here and then sees the first.
    await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('person.invite'))`);
    if (await deps.adminUsers.emailTaken(input.email)) return err('PEOPLE.EMAIL_TAKEN');
    const { email, roles, station, name } = input;
    const invited = await deps.adminUsers.invite({ email, roles, firstname: name['zh-Hans'] });
    const id = deps.ids.next();
    await insertPerson(tx, { id, adminUserId: invited.adminUserId, station, name });
    deps.ledger.append(tx, { actor, action: 'person.invited', subject: id, facts: { station, roles } });
    const person: Person = { id, station, name, email, roles, active: true, registered: false, version: 1 };
    return ok({ person, registrationLink: invited.registrationLink });
  });
}
