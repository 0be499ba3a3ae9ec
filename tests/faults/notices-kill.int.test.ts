import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { somebody } from '../host/a-notice-house';
import { aNoticeTest, type NoticeTest } from '../host/a-notice-test';

const LEASE = 400;
let house: NoticeTest;
let worker: ChildProcess | undefined;

/** A node in a process of its own. It dies the moment the test says so. */
async function aWorker(): Promise<ChildProcess> {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: house.db.url, MAIL_URL: house.mailbox.url, ROBOTS_URL: house.robots.url, LEASE: String(LEASE) },
    HEARTH_VAULT_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  };
  const child = fork(join(__dirname, 'notice-worker.cjs'), [], { env, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
  await new Promise((resolve) => child.once('message', resolve));
  return child;
}

const dead = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

/** Writes notices from a node that never works on them itself. */
async function aSilentNode() {
  const node = await house.node(LEASE);
  await node.notices.stop();
  return node;
}

beforeEach(async () => {
  house = await aNoticeTest();
});

afterEach(async () => {
  worker?.kill('SIGKILL');
  await house.end();
});

describe('a worker that is killed', () => {
  it.each(['before the e-mail was taken', 'after it was taken and before that was answered'])(
    '%s leaves it unknown; the next node sends it under the same id, and the mailbox shows one',
    async (moment) => {
      const before = moment.startsWith('before');
      const writer = await aSilentNode();
      const wang = await somebody(house.db, { at: 'yunze' });
      worker = await aWorker();
      const gone = dead(worker);
      const kill = (): void => void worker?.kill('SIGKILL');
      if (before) house.mailbox.knocked = kill;
      else house.mailbox.taken = () => (kill(), new Promise(() => undefined));
      await house.tellPaper(writer, { person: wang });
      await gone;
      expect(await house.deliveries('mail')).toMatchObject([{ state: 'sending', tries: 1 }]);
      house.mailbox.knocked = () => undefined;
      house.mailbox.taken = () => undefined;

      const next = await house.node(LEASE);
      await house.sweptUntil(
        next,
        () => house.deliveries('mail'),
        ([row]) => row?.state === 'unknown',
      );
      await house.due(['unknown']);
      await house.sweptUntil(
        next,
        () => house.deliveries('mail'),
        ([row]) => row?.state === 'sent',
      );
      expect(house.mailbox.posts).toHaveLength(before ? 1 : 2);
      expect(house.mailbox.shown()).toHaveLength(1);
    },
  );

  it('while a robot speaks leaves it unknown, and it is given up instead of said twice', async () => {
    const writer = await aSilentNode();
    const wang = await somebody(house.db, { at: 'yunze' });
    await house.rule({ station: 'yunze', webhooks: [await house.robot(writer, 'dingtalk')] });
    worker = await aWorker();
    const gone = dead(worker);
    house.robots.mood.delay = 60_000;
    house.robots.taken = () => void worker?.kill('SIGKILL');
    await house.tellPaper(writer, { person: wang });
    await gone;
    house.robots.mood.delay = 0;
    house.robots.taken = () => undefined;

    const next = await house.node(LEASE);
    const state = async () => (await house.deliveries('group')).map((row) => row.state as string);
    await house.sweptUntil(next, state, ([now]) => now === 'unknown');
    await house.due(['unknown']);
    await house.sweptUntil(next, state, ([now]) => now === 'gave-up');
    expect(house.robots.spoken).toHaveLength(1);
    expect(await house.heard()).toEqual([wang]);
  });
});
