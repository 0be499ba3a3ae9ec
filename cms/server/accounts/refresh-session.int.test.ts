import { statSync } from 'node:fs';
import { Client } from 'pg';
import { theHost, type Host } from '../../../tests/host/host';
import { call, type Answer } from '../../../tests/host/people';
import { aReader, inLog } from '../../../tests/host/readers';

let host: Host;
let database: Client;
beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
});
afterAll(() => database.end());

const renew = (refresh: string): Promise<Answer> =>
  call(host, undefined, 'POST', '/api/account/sessions/refresh', { refresh });

/** Another browser shows the token. */
async function renewElsewhere(refresh: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', 'user-agent': 'Thief/1.0' };
  const body = JSON.stringify({ refresh });
  const answer = await fetch(`${host.url}/api/account/sessions/refresh`, { method: 'POST', headers, body });
  return { status: answer.status, body: await answer.json() };
}

/** Lets the time since the tokens of a session were used go by. */
const age = (session: string, seconds: number) =>
  database.query(
    `UPDATE reader_refresh SET used_at = used_at - make_interval(secs => $2) WHERE session_id = $1 AND used_at IS NOT NULL`,
    [session, seconds],
  );

const sessionOf = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sid as string;

it('gives a new pair, and the new one again', async () => {
  const reader = await aReader(host).signedIn();
  const first = await renew(reader.refresh);
  expect(first).toMatchObject({ status: 200, body: { user: { id: reader.user.id } } });
  const second = await renew(first.body.refresh as string);
  expect(second.status).toBe(200);
  expect(new Set([reader.refresh, first.body.refresh, second.body.refresh]).size).toBe(3);
});

it('gives twenty windows that renew at once one and the same successor', async () => {
  const reader = await aReader(host).signedIn();
  const answers = await Promise.all(Array.from({ length: 20 }, () => renew(reader.refresh)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  expect(new Set(answers.map(({ body }) => body.refresh as string)).size).toBe(1);
  expect((await renew(answers[0]?.body.refresh as string)).status).toBe(200);
});

it('gives a client whose answer got lost the same successor within the grace, and calls it theft after', async () => {
  const reader = await aReader(host).signedIn();
  const lost = await renew(reader.refresh);
  await age(sessionOf(reader.token), 18);
  expect((await renew(reader.refresh)).body.refresh).toBe(lost.body.refresh);
  await age(sessionOf(reader.token), 3);
  expect((await renew(reader.refresh)).body.error.code).toBe('ACCOUNT.SESSION_STOLEN');
  expect((await renew(lost.body.refresh as string)).body.error.code).toBe('ACCOUNT.SESSION_ENDED');
});

it('ends the session when another client shows a used token, tells the owner, and leaves their other devices alone', async () => {
  const reader = await aReader(host).byEmail().signedIn();
  const tablet = await reader.on('iPad');
  await renew(reader.refresh);
  const from = statSync(host.logFile).size;
  expect((await renewElsewhere(reader.refresh)).body.error.code).toBe('ACCOUNT.SESSION_STOLEN');
  await inLog(host, from, /E-mail to r\*\*\*@\S+: 您的一次登录已被终止/);
  expect((await call(host, reader, 'GET', '/api/account/me')).status).toBe(401);
  expect((await call(host, tablet, 'GET', '/api/account/me')).status).toBe(200);
  expect((await renew(tablet.refresh)).status).toBe(200);
});

it('renews nothing that was invented, expired or signed out', async () => {
  const reader = await aReader(host).signedIn();
  expect((await renew('x'.repeat(43))).status).toBe(401);
  await database.query(`UPDATE reader_refresh SET expires_at = now() WHERE session_id = $1`, [sessionOf(reader.token)]);
  expect((await renew(reader.refresh)).body.error.code).toBe('ACCOUNT.SESSION_ENDED');
});

it('keeps no refresh token that could be used', async () => {
  const reader = await aReader(host).signedIn();
  const next = await renew(reader.refresh);
  const { rows } = await database.query<{ row: string }>('SELECT r::text AS row FROM reader_refresh r');
  const all = rows.map(({ row }) => row).join('\n');
  expect(all).not.toContain(reader.refresh);
  expect(all).not.toContain(next.body.refresh);
});
