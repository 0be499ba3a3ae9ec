import type { StaffActor } from '../../contract';
import { err, ok, type Ids, type Refusal, type Result } from '../../kernel';
import type { Database } from '../database/database';
import type { Stations } from '../stations/stations';
import { insertPerson, logInOf, peopleByIds, peopleOf, type KnownPerson, type LogIn } from './person-store';

/** Why a log-in is nobody: it belongs to no station, or its person has left. */
export type NobodyHere = Refusal<'PEOPLE.NO_STATION' | 'PEOPLE.LEFT', undefined>;

/** The people of the stations, as every part of the house asks for them. */
export type People = {
  /** Who a signed-in user of the admin is. */
  staffOf(adminUser: { readonly id: number | string }): Promise<Result<StaffActor, NobodyHere>>;
  byIds(ids: readonly string[]): Promise<readonly KnownPerson[]>;
  /** Those who work at some stations now. */
  at(stations: readonly string[]): Promise<readonly KnownPerson[]>;
};

type Deps = { readonly database: Database; readonly stations: Stations; readonly ids: Ids };

/** Ties log-ins of the admin to people. */
export function createPeople(deps: Deps): People {
  return {
    async staffOf(adminUser) {
      const logIn = await logInOf(deps.database.read, Number(adminUser.id));
      const person = logIn ? (logIn.person ?? (await hostAdministrator(deps, logIn))) : undefined;
      if (!person) return err('PEOPLE.NO_STATION');
      if (!person.active) return err('PEOPLE.LEFT');
      return ok({
        kind: 'staff',
        id: person.id,
        name: person.name['zh-Hans'],
        station: person.station,
        stations: await deps.stations.visible(person.station),
        roles: person.roles,
      });
    },
    byIds: (ids) => (ids.length === 0 ? Promise.resolve([]) : peopleByIds(deps.database.read, ids)),
    at: async (stations) => (await peopleOf(deps.database.read, stations)).filter(({ active }) => active),
  };
}

/**
 * Whoever set up the host is a person too, of the root station, because a signature needs one. The row is written at the first
 * request: Strapi lets the first administrator in before any code of ours could.
 */
async function hostAdministrator(deps: Deps, logIn: LogIn): Promise<KnownPerson | undefined> {
  const { root } = await deps.stations.tree();
  if (!root || !logIn.roles.includes('super-admin')) return undefined;
  const name = logIn.displayName || '系统管理员';
  await insertPerson(deps.database.read, {
    id: deps.ids.next(),
    adminUserId: logIn.adminUserId,
    station: root.slug,
    name: { 'zh-Hans': name, en: logIn.displayName || 'Host administrator' },
  });
  return (await logInOf(deps.database.read, logIn.adminUserId))?.person;
}
