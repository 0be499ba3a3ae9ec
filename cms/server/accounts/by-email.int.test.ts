import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { aHost, theHost, type Host } from '../../../tests/host/host';
import { call, type Answer } from '../../../tests/host/people';
import { anEmail, aPhone, aReader, codeFor, inLog, linkFor, logSince } from '../../../tests/host/readers';

let host: Host;
let database: Client;
beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
});
afterAll(() => database.end());

const PASSWORD = '秋天的稻田真的很好看';
const consents = ['terms', 'privacy'];
const post = (path: string, body: object): Promise<Answer> =>
  call(host, undefined, 'POST', `/api/account${path}`, body);
const enter = (email: string, password: string): Promise<Answer> =>
  post('/sessions/email', { email, password, device: 'Mac' });

describe('registering', () => {
  it('makes no account before the link was opened, and one after', async () => {
    const email = anEmail();
    const token = await linkFor(host, email, () =>
      post('/registrations', { email, password: PASSWORD, name: '李雷', consents }),
    );
    expect((await enter(email, PASSWORD)).body.error.code).toBe('ACCOUNT.EMAIL_NOT_CONFIRMED');
    expect((await enter(email, 'something else')).body.error.code).toBe('ACCOUNT.CREDENTIALS_WRONG');
    expect((await post('/registrations/confirmations', { token })).status).toBe(204);
    expect((await post('/registrations/confirmations', { token })).body.error.code).toBe('ACCOUNT.LINK_NOT_VALID');
    const inside = await enter(email.toUpperCase(), PASSWORD);
    expect(inside).toMatchObject({
      status: 200,
      body: { user: { name: '李雷', email: email.replace(/^[^@]+/, 'r***') } },
    });
    const purposes = await call(host, { token: inside.body.access as string }, 'GET', '/api/account/me/consents');
    expect(purposes.body.purposes).toMatchObject({ terms: true, privacy: true, push: false });
  });

  it('answers the same for an address that has an account, and tells its owner alone', async () => {
    const known = await aReader(host).byEmail().signedIn();
    const body = { password: PASSWORD, name: '韩梅梅', consents };
    const fresh = await post('/registrations', { ...body, email: anEmail() });
    // The e-mail of the registration was less than a minute ago; its limit starts anew.
    await database.query('DELETE FROM hearth_rate');
    const from = statSync(host.logFile).size;
    const taken = await post('/registrations', { ...body, email: known.email });
    expect(fresh).toMatchObject({ status: 202, body: { confirmBy: 'email', expiresIn: 86_400 } });
    expect({ ...taken, headers: {} }).toEqual({ ...fresh, headers: {} });
    await inLog(host, from, /您已经有账号了/);
    expect(logSince(host, from)).not.toContain('#confirm=');
  });

  it.each([
    ['too short', { password: 'short' }, 'ACCOUNT.PASSWORD_TOO_SHORT'],
    ['among the commonest', { password: 'password123' }, 'ACCOUNT.PASSWORD_TOO_COMMON'],
    ['without consent', { consents: ['terms'] }, 'ACCOUNT.CONSENT_NEEDED'],
    ['with a name that turns its line', { name: 'a\u202Eb' }, 'HEARTH.INVALID'],
    ['with no address', { email: 'nobody' }, 'HEARTH.INVALID'],
  ])('refuses one %s', async (_name, wrong, code) => {
    const answer = await post('/registrations', {
      email: anEmail(),
      password: PASSWORD,
      name: '李雷',
      consents,
      ...wrong,
    });
    expect(answer).toMatchObject({ status: 422, body: { error: { code } } });
  });
});

describe('passwords', () => {
  it('change with the current one, and end all other sign-ins', async () => {
    const reader = await aReader(host).byEmail().signedIn();
    const other = await reader.on('iPad');
    const change = (current: string) =>
      call(host, reader, 'POST', '/api/account/me/password', { current, password: PASSWORD });
    expect((await change('not the one at all')).body.error.code).toBe('ACCOUNT.PASSWORD_WRONG');
    expect((await change(reader.password)).status).toBe(204);
    expect((await call(host, reader, 'GET', '/api/account/me')).status).toBe(200);
    expect((await call(host, other, 'GET', '/api/account/me')).status).toBe(401);
    expect((await enter(reader.email, reader.password)).status).toBe(401);
    expect((await enter(reader.email, PASSWORD)).status).toBe(200);
  });

  it('shut the door after five that were wrong, for the right one too, and for an address nobody has', async () => {
    const reader = await aReader(host).byEmail().signedIn();
    for (const email of [reader.email, anEmail()]) {
      for (let n = 0; n < 5; n += 1) expect((await enter(email, 'wrong-wrong-wrong')).status).toBe(401);
      expect(await enter(email, reader.password)).toMatchObject({
        status: 429,
        body: { error: { code: 'ACCOUNT.LOCKED_OUT' } },
      });
    }
  });

  it('take as long for an address nobody has as for one somebody has', async () => {
    const known = await Promise.all([1, 2, 3].map(() => aReader(host).byEmail().signedIn()));
    const times = { known: [] as number[], unknown: [] as number[] };
    const time = async (into: number[], email: string): Promise<void> => {
      const from = performance.now();
      await enter(email, 'wrong-wrong-wrong');
      into.push(performance.now() - from);
    };
    for (let n = 0; n < 12; n += 1) {
      await time(times.known, known[n % 3]?.email ?? '');
      await time(times.unknown, anEmail());
    }
    const median = (all: number[]): number => [...all].sort((a, b) => a - b)[6] ?? 0;
    const ratio = median(times.known) / median(times.unknown);
    // One scrypt is some 80 ms of it; leaving it out for one of the two would make the ratio about 5 or 0.2.
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });
});

describe('linking', () => {
  it('adds an e-mail to a phone by the code sent there, once, and then a password by a code to the phone', async () => {
    const reader = await aReader(host).signedIn();
    const email = anEmail();
    const from = statSync(host.logFile).size;
    const sent = await call(host, reader, 'POST', '/api/account/me/email/codes', { email });
    expect(sent).toMatchObject({ status: 202, body: { resendIn: 60, expiresIn: 300 } });
    const [, code] = await inLog(host, from, /验证码：(\d{6})/);
    expect(await call(host, reader, 'POST', '/api/account/me/email', { email, code })).toMatchObject({
      status: 200,
      body: { email: email.replace(/^[^@]+/, 'r***') },
    });
    const again = await call(host, reader, 'POST', '/api/account/me/email', { email, code });
    expect(again.body.error.code).toBe('ACCOUNT.CODE_WRONG');
    const bare = await call(host, reader, 'POST', '/api/account/me/password', { password: PASSWORD });
    expect(bare.body.error.code).toBe('ACCOUNT.CODE_WRONG');
    await database.query('DELETE FROM hearth_rate');
    const proof = { password: PASSWORD, code: await codeFor(host, reader.phone) };
    expect((await call(host, reader, 'POST', '/api/account/me/password', proof)).status).toBe(204);
    expect((await enter(email, PASSWORD)).body.user.id).toBe(reader.user.id);
  });

  it('refuses a phone that another account has', async () => {
    const owner = await aReader(host).signedIn();
    const other = await aReader(host).byEmail().signedIn();
    await database.query('DELETE FROM hearth_rate');
    const code = await codeFor(host, owner.phone);
    const taken = await call(host, other, 'POST', '/api/account/me/phone', { phone: owner.phone, code });
    expect(taken).toMatchObject({ status: 409, body: { error: { code: 'ACCOUNT.PHONE_TAKEN' } } });
    const phone = aPhone();
    const free = { phone, code: await codeFor(host, phone) };
    expect(await call(host, other, 'POST', '/api/account/me/phone', free)).toMatchObject({
      status: 200,
      body: { phone: `+86****${phone.slice(-4)}` },
    });
  });
});

describe('a host with the news app', () => {
  it('sends people to the screens of the app, and still serves the page of older links', async () => {
    const app = mkdtempSync(join(tmpdir(), 'hearth-app-'));
    writeFileSync(join(app, 'index.html'), '<html><head><!--hearth:head--><!--/hearth:head--></head></html>');
    const own = await aHost({ env: { HEARTH_APP: app } });
    try {
      const email = anEmail();
      const wanted = { email, password: PASSWORD, name: '李读者', consents: ['terms', 'privacy'] };
      const ask = (): Promise<Answer> => call(own, undefined, 'POST', '/api/account/registrations', wanted);
      const token = await linkFor(own, email, ask);
      expect(readFileSync(own.logFile, 'utf8')).toContain(`/account/confirm#token=${token}`);
      for (const path of ['/account/confirm', '/account/new-password', '/account/link.html']) {
        expect([path, (await fetch(own.url + path)).status]).toEqual([path, 200]);
      }
    } finally {
      await own.stop();
      rmSync(app, { recursive: true });
    }
  }, 120_000);
});

describe('the page of the links', () => {
  it('stands by itself, lets nobody frame it, and hears of no token', async () => {
    const page = await fetch(`${host.url}/account/link.html`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const script = await fetch(`${host.url}/account/link.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect((await fetch(`${host.url}/account/link.css`)).status).toBe(200);
  });
});
