import { Client } from 'pg';
import { aHost, type OwnHost } from '../../../tests/host/host';
import { call, type Answer } from '../../../tests/host/people';
import { aPhone } from '../../../tests/host/readers';
import { anAliyunLab, labEnv, type AliyunLab } from '../../../tests/lab/aliyun-sms';

let lab: AliyunLab;
let one: OwnHost;
let two: OwnHost;
beforeAll(async () => {
  lab = await anAliyunLab();
  const env = { ...labEnv(lab), HEARTH_RATE_SCALE: '1' };
  one = await aHost({ env });
  two = await aHost({ databaseUrl: one.databaseUrl, env });
}, 120_000);
afterAll(async () => {
  // The last test killed the second node.
  await one.stop();
  await lab.stop();
});

const ask = (host: OwnHost, phone: string): Promise<Answer> =>
  call(host, undefined, 'POST', '/api/account/codes', { phone });
const enter = (host: OwnHost, phone: string, code: string): Promise<Answer> =>
  call(host, undefined, 'POST', '/api/account/sessions/phone', {
    phone,
    code,
    device: 'x',
    consents: ['terms', 'privacy'],
  });

async function inDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: one.databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Forgets what was counted, so that each test begins with an hour of its own. */
beforeEach(async () => {
  lab.behave('ok');
  await inDatabase((client) => client.query('DELETE FROM hearth_rate'));
});

it('sends one message and answers the same for a number that is known and one that is not', async () => {
  const phone = aPhone();
  const before = lab.accepted.length;
  const unknown = await ask(one, phone);
  expect((await enter(one, phone, lab.accepted.at(-1)?.code ?? '')).status).toBe(200);
  await inDatabase((client) => client.query('DELETE FROM hearth_rate'));
  expect(await ask(one, phone)).toEqual(unknown);
  expect(unknown).toEqual({ status: 202, body: { resendIn: 60, expiresIn: 300 } });
  expect(lab.accepted.slice(before).map((sent) => sent.phone)).toEqual([phone.slice(3), phone.slice(3)]);
});

it('counts a minute on both nodes together: of ten that ask at once one is heard', async () => {
  const phone = aPhone();
  const before = lab.accepted.length;
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => ask(n % 2 ? one : two, phone)));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
  expect(lab.accepted.length - before).toBe(1);
});

it('gives one address twenty messages an hour, over both nodes, and leaves the next number untouched', async () => {
  const before = lab.accepted.length;
  const answers: Answer[] = [];
  for (let n = 0; n < 22; n += 1) answers.push(await ask(n % 2 ? one : two, aPhone()));
  expect(lab.accepted.length - before).toBe(20);
  expect(answers.at(-1)).toMatchObject({ status: 429, body: { error: { code: 'ACCOUNT.CODES_USED_UP' } } });
  expect(answers.at(-1)?.body.error.details.retryIn).toBeGreaterThan(3000);
});

it.each([
  ['throttle', 429, 'ACCOUNT.CODES_USED_UP'],
  ['reject', 503, 'ACCOUNT.MESSAGES_UNAVAILABLE'],
] as const)('says so when the gateway does: %s', async (behaviour, status, code) => {
  lab.behave(behaviour);
  expect(await ask(one, aPhone())).toMatchObject({ status, body: { error: { code } } });
});

it('lets a code in whose answer got lost, and sends none again by itself', async () => {
  lab.behave('lose-answer');
  const phone = aPhone();
  const calls = lab.calls();
  expect((await ask(one, phone)).status).toBe(202);
  expect(lab.calls() - calls).toBe(1);
  expect((await enter(two, phone, lab.accepted.at(-1)?.code ?? '')).status).toBe(200);
});

it('refuses an address that calls a route more often than the route allows', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask(one, 'nonsense')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(5);
  expect(refused[0]?.body.error).toMatchObject({ code: 'HEARTH.TOO_OFTEN' });
});

it('lets a code in that was sent by a node killed before it knew', async () => {
  lab.behave('slow');
  const phone = aPhone();
  const calls = lab.calls();
  const asked = ask(two, phone).catch(() => 'cut off');
  while (lab.accepted.at(-1)?.phone !== phone.slice(3)) await new Promise((resolve) => setTimeout(resolve, 5));
  two.child.kill('SIGKILL');
  expect(await asked).toBe('cut off');
  const { rows } = await inDatabase((client) =>
    client.query('SELECT outcome FROM reader_code ORDER BY made_at DESC LIMIT 1'),
  );
  expect(rows).toEqual([{ outcome: 'sending' }]);
  expect((await enter(one, phone, lab.accepted.at(-1)?.code ?? '')).status).toBe(200);
  expect(lab.calls() - calls).toBe(1);
});
