import type { Person, Station } from '../../contract';
import { adminToken, theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../tests/host/people';

let host: Host;
let county: Station;
let other: Station;
let city: SignedIn;
let rural: SignedIn;
beforeAll(async () => {
  host = await theHost();
  county = await aStation(host).under('yunze').save();
  other = await aStation(host).under('yunze').save();
  city = await aPerson(host).role('station-administrator').at('yunze').signedIn();
  rural = await aPerson(host).role('station-administrator').at(county.slug).signedIn();
});

const STORIES = '/content-manager/collection-types/plugin::cms.manuscript';
let count = 0;
const invitation = (change: object = {}): object => ({
  email: `i-${process.pid}-${(count += 1)}@yunze.example`,
  name: { 'zh-Hans': '新人', en: 'New one' },
  station: county.slug,
  roles: ['reporter'],
  ...change,
});

describe('who somebody is', () => {
  it('takes the administrator of the host for a person of the root station', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => call(host, host, 'GET', '/cms/people/me')));
    expect(one).toMatchObject({ status: 200, body: { person: { station: 'yunze', roles: ['super-admin'] } } });
    expect(two?.body.person.id).toBe(one?.body.person.id);
  });

  it('knows a person by station and roles, and shows own and below', async () => {
    const person = await aPerson(host).role('editor', 'host').at('yunze').signedIn();
    const me = await call(host, person, 'GET', '/cms/people/me');
    expect(me.body.person).toEqual({
      ...{ id: person.person.id, station: 'yunze', name: person.person.name, email: person.email },
      ...{ roles: ['editor', 'host'], active: true, registered: true, version: 1 },
    });
    expect(me.body.stations).toEqual(expect.arrayContaining(['yunze', county.slug, other.slug]));
    expect((await call(host, rural, 'GET', '/cms/people/me')).body.stations).toEqual([county.slug]);
  });

  it('refuses a log-in that belongs to no station, and says whom to ask', async () => {
    const { body } = await call(host, host, 'GET', '/admin/roles');
    const editor = (body.data as { id: number; code: string }[]).find(({ code }) => code === 'hearth-editor')!;
    const password = 'Nobody-at-home-1';
    const user = { email: `nobody-${process.pid}@yunze.example`, firstname: 'Nobody', roles: [editor.id] };
    const made = await call(host, host, 'POST', '/admin/users', user);
    const registrationToken = made.body.data.registrationToken as string;
    const userInfo = { firstname: 'Nobody', lastname: '', password };
    await call(host, undefined, 'POST', '/admin/register', { registrationToken, userInfo });
    const token = await adminToken(host.url, { email: user.email, password });

    const refused = await call(host, { token }, 'GET', '/cms/people/me');
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'PEOPLE.NO_STATION' } } });
    const list = await call(host, { token }, 'GET', '/content-manager/collection-types/plugin::cms.manuscript');
    expect(list.status).toBe(403);
  });
});

describe('GET /cms/people', () => {
  it('wants a sign-in and the permission', async () => {
    const editor = await aPerson(host).role('editor').signedIn();
    expect((await call(host, undefined, 'GET', '/cms/people')).status).toBe(401);
    expect((await call(host, editor, 'GET', '/cms/people')).status).toBe(403);
    expect((await call(host, city, 'GET', '/cms/people?station=NO')).status).toBe(422);
  });

  it('lists own and below, and finds by name', async () => {
    const stations = async (who: SignedIn, query = ''): Promise<Set<string>> =>
      new Set(
        ((await call(host, who, 'GET', `/cms/people${query}`)).body.people as Person[]).map(({ station }) => station),
      );
    expect([...(await stations(city))]).toEqual(expect.arrayContaining(['yunze', county.slug]));
    expect(await stations(rural)).toEqual(new Set([county.slug]));
    expect(await stations(rural, `?station=${other.slug}`)).toEqual(new Set());
    const found = await call(host, city, 'GET', `/cms/people?q=${encodeURIComponent(rural.email.toUpperCase())}`);
    expect((found.body.people as Person[]).map(({ id }) => id)).toEqual([rural.person.id]);
    expect(JSON.stringify(found.body)).not.toContain('adminUserId');
  });
});

describe('POST /cms/people', () => {
  it('wants a sign-in, the permission, and a station in sight', async () => {
    const editor = await aPerson(host).role('editor').signedIn();
    expect((await call(host, undefined, 'POST', '/cms/people', invitation())).status).toBe(401);
    expect((await call(host, editor, 'POST', '/cms/people', invitation())).status).toBe(403);
    expect((await call(host, rural, 'POST', '/cms/people', invitation({ station: other.slug }))).status).toBe(403);
    expect((await call(host, rural, 'POST', '/cms/people', invitation({ station: 'yunze' }))).status).toBe(403);
  });

  it('gives roles of a station and no others', async () => {
    for (const roles of [['super-admin'], ['strapi-super-admin'], []]) {
      expect((await call(host, city, 'POST', '/cms/people', invitation({ roles }))).status).toBe(422);
    }
  });

  it('lets one of two who invite the same address', async () => {
    const body = invitation();
    const both = await Promise.all([1, 2].map(() => call(host, city, 'POST', '/cms/people', body)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [won] = both.filter(({ status }) => status === 201);
    expect(won?.body).toMatchObject({ person: { station: county.slug, registered: false, active: true } });
    expect(won?.body.registrationLink).toContain('/auth/register?registrationToken=');
  });
});

describe('changing a person', () => {
  const someone = (): Promise<SignedIn> => aPerson(host).role('reporter').at(county.slug).signedIn();
  const change = (
    who: SignedIn | undefined,
    person: string,
    [what, body]: [string, object?],
  ): ReturnType<typeof call> =>
    call(host, who, what === 'roles' ? 'PUT' : 'POST', `/cms/people/${person}/${what}`, { version: 1, ...body });

  const changes: [string, object?][] = [
    ['roles', { roles: ['editor'] }],
    ['move', { station: 'yunze' }],
    ['deactivate'],
    ['reactivate'],
  ];

  it.each(changes)('%s wants a sign-in, the permission, sight, sense, and somebody else', async (...what) => {
    const person = await someone();
    const id = person.person.id;
    const neighbour = await aPerson(host).role('station-administrator').at(other.slug).signedIn();
    expect((await change(undefined, id, what)).status).toBe(401);
    expect((await change(person, id, what)).status).toBe(403);
    expect((await change(neighbour, id, what)).status).toBe(403);
    expect((await change(city, 'x', what)).status).toBe(422);
    expect((await change(city, id, [what[0], { ...what[1], version: 'a' }])).status).toBe(422);
    expect((await change(city, city.person.id, what)).body.error.code).toBe('PEOPLE.NOT_YOURSELF');
    const root = (await call(host, host, 'GET', '/cms/people/me')).body.person as Person;
    expect((await change(city, root.id, what)).body.error.code).toBe('PEOPLE.HOST_ADMINISTRATOR');
    expect((await change(city, id, what)).status).toBe(200);
    expect((await change(city, id, what)).body.error.code).toBe('HEARTH.CHANGED_MEANWHILE');
  });

  it('moving takes the old station out of sight', async () => {
    const person = await someone();
    await change(city, person.person.id, ['move', { station: other.slug }]);
    expect((await call(host, person, 'GET', '/cms/people/me')).body.stations).toEqual([other.slug]);
  });

  it('moving takes what the old station wrote out of lists, though they were asked before', async () => {
    const person = await aPerson(host).role('editor').at(county.slug).signedIn();
    const made = await call(host, person, 'POST', STORIES, { title: '枇杷熟了' });
    expect(made.status).toBe(201);
    const listed = async (): Promise<string[]> =>
      ((await call(host, person, 'GET', STORIES)).body.results as { station: string }[]).map(({ station }) => station);
    expect(new Set(await listed())).toEqual(new Set([county.slug]));
    await change(city, person.person.id, ['move', { station: other.slug }]);
    expect(await listed()).toEqual([]);
    await change(city, person.person.id, ['move', { station: county.slug, version: 2 }]);
    expect(new Set(await listed())).toEqual(new Set([county.slug]));
  });

  it('nobody moves a person to where they cannot see them', async () => {
    const person = await someone();
    expect((await change(rural, person.person.id, ['move', { station: 'yunze' }])).status).toBe(403);
  });

  it('roles count from the next request', async () => {
    const person = await someone();
    expect((await call(host, person, 'GET', '/cms/people')).status).toBe(403);
    await change(city, person.person.id, ['roles', { roles: ['chief-editor'] }]);
    expect((await call(host, person, 'GET', '/cms/people')).status).toBe(200);
  });

  it('closing ends the session, and opening lets in again', async () => {
    const person = await someone();
    await change(city, person.person.id, ['deactivate']);
    expect((await call(host, person, 'GET', '/cms/people/me')).status).toBe(401);
    await expect(adminToken(host.url, person)).rejects.toThrow(/Sign-in failed/);
    await change(city, person.person.id, ['reactivate', { version: 2 }]);
    const token = await adminToken(host.url, person);
    expect((await call(host, { token }, 'GET', '/cms/people/me')).status).toBe(200);
  });
});

describe('a sign-in with a wrong password', () => {
  const tried = async (language: string): Promise<string> => {
    const answer = await fetch(`${host.url}/admin/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ email: `nobody-${language}@yunze.example`, password: 'Not-the-password-1' }),
    });
    const { error } = (await answer.json()) as { error: { message: string } };
    return `${answer.status} ${error.message}`;
  };

  it('is refused in the language of whoever tried, and says when the tries are used up', async () => {
    expect(await tried('zh-CN')).toBe('400 邮箱或密码不对，请检查后再试');
    const answers: string[] = [];
    for (let round = 0; round < 6; round += 1) answers.push(await tried('en-GB'));
    expect(answers.at(0)).toBe('400 The e-mail or the password is wrong; check both and try again');
    expect(answers.at(-1)).toBe('429 There were too many tries; wait a few minutes and try again');
  });
});
