import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { Bug, err, ok, type Result } from '@hearth/cms/kernel';
import type { KeepHost, LiveHost, robotErrors } from '../../contract';
import type { HostDeps } from './host-deps';
import type { NewHost } from './host-store';
import { lackOf, MOST_HOSTS, shownHost } from './host.rules';

type NotFound = RefusalOf<typeof robotErrors, 'SESSION_NOT_FOUND'>;
type Refused =
  NotFound | RefusalOf<typeof robotErrors, 'DUTY_MISSING' | 'PERSON_NOT_FOUND' | 'LABEL_MISSING' | 'HOSTS_FULL'>;

/** The hosts of a live of the actor's station. */
export async function seeHosts(
  { database, lives, hosts }: Pick<HostDeps, 'database' | 'lives' | 'hosts'>,
  { station }: StaffActor,
  session: string,
): Promise<Result<{ hosts: LiveHost[] }, NotFound>> {
  const live = await lives.of(session);
  if (live?.station !== station) return err('ROBOTS.SESSION_NOT_FOUND');
  return ok({ hosts: (await hosts.ofSession(database.read, station, session)).map(shownHost) });
}

/** Enters a host. A person needs no label and nobody who watches; what was sent of that is left out. */
export async function keepHost(
  deps: HostDeps,
  actor: StaffActor,
  { id: session, ...given }: KeepHost & { readonly id: string },
): Promise<Result<LiveHost, Refused>> {
  const lack = lackOf(given);
  if (lack) return err(lack === 'duty' ? 'ROBOTS.DUTY_MISSING' : 'ROBOTS.LABEL_MISSING');
  const { database, lives, hosts, ids, ledger } = deps;
  const { station } = actor;
  const watching = await watchOver(deps, station, given);
  if (!watching) return err('ROBOTS.PERSON_NOT_FOUND');
  return database.transaction(async (tx): Promise<Result<LiveHost, Refused>> => {
    const live = await lives.of(session, tx);
    if (live?.station !== station) return err('ROBOTS.SESSION_NOT_FOUND');
    const known = await hosts.ofSession(tx, station, session);
    if (known.length >= MOST_HOSTS) return err('ROBOTS.HOSTS_FULL', { most: MOST_HOSTS });
    const { kind, task, name } = given;
    const id = ids.next();
    await hosts.insert(tx, { id, station, session, kind, task, name, madeBy: actor.id, ...watching });
    ledger.append(tx, { actor, action: 'live-host.entered', subject: id, facts: { session, kind, task } });
    const kept = await hosts.hold(tx, station, id);
    if (!kept) throw new Bug(`the host ${id} is gone in the transaction that made it`);
    return ok(shownHost(kept));
  });
}

type Watching = Pick<NewHost, 'label' | 'dutyPerson' | 'dutyName'>;

/** The label of a machine and who is on duty for it, by the name that the house has for them; nothing where the station has no such person. */
async function watchOver(
  { people }: Pick<HostDeps, 'people'>,
  station: string,
  { kind, label, duty }: KeepHost,
): Promise<Watching | undefined> {
  if (kind !== 'digital-human' || duty === null) return { label: null, dutyPerson: null, dutyName: null };
  const [known] = await people.byIds([duty.person]);
  if (!known?.active || known.station !== station) return undefined;
  return { label, dutyPerson: known.id, dutyName: known.name['zh-Hans'] };
}
