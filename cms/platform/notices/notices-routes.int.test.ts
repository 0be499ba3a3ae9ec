import { theHost, type Host } from '../../../tests/host/host';
import { until } from '../../../tests/host/a-node';
import { aPerson, aStation, call, type SignedIn } from '../../../tests/host/people';

const NOBODY = '01999999-9999-7999-8999-999999999999';
const rule = (station: string, more: object = {}) => ({
  ...{ station, kind: '*', audience: null, lanes: ['mail'], webhooks: [], quiet: null, minUrgency: 'normal' },
  escalation: null,
  ...more,
});
const robot = (station: string, more: object = {}) => ({
  ...{ station, name: '值班群', platform: 'dingtalk', secret: 'SECx' },
  address: 'https://oapi.dingtalk.com/robot/send?access_token=abcdef0123456789',
  ...more,
});

let host: Host;
let qinghe: string;
let administrator: SignedIn;
let elsewhere: SignedIn;
let editor: SignedIn;

beforeAll(async () => {
  host = await theHost();
  qinghe = (await aStation(host).save()).slug;
  administrator = await aPerson(host).role('station-administrator').at(qinghe).signedIn();
  editor = await aPerson(host).role('editor').at(qinghe).signedIn();
  const other = await aStation(host).save();
  elsewhere = await aPerson(host).role('station-administrator').at(other.slug).signedIn();
}, 120_000);

const as = (who: SignedIn | undefined, ...call_: [Parameters<typeof call>[2], string, unknown?]) =>
  call(host, who, ...call_);
const codes = (fields: { path: string }[]) => fields.map(({ path }) => path);

/** Signs somebody in with a browser of that name. */
async function signInWith(agent: string, { email, password }: SignedIn): Promise<void> {
  const answer = await fetch(`${host.url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': agent },
    body: JSON.stringify({ email, password }),
  });
  expect(answer.status).toBe(200);
}

describe('every route of notices', () => {
  it.each([
    ['GET', '/cms/notices'],
    ['GET', '/cms/notices/unread'],
    ['PUT', `/cms/notices/${NOBODY}/read`],
    ['POST', '/cms/notices/read-all'],
    ['GET', '/cms/notices/preference'],
    ['PUT', '/cms/notices/preference'],
    ['GET', '/cms/notice-rules'],
    ['POST', '/cms/notice-rules'],
    ['PUT', `/cms/notice-rules/${NOBODY}`],
    ['DELETE', `/cms/notice-rules/${NOBODY}?version=1`],
    ['GET', '/cms/notice-webhooks'],
    ['POST', '/cms/notice-webhooks'],
    ['PUT', `/cms/notice-webhooks/${NOBODY}`],
    ['DELETE', `/cms/notice-webhooks/${NOBODY}?version=1`],
    ['POST', `/cms/notice-webhooks/${NOBODY}/try`],
    ['GET', '/cms/notice-deliveries'],
    ['POST', `/cms/notice-deliveries/${NOBODY}/retry`],
  ] as const)(
    '%s %s asks strangers to sign in, and editors for a permission where it is about the station',
    async (method, path) => {
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      expect((await as(undefined, method, path, body)).status).toBe(401);
      if (!path.startsWith('/cms/notices')) expect((await as(editor, method, path, body)).status).toBe(403);
    },
  );

  it('names each field that is wrong', async () => {
    const bad = await as(administrator, 'POST', '/cms/notice-rules', {
      ...rule(qinghe),
      lanes: ['pigeon'],
      quiet: { from: 5, to: 5 },
    });
    expect([bad.status, codes(bad.body.error.details.fields)]).toEqual([422, ['lanes.0', 'quiet.to']]);
    const wrong: [Parameters<typeof call>[2], string, unknown][] = [
      ['GET', '/cms/notices?limit=0', undefined],
      ['PUT', '/cms/notices/x/read', { read: true }],
      ['POST', '/cms/notices/read-all', {}],
      ['PUT', '/cms/notices/preference', { lanes: ['pigeon'] }],
      ['POST', '/cms/notice-webhooks', {}],
      ['PUT', `/cms/notice-webhooks/${NOBODY}`, {}],
      ['GET', '/cms/notice-deliveries?state=lost', undefined],
      ['POST', `/cms/notice-deliveries/${NOBODY}/retry`, {}],
    ];
    for (const [method, path, body] of wrong) {
      expect([path, (await as(administrator, method, path, body)).status]).toEqual([path, 422]);
    }
  });
});

describe('rules', () => {
  it('are made, changed and removed by the administrator of the station, and by nobody of another', async () => {
    const kind = 'jobs.dead';
    const made = await as(
      administrator,
      'POST',
      '/cms/notice-rules',
      rule(qinghe, { kind, audience: { role: 'editor' } }),
    );
    expect(made).toMatchObject({ status: 201, body: { kind, version: 1 } });
    const again = await as(
      administrator,
      'POST',
      '/cms/notice-rules',
      rule(qinghe, { kind, audience: { role: 'editor' } }),
    );
    expect([again.status, again.body.error.code]).toEqual([409, 'NOTICES.RULE_TAKEN']);
    const unknown = await as(administrator, 'POST', '/cms/notice-rules', rule(qinghe, { kind: 'no.such' }));
    expect([unknown.status, unknown.body.error.code]).toEqual([422, 'NOTICES.UNKNOWN_KIND']);

    const path = `/cms/notice-rules/${made.body.id}`;
    const change = { ...rule(qinghe), lanes: [], quiet: { from: 1320, to: 420 }, version: 1 };
    expect((await as(elsewhere, 'POST', '/cms/notice-rules', rule(qinghe))).status).toBe(403);
    expect((await as(elsewhere, 'GET', `/cms/notice-rules?station=${qinghe}`)).status).toBe(403);
    expect((await as(elsewhere, 'PUT', path, change)).status).toBe(403);
    expect((await as(elsewhere, 'DELETE', `${path}?version=1`)).status).toBe(403);
    expect((await as(administrator, 'PUT', path, change)).body).toMatchObject({
      quiet: { from: 1320, to: 420 },
      version: 2,
    });
    expect((await as(administrator, 'PUT', path, change)).status).toBe(409);
    const list = await as(administrator, 'GET', `/cms/notice-rules?station=${qinghe}`);
    expect(list.body.rules).toMatchObject([{ id: made.body.id, lanes: [], audience: { role: 'editor' } }]);
    expect((list.body.kinds as { kind: string }[]).map((one) => one.kind)).toContain('jobs.dead');
    expect((await as(administrator, 'DELETE', `${path}?version=2`)).status).toBe(204);
  });
});

describe('robots', () => {
  it('are set up by the address of their platform, whose token never comes back', async () => {
    const made = await as(administrator, 'POST', '/cms/notice-webhooks', robot(qinghe));
    expect(made).toMatchObject({ status: 201, body: { name: '值班群', signed: true, active: true } });
    expect(JSON.stringify(made.body)).not.toMatch(/abcdef0123456789|SECx/);
    const not = await as(
      administrator,
      'POST',
      '/cms/notice-webhooks',
      robot(qinghe, { address: 'http://10.0.0.1/robot' }),
    );
    expect([not.status, not.body.error.code]).toEqual([422, 'NOTICES.NOT_A_ROBOT']);

    const path = `/cms/notice-webhooks/${made.body.id}`;
    const change = { name: '夜班群', active: false, version: 1 };
    expect((await as(elsewhere, 'POST', '/cms/notice-webhooks', robot(qinghe))).status).toBe(403);
    expect((await as(elsewhere, 'GET', `/cms/notice-webhooks?station=${qinghe}`)).status).toBe(403);
    expect((await as(elsewhere, 'PUT', path, change)).status).toBe(403);
    expect((await as(elsewhere, 'POST', `${path}/try`)).status).toBe(403);
    expect((await as(elsewhere, 'DELETE', `${path}?version=1`)).status).toBe(403);
    expect(
      (await as(elsewhere, 'POST', '/cms/notice-rules', rule(elsewhere.person.station, { webhooks: [made.body.id] })))
        .status,
    ).toBe(403);

    const used = await as(administrator, 'POST', '/cms/notice-rules', rule(qinghe, { webhooks: [made.body.id] }));
    expect((await as(administrator, 'PUT', path, change)).body).toMatchObject({
      name: '夜班群',
      active: false,
      version: 2,
    });
    expect((await as(administrator, 'GET', '/cms/notice-webhooks')).body.webhooks).toHaveLength(1);
    const held = await as(administrator, 'DELETE', `${path}?version=2`);
    expect([held.status, held.body.error.code]).toEqual([409, 'NOTICES.ROBOT_IN_USE']);
    await as(administrator, 'DELETE', `/cms/notice-rules/${used.body.id}?version=1`);
    expect((await as(administrator, 'DELETE', `${path}?version=2`)).status).toBe(204);
  });
});

describe('my settings', () => {
  it('keep lanes, quiet hours and a number that is shown masked', async () => {
    const before = await as(editor, 'GET', '/cms/notices/preference');
    expect(before.body).toMatchObject({ lanes: ['mail', 'sms'], quiet: null, phone: null, version: 0 });
    const mine = { lanes: ['sms'], quiet: { from: 1380, to: 400 }, version: 0 };
    expect((await as(editor, 'PUT', '/cms/notices/preference', { ...mine, phone: '10086' })).body.error.code).toBe(
      'NOTICES.NO_MOBILE',
    );
    const after = await as(editor, 'PUT', '/cms/notices/preference', { ...mine, phone: '138 0013 8000' });
    expect(after.body).toMatchObject({ lanes: ['sms'], phone: '+86****8000', version: 1 });
    expect((await as(editor, 'PUT', '/cms/notices/preference', mine)).status).toBe(409);
    const kept = await as(editor, 'PUT', '/cms/notices/preference', { ...mine, version: 1 });
    expect(kept.body).toMatchObject({ phone: '+86****8000', version: 2 });
  });
});

describe('deliveries', () => {
  it('are seen by the administrator of the station alone, and only what ended can be sent again', async () => {
    for (const agent of ['Firefox', 'Chrome']) await signInWith(agent, editor);
    const all = await until(
      () => as(administrator, 'GET', `/cms/notice-deliveries?station=${qinghe}&state=sent`),
      ({ body }) => body.deliveries.length > 0,
    );
    expect(all.status).toBe(200);
    const [sent] = all.body.deliveries as { id: string; version: number; allowed: string[] }[];
    expect(sent).toMatchObject({ lane: 'in-app', allowed: [], target: { en: expect.stringContaining('Tester') } });
    const path = `/cms/notice-deliveries/${sent?.id}/retry`;
    expect((await as(elsewhere, 'GET', `/cms/notice-deliveries?station=${qinghe}`)).status).toBe(403);
    expect((await as(elsewhere, 'POST', path, { version: 1 })).status).toBe(403);
    const refused = await as(administrator, 'POST', path, { version: sent?.version });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'MACHINE.EVENT_NOT_ALLOWED']);
  });
});
