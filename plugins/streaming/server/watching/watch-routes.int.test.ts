import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../../tests/host/people';

let host: Host;
let operator: SignedIn;
let editor: SignedIn;
let stranger: SignedIn;
let signed: string;
let open: string;

beforeAll(async () => {
  host = await theHost();
  const elsewhere = await aStation(host).under('yunze').save();
  [operator, editor, stranger] = await Promise.all([
    aPerson(host).role('chief-editor').at('yunze').signedIn(),
    aPerson(host).role('editor').at('yunze').signedIn(),
    aPerson(host).role('chief-editor').at(elsewhere.slug).signedIn(),
  ]);
  const made = async (words: object): Promise<string> => {
    const { status, body } = await call(host, operator, 'POST', '/streaming/rooms', { station: 'yunze', ...words });
    expect(status).toBe(201);
    return body.room.id as string;
  };
  [signed, open] = [await made({ title: '内训', signed: true }), await made({ title: '公开' })];
}, 120_000);

const codeOf = (body: { error?: { code?: string } }): string | undefined => body.error?.code;

it('hands a player all it needs, to anybody or to who shows a pass', async () => {
  const watch = (id: string, query = '') => call(host, undefined, 'GET', `/api/streaming/watch/${id}${query}`);
  const first = await watch(open);
  expect([first.status, first.body.state, first.body.title]).toEqual([200, 'waiting', '公开']);
  expect((await watch(open, `?pass=${first.body.pass as string}`)).body.pass).toBe(first.body.pass);

  const refused = await watch(signed, '?locale=en');
  expect([refused.status, codeOf(refused.body)]).toEqual([403, 'STREAMING.PASS_NEEDED']);
  expect((refused.body as { error: { message: string } }).error.message).toContain('invited');
  expect(codeOf((await watch(signed, '?pass=nothing')).body)).toBe('STREAMING.PASS_REFUSED');
  const link = await call(host, operator, 'POST', `/streaming/rooms/${signed}/links`, { audience: '三班', hours: 3 });
  expect(link.status).toBe(201);
  const invited = await watch(signed, `?pass=${link.body.pass as string}`);
  expect([invited.status, invited.body.expiresAt]).toEqual([200, link.body.link.until]);

  expect([(await watch('nothing')).status, (await watch('no.such')).status]).toEqual([404, 422]);

  const words = (id: string, query = '') => watch(id, `/words${query}`);
  const pass = `pass=${invited.body.pass as string}`;
  const read = [await words(open), await words(open, '?language=ug&from=60000'), await words(signed, `?${pass}`)];
  for (const one of read) expect([one.status, one.body]).toEqual([200, { languages: [], cues: [] }]);
  const [uninvited, unknown] = [await words(signed), await words('nothing')];
  expect([codeOf(uninvited.body), codeOf(unknown.body)]).toEqual([
    'STREAMING.PASS_NEEDED',
    'STREAMING.PLAYBACK_NOT_FOUND',
  ]);
  for (const query of ['?from=61000', '?from=x', '?language=!']) expect((await words(open, query)).status).toBe(422);
});

it('lists what is on air, and nothing of a station that is none', async () => {
  const lives = await call(host, undefined, 'GET', '/api/streaming/lives?station=yunze');
  expect([lives.status, lives.body.lives]).toEqual([200, []]);
  expect((await call(host, undefined, 'GET', '/api/streaming/lives?station=atlantis')).status).toBe(404);
  expect((await call(host, undefined, 'GET', '/api/streaming/lives?station=-')).status).toBe(422);
});

it.each<[string, 'GET' | 'POST' | 'PUT', () => string, object | undefined, number, number]>([
  ['links', 'GET', () => `/streaming/rooms/${signed}/links`, undefined, 200, 200],
  ['a link', 'POST', () => `/streaming/rooms/${signed}/links`, { audience: '甲', hours: 1 }, 201, 403],
  ['viewers', 'GET', () => `/streaming/rooms/${signed}/viewers`, undefined, 200, 200],
  ['a preview', 'GET', () => `/streaming/rooms/${signed}/preview`, undefined, 200, 200],
  ['an audience', 'PUT', () => `/streaming/rooms/${open}/audience`, { version: 0, listed: true, hosts: [] }, 409, 403],
  ['keys', 'GET', () => '/streaming/signing-keys', undefined, 200, 403],
  ['a new key', 'POST', () => '/streaming/signing-keys', { reason: '演练' }, 201, 403],
])('gives %s to whom the roles allow it', async (...[, method, path, body, chief, writer]) => {
  const as = (who: SignedIn | undefined) => call(host, who, method, path(), ...(body ? [body] : []));
  const answers = [await as(undefined), await as(operator), await as(editor)];
  expect(answers.map(({ status }) => status)).toEqual([401, chief, writer]);
  const far = await as(stranger);
  if (path().includes(signed) || path().includes(open)) expect(codeOf(far.body)).toBe('STREAMING.ROOM_NOT_FOUND');
  else expect(JSON.stringify(far.body)).not.toContain('kid');
});

it.each<['POST' | 'PUT', () => string, object]>([
  ['POST', () => `/streaming/rooms/${signed}/links`, { audience: '', hours: 1 }],
  ['POST', () => `/streaming/rooms/${signed}/links`, { audience: '甲', hours: 721 }],
  ['PUT', () => `/streaming/rooms/${open}/audience`, { version: 1, listed: true, hosts: ['https://x.cn/'] }],
  ['PUT', () => `/streaming/rooms/${open}/audience`, { version: 1, listed: true, hosts: ['*.*.cn'] }],
  ['PUT', () => `/streaming/rooms/${open}/audience`, { version: 1, listed: true, hosts: Array(11).fill('a.cn') }],
  ['POST', () => '/streaming/signing-keys', {}],
])('%s is told what is wrong with %j', async (method, path, body) => {
  expect((await call(host, operator, method, path(), body)).status).toBe(422);
});
