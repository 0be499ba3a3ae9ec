import fc from 'fast-check';
import { theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, call } from '../../../tests/host/people';
import { aReader, type PhoneReader } from '../../../tests/host/readers';
import { accountContract, ownAccountContract, readersContract, type RouteContract } from '../../contract';

let host: Host;
let reader: PhoneReader;
beforeAll(async () => {
  host = await theHost();
  reader = await aReader(host).signedIn();
});

const ID = '01a1fc59-878e-76d9-901a-b340b7dbb412';
const named = (routes: Record<string, RouteContract>): [string, RouteContract][] => Object.entries(routes);
const doors = named({ ...accountContract.routes, ...ownAccountContract.routes });
const forReaders = doors.filter(([, { access }]) => access === 'reader');
const forStaff = named(readersContract.routes);
const pathOf = ({ path }: RouteContract): string => path.replace(':id', ID);

it.each(forReaders)('%s: 401 for a stranger, a forged token and staff', async (_name, route) => {
  for (const who of [undefined, { token: `${reader.token}x` }, host]) {
    expect(await call(host, who, route.method, pathOf(route), route.method === 'GET' ? undefined : {})).toMatchObject({
      status: 401,
      body: { error: { code: 'HEARTH.SIGN_IN_FIRST' } },
    });
  }
});

it.each(doors.filter(([, { body }]) => body))(
  '%s: 422 with the fields for a body that is none',
  async (name, route) => {
    const answer = await call(host, reader, route.method, pathOf(route), { phone: 1, name: 1, locale: 'fr' });
    expect([name, answer.status, answer.body.error.code]).toEqual([name, 422, 'HEARTH.INVALID']);
    expect(answer.body.error.details.fields.length).toBeGreaterThan(0);
  },
);

it.each(doors.filter(([, { body }]) => body))('%s: 413 for three megabytes', async (_name, route) => {
  const answer = await call(host, reader, route.method, pathOf(route), { phone: 'x'.repeat(3_000_000) });
  expect(answer.status).toBe(413);
});

describe('staff', () => {
  it.each(forStaff)('%s: 401 for a reader, 403 for an editor, 422 for nonsense', async (_name, route) => {
    const body = { contact: reader.phone, reason: 'asked at the desk' };
    expect((await call(host, reader, route.method, pathOf(route), body)).status).toBe(401);
    const editor = await aPerson(host).role('editor').at('yunze').signedIn();
    expect((await call(host, editor, route.method, pathOf(route), body)).status).toBe(403);
    const wrong = await call(host, host, route.method, route.path.replace(':id', 'no-id'), { contact: '', reason: '' });
    expect(wrong.status).toBe(422);
  });

  it('of another station finds nobody and may do nothing', async () => {
    const qinghe = await aStation(host).under('yunze').save();
    const there = await aPerson(host).role('station-administrator').at(qinghe.slug).signedIn();
    const found = await call(host, there, 'POST', '/cms/readers/searches', { contact: reader.phone });
    expect(found).toMatchObject({ status: 200, body: { items: [] } });
    const lock = await call(host, there, 'POST', `/cms/readers/${reader.user.id}/lock`, { reason: 'not my reader' });
    expect(lock.status).toBe(404);
  });

  it('finds a reader by the exact number, locks, unlocks, signs out and starts an erasure', async () => {
    const here = await aPerson(host).role('station-administrator').at('yunze').signedIn();
    const someone = await aReader(host).byEmail().signedIn();
    const path = `/cms/readers/${someone.user.id}`;
    const reason = { reason: '本人来电要求' };
    const found = await call(host, here, 'POST', '/cms/readers/searches', { contact: someone.email });
    expect(found.body.items).toMatchObject([
      {
        id: someone.user.id,
        email: someone.email.replace(/^[^@]+/, 'r***'),
        sessions: 1,
        allowed: ['lock', 'signOut', 'erase'],
      },
    ]);
    expect((await call(host, here, 'POST', `${path}/lock`, reason)).body).toMatchObject({
      sessions: 0,
      allowed: ['unlock', 'erase'],
    });
    expect((await call(host, here, 'POST', `${path}/lock`, reason)).status).toBe(409);
    expect((await call(host, someone, 'GET', '/api/account/me')).status).toBe(401);
    await expect(someone.on('iPad')).rejects.toThrow('ACCOUNT.LOCKED');
    expect((await call(host, here, 'POST', `${path}/unlock`, reason)).status).toBe(200);
    const again = await someone.on('iPad');
    expect((await call(host, here, 'POST', `${path}/sign-out`)).body.sessions).toBe(0);
    expect((await call(host, again, 'GET', '/api/account/me')).status).toBe(401);
    expect((await call(host, here, 'POST', `${path}/erasure`, reason)).body).toMatchObject({ state: 'leaving' });
    expect((await call(host, here, 'POST', `${path}/erasure`, reason)).body.error.code).toBe(
      'MACHINE.EVENT_NOT_ALLOWED',
    );
  });
});

describe('one’s own devices', () => {
  it('are listed with the current one marked, end one by one, and are nobody else’s to end', async () => {
    const mine = await aReader(host).byEmail().signedIn();
    const tablet = await mine.on('iPad');
    const { body } = await call(host, mine, 'GET', '/api/account/me/sessions');
    const items = body.items as { id: string; device: string; current: boolean }[];
    expect(items.map(({ device, current }) => [device, current]).sort()).toEqual([
      ['Test computer', true],
      ['iPad', false],
    ]);
    const path = `/api/account/me/sessions/${items.find(({ device }) => device === 'iPad')?.id ?? ''}`;
    expect((await call(host, reader, 'DELETE', path)).status).toBe(404);
    expect((await call(host, mine, 'DELETE', path)).status).toBe(204);
    expect((await call(host, mine, 'DELETE', path)).status).toBe(404);
    expect((await call(host, tablet, 'GET', '/api/account/me')).status).toBe(401);
    expect((await call(host, mine, 'DELETE', '/api/account/sessions')).status).toBe(204);
    expect((await call(host, mine, 'GET', '/api/account/me')).status).toBe(401);
  });
});

it.each(['a\u0000b', 'a\nb', '\uD800', ' ', 'x'.repeat(81)])('takes no device called %j', async (device) => {
  const sent = { phone: reader.phone, code: '123456', device };
  expect((await call(host, undefined, 'POST', '/api/account/sessions/phone', sent)).status).toBe(422);
});

it('answers whatever is sent with a refusal at worst, never with a breakdown', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('13912345678', 'a@b.cn', '123456', '\u0000', '注销', "' OR 1=1 --", '\uD800'),
  );
  const value = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }));
  const field = fc.constantFrom(
    'phone',
    'code',
    'device',
    'consents',
    'email',
    'password',
    'name',
    'token',
    'refresh',
    'locale',
    'confirm',
    'purposes',
    'current',
    '__proto__',
  );
  const body = fc.oneof(fc.dictionary(field, value), fc.jsonValue({ maxDepth: 2 }));
  const acting = doors.filter(([name]) => !['deleteMe', 'signOut', 'signOutEverywhere'].includes(name));
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...acting), body, text, async ([, route], sent, id) => {
      const path = route.path.replace(':id', encodeURIComponent(id.replace(/\p{Cs}/gu, '')) || 'x');
      const { status } = await call(host, reader, route.method, path, route.method === 'GET' ? undefined : sent);
      statuses.add(status);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 400 },
  );
  expect(statuses).toContain(422);
}, 60_000);
