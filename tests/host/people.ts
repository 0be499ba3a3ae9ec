/**
 * People and stations for tests. Every test host has the root station `yunze` (municipal).
 *
 *   const host = await theHost();
 *   const qinghe = await aStation(host).under('yunze').save();          // { slug, … }: a county station with a slug of its own
 *   const editor = await aPerson(host).role('editor').at('yunze').signedIn();
 *   const both = await aPerson(host).role('host', 'agent').at(qinghe.slug).signedIn();
 *   await call(host, editor, 'GET', '/cms/people/me');                  // { status, body }
 *
 * A person is { token, person, email, password }; `person` is what the API says of them. Everybody is new and nobody is shared,
 * so a test may move or close them. `call(host, undefined, …)` calls as a stranger, `call(host, host, …)` as the administrator.
 */
import { randomBytes } from 'node:crypto';
import type { Person, RoleSlug, Station, StationLevel } from '@hearth/cms/contract';
import type { Host } from './host';

/** Somebody who signed in to the admin. */
export type SignedIn = {
  readonly token: string;
  readonly person: Person;
  readonly email: string;
  readonly password: string;
};

/** Whoever makes a call: somebody signed in, the host's administrator, or a stranger. */
export type Caller = { readonly token: string } | { readonly adminToken: string } | undefined;

/** An answer of the host, its body parsed when it is JSON. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test asserts on what it knows is there
export type Answer = { readonly status: number; readonly body: any };

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Calls a route of the host as somebody. */
export async function call(
  host: Host,
  who: Caller,
  ...[method, path, body]: [Method, string, unknown?]
): Promise<Answer> {
  const token = who && ('token' in who ? who.token : who.adminToken);
  const answer = await fetch(`${host.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
}

/** A member of staff; begins as an editor of `yunze`. */
export function aPerson(host: Host): PersonBuilder {
  return personBuilder(host, { station: 'yunze', roles: ['editor'] });
}

type Wanted = { readonly station: string; readonly roles: readonly RoleSlug[] };

/** Says who is wanted; `signedIn` makes them. */
export type PersonBuilder = {
  role(...roles: readonly RoleSlug[]): PersonBuilder;
  at(station: string): PersonBuilder;
  /** Invites the person and takes the invitation up. */
  signedIn(): Promise<SignedIn>;
};

function personBuilder(host: Host, wanted: Wanted): PersonBuilder {
  return {
    role: (...roles) => personBuilder(host, { ...wanted, roles }),
    at: (station) => personBuilder(host, { ...wanted, station }),
    signedIn: () => invited(host, wanted),
  };
}

async function invited(host: Host, { station, roles }: Wanted): Promise<SignedIn> {
  const tag = randomBytes(5).toString('hex');
  const email = `p-${tag}@${station}.example`;
  const name = { 'zh-Hans': `测试员${tag.slice(0, 3)}`, en: `Tester ${tag}` };
  const invitation = await call(host, host, 'POST', '/cms/people', { email, name, station, roles });
  if (invitation.status !== 201) throw new Error(`No invitation: ${JSON.stringify(invitation)}`);
  const registrationToken = new URL(invitation.body.registrationLink as string, host.url).searchParams.get(
    'registrationToken',
  );
  const password = `Pass-${tag}-1`;
  const userInfo = { firstname: name['zh-Hans'], lastname: '', password };
  const registered = await call(host, undefined, 'POST', '/admin/register', { registrationToken, userInfo });
  const token = (registered.body.data?.accessToken ?? registered.body.data?.token) as string | undefined;
  if (!token) throw new Error(`No registration: ${JSON.stringify(registered)}`);
  const me = await call(host, { token }, 'GET', '/cms/people/me');
  return { token, person: me.body.person as Person, email, password };
}

/** A station; begins as a county station below `yunze`. */
export function aStation(host: Host): StationBuilder {
  return stationBuilder(host, { parent: 'yunze', level: 'county' });
}

type WantedStation = { readonly parent: string; readonly level: StationLevel };

/** Says which station is wanted; `save` founds it. */
export type StationBuilder = {
  under(parent: string): StationBuilder;
  level(level: StationLevel): StationBuilder;
  save(): Promise<Station>;
};

function stationBuilder(host: Host, wanted: WantedStation): StationBuilder {
  return {
    under: (parent) => stationBuilder(host, { ...wanted, parent }),
    level: (level) => stationBuilder(host, { ...wanted, level }),
    save: async () => {
      const slug = `s-${randomBytes(5).toString('hex')}`;
      const answer = await call(host, host, 'POST', '/cms/stations', { slug, ...wanted, ...wordsOf(slug) });
      if (answer.status !== 201) throw new Error(`No station: ${JSON.stringify(answer)}`);
      return answer.body as Station;
    },
  };
}

/** The words of a station that nobody looks at. */
export function wordsOf(slug: string): Pick<Station, 'name' | 'slogan' | 'inks' | 'settings'> {
  return {
    name: { 'zh-Hans': `测试台${slug}`, en: `Test station ${slug}` },
    slogan: { 'zh-Hans': '', en: '' },
    inks: { cool: '#22424F', warm: '#B83214' },
    settings: {},
  };
}
