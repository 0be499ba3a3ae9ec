import { peopleContract, peopleErrors, type Person, type StaffActor } from '../../contract';
import { Bug, ok } from '../../kernel';
import { routes } from '../http/routes';
import type { Platform } from '../platform';
import type { Slice } from '../slice';
import { adminUsers } from './admin-users';
import { assignRoles, deactivatePerson, movePerson, reactivatePerson } from './change-person';
import { identifyStaff } from './identify-staff';
import { registerConditions } from './conditions';
import { invitePerson, type PeopleDeps } from './invite-person';
import { keepAbilities } from './kept-abilities';
import { peopleOf, shown } from './person-store';
import { speakAtSignIn } from './speak-at-sign-in';

/** The people of the stations: seen and managed by station administrators within what they see. */
export const peopleSlice: Slice = {
  name: 'people',
  errors: [peopleErrors],
  permissions: [
    { action: 'plugin::cms.people.read', displayName: 'See people', subCategory: 'people' },
    { action: 'plugin::cms.people.edit', displayName: 'Invite, move and close people', subCategory: 'people' },
  ],
  register: (platform) => {
    platform.realtime.identifyBy((token) => identifyStaff(platform, token));
    speakAtSignIn(platform.strapi, platform.errors);
  },
  start: async (platform) => {
    await registerConditions(platform);
    await keepAbilities(platform);
  },
  routes: (platform) => {
    const deps: PeopleDeps = { ...platform, adminUsers: adminUsers(platform.strapi) };
    return [
      routes(peopleContract, {
        me: async ({ actor }) => ok({ person: await self(platform, actor), stations: [...actor.stations] }),
        list: async ({ actor, query }) => ok({ people: await listed(platform, actor, query) }),
        invite: ({ actor, body }) => invitePerson(deps, actor, body),
        assign: ({ actor, params, body }) => assignRoles(deps, actor, { ...params, ...body }),
        move: ({ actor, params, body }) => movePerson(deps, actor, { ...params, ...body }),
        deactivate: ({ actor, params, body }) => deactivatePerson(deps, actor, { ...params, ...body }),
        reactivate: ({ actor, params, body }) => reactivatePerson(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};

async function self(platform: Platform, actor: StaffActor): Promise<Person> {
  const [person] = await platform.people.byIds([actor.id]);
  if (!person) throw new Bug('an actor without a person');
  return shown(person);
}

type Wanted = { readonly station?: string | undefined; readonly q?: string | undefined };

async function listed({ database }: Platform, actor: StaffActor, { station, q }: Wanted): Promise<Person[]> {
  const stations = actor.stations.filter((slug) => station === undefined || slug === station);
  const people = await peopleOf(database.read, stations);
  const needle = q?.toLowerCase() ?? '';
  return (
    people
      .filter(({ name, email }) =>
        [name['zh-Hans'], name.en, email].some((text) => text.toLowerCase().includes(needle)),
      )
      // One's own station first, then those below in the order of the tree.
      .sort((one, other) => stations.indexOf(one.station) - stations.indexOf(other.station))
      .map(shown)
  );
}
