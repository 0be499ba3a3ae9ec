import type { Core } from '@strapi/strapi';
import type { StaffActor } from '../../contract';
import { roleSlugs } from '../../contract';
import { unwrap } from '../../kernel';
import { adminUsers } from '../../platform/people/admin-users';
import { invitePerson } from '../../platform/people/invite-person';
import { describeStation, foundStation } from '../../platform/stations/change-stations';
import type { Platform } from '../../platform';
import type { DemoFiles, DemoStation } from '../demo-files';

/** The password of every demo log-in; a production host refuses to start while one of them exists. */
export const DEMO_PASSWORD = 'Hearth-demo-1';

/** The first administrator of the demo station. */
export const DEMO_ADMINISTRATOR = 'admin@yunze.example';

/** What Strapi's untyped admin services offer of what the demo needs. */
type Users = {
  create(user: object): Promise<{ id: number }>;
  register(invitation: { registrationToken: string; userInfo: object }): Promise<unknown>;
};
type Roles = { getSuperAdmin(): Promise<{ id: number }> };

/** Makes the administrator who then does everything else, as the first person of a real station would. */
export async function loadAdministrator(platform: Platform): Promise<StaffActor> {
  const { strapi, people } = platform;
  const { id: role } = await (strapi.service('admin::role') as unknown as Roles).getSuperAdmin(); // Untyped by Strapi.
  const names = { firstname: '台', lastname: '管理' };
  const user = await users(strapi).create({
    email: DEMO_ADMINISTRATOR,
    password: DEMO_PASSWORD,
    ...names,
    roles: [role],
    isActive: true,
    registrationToken: null,
  });
  return unwrap(await people.staffOf(user));
}

/** Names the first station and founds those below it. */
export async function loadStations(
  platform: Platform,
  administrator: StaffActor,
  { stations, maps }: DemoFiles,
): Promise<void> {
  for (const one of stations) {
    const map = maps[one.slug];
    const plain = wordsOf(one);
    const words = { ...plain, settings: { ...plain.settings, ...(map && { map }) } };
    const there = await platform.stations.get(one.slug);
    if (there) {
      unwrap(await describeStation(platform, administrator, { ...words, slug: one.slug, version: there.version }));
    } else if (one.parent) {
      unwrap(
        await foundStation(platform, administrator, { ...words, slug: one.slug, level: 'county', parent: one.parent }),
      );
    }
  }
}

/** Invites everybody and takes the invitations up with the demo's password. */
export async function loadPeople(platform: Platform, administrator: StaffActor, { people }: DemoFiles): Promise<void> {
  const deps = { ...platform, adminUsers: adminUsers(platform.strapi) };
  const everywhere = { ...administrator, stations: await platform.stations.visible(administrator.station) };
  for (const { name, email, role, station } of people) {
    const slug = roleSlugs.find((known) => known === role);
    if (!slug) throw new Error(`The demo has a person with an unknown role: ${role}`);
    const input = { name: { 'zh-Hans': name.zh, en: name.en }, email, station, roles: [slug] };
    const { registrationLink } = unwrap(await invitePerson(deps, everywhere, input));
    const registrationToken = new URL(registrationLink, 'http://localhost').searchParams.get('registrationToken') ?? '';
    const userInfo = { firstname: name.zh, lastname: '', password: DEMO_PASSWORD };
    await users(platform.strapi).register({ registrationToken, userInfo });
  }
}

function wordsOf({
  name,
  slogan,
  inks,
  short,
  place,
  mark,
}: DemoStation): Parameters<typeof describeStation>[2] extends infer T ? Omit<T, 'slug' | 'version'> : never {
  const both = ({ zh, en }: { zh: string; en: string }): { 'zh-Hans': string; en: string } => ({ 'zh-Hans': zh, en });
  return { name: both(name), slogan: both(slogan), inks, settings: { short: both(short), place: both(place), mark } };
}

function users(strapi: Core.Strapi): Users {
  return strapi.service('admin::user') as unknown as Users; // Untyped by Strapi.
}
