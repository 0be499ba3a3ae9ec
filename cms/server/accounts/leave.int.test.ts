import { Client } from 'pg';
import { aHost, theHost, type Host } from '../../../tests/host/host';
import { call } from '../../../tests/host/people';
import { aReader, linkFor, logSince } from '../../../tests/host/readers';

let host: Host;
let database: Client;
beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
});
afterAll(() => database.end());

const of = async (table: string, column: string, id: string) =>
  (await database.query(`SELECT * FROM ${table} WHERE ${column} = $1`, [id])).rows;

describe('leaving', () => {
  it('wants the word, signs out everywhere and can be undone by signing in', async () => {
    const reader = await aReader(host).byEmail().signedIn();
    const tablet = await reader.on('iPad');
    const wrong = await call(host, reader, 'DELETE', '/api/account/me', { confirm: 'yes' });
    expect(wrong).toMatchObject({ status: 422, body: { error: { code: 'ACCOUNT.CONFIRM_WRONG' } } });
    expect((await call(host, reader, 'DELETE', '/api/account/me', { confirm: '注销' })).status).toBe(204);
    expect((await call(host, tablet, 'GET', '/api/account/me')).status).toBe(401);
    const [leaving] = await of('reader', 'id', reader.user.id);
    expect(leaving.state).toBe('leaving');
    const days = (new Date(leaving.erase_due_at as string).getTime() - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
    await reader.on('Mac');
    expect(await of('reader', 'id', reader.user.id)).toMatchObject([{ state: 'active', erase_due_at: null }]);
  });

  it('ends after seven days with an empty row, whole consents and a ledger that names nobody', async () => {
    const reader = await aReader(host).called('要走的人').byEmail().signedIn();
    await call(host, reader, 'DELETE', '/api/account/me', { confirm: 'delete' });
    await database.query(`UPDATE reader SET erase_due_at = now() - interval '1 second' WHERE id = $1`, [
      reader.user.id,
    ]);
    const node = await aHost({ databaseUrl: host.databaseUrl });
    await node.stop();
    expect(await of('reader', 'id', reader.user.id)).toMatchObject([
      { state: 'erased', name: null, email_sealed: null, email_index: null, password_hash: null },
    ]);
    expect(await of('reader_session', 'reader_id', reader.user.id)).toEqual([]);
    expect(await of('reader_consent', 'reader_id', reader.user.id)).toHaveLength(2);
    const deeds = (await of('ledger_entry', 'subject', reader.user.id)).map(({ action }) => action as string);
    expect(deeds).toEqual(['reader.joined', 'reader.left', 'reader.erased']);
    const back = { email: reader.email, password: reader.password, device: 'Mac' };
    expect((await call(host, undefined, 'POST', '/api/account/sessions/email', back)).status).toBe(401);
  });
});

describe('consents', () => {
  it('are added to and never changed, not even by hand', async () => {
    const reader = await aReader(host).signedIn();
    const purposes = { terms: true, privacy: true, push: true, personalisation: false, research: false };
    const put = (wanted: object) => call(host, reader, 'PUT', '/api/account/me/consents', { purposes: wanted });
    expect((await put(purposes)).body).toEqual({ purposes });
    expect((await put({ ...purposes, push: false })).status).toBe(200);
    expect((await put({ ...purposes, privacy: false })).body.error.code).toBe('ACCOUNT.CONSENT_IS_THE_ACCOUNT');
    const kept = await of('reader_consent', 'reader_id', reader.user.id);
    expect(kept.filter(({ purpose }) => purpose === 'push').map(({ granted }) => granted as boolean)).toEqual([
      true,
      false,
    ]);
    expect(kept[0]).toMatchObject({ text_version: expect.any(String), source: 'sign-in' });
    await expect(database.query('UPDATE reader_consent SET granted = true')).rejects.toThrow('append-only');
    await expect(database.query('DELETE FROM reader_consent')).rejects.toThrow('append-only');
  });
});

it('gives a reader everything that is held on them', async () => {
  const reader = await aReader(host).called('王敏').signedIn();
  const { status, body } = await call(host, reader, 'GET', '/api/account/me/export');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    readerId: reader.user.id,
    account: { reader: { name: '王敏', phone: reader.phone }, sessions: [{ device: 'Test phone' }] },
  });
  expect(body.account.consents).toHaveLength(2);
  expect(JSON.stringify(body)).not.toMatch(/scrypt|sealed|_index/);
});

it('leaves nothing of a person in the log and in plain columns after a whole journey', async () => {
  const from = 0;
  const reader = await aReader(host).called('日志里不该有的名字').byEmail().signedIn();
  const phoned = await aReader(host).signedIn();
  await call(host, phoned, 'GET', `/api/account/me/export?phone=${encodeURIComponent(phoned.phone)}`);
  await call(host, phoned, 'GET', '/api/account/me/sessions');
  await call(host, undefined, 'POST', '/api/account/sessions/refresh', { refresh: phoned.refresh });
  await call(host, undefined, 'POST', '/api/account/sessions/email', {
    ...reader,
    device: 'Mac',
    password: 'wrong-one-here',
  });
  await call(host, undefined, 'POST', '/api/account/registrations', '{"broken');
  await call(host, host, 'POST', '/cms/readers/searches', { contact: phoned.phone });
  await call(host, phoned, 'DELETE', '/api/account/me', { confirm: '注销' });

  const secrets = [reader.email, reader.password, '日志里不该有的名字', reader.token, reader.refresh];
  const phones = [phoned.phone.slice(3), phoned.phone, phoned.token, phoned.refresh];
  const log = logSince(host, from);
  expect(log).toContain(`SMS to +86****${phoned.phone.slice(-4)}`);
  expect([...secrets, ...phones].filter((secret) => log.includes(secret))).toEqual([]);
  const tables = [
    'reader',
    'reader_session',
    'reader_code',
    'reader_link',
    'reader_lockout',
    'hearth_rate',
    'ledger_entry',
  ];
  for (const table of tables) {
    const { rows } = await database.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
    const text = rows.map(({ row }) => row).join('\n');
    expect([reader.email, phoned.phone.slice(3), reader.refresh].filter((secret) => text.includes(secret))).toEqual([]);
  }
});

it('resets a forgotten password by a link that works once, and signs out everywhere', async () => {
  const reader = await aReader(host).byEmail().signedIn();
  // The e-mail of the registration was less than a minute ago; the limit of this address starts anew.
  await database.query('DELETE FROM hearth_rate');
  const ask = () => call(host, undefined, 'POST', '/api/account/password-resets', { email: reader.email });
  const token = await linkFor(host, reader.email, ask);
  const reset = (password: string) =>
    call(host, undefined, 'POST', '/api/account/password-resets/confirmations', { token, password });
  expect((await reset('short')).body.error.code).toBe('ACCOUNT.PASSWORD_TOO_SHORT');
  expect((await reset('a whole new sentence')).status).toBe(204);
  expect((await reset('yet another sentence')).status).toBe(410);
  expect((await call(host, reader, 'GET', '/api/account/me')).status).toBe(401);
});
