import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';
import knex, { type Knex } from 'knex';
import { createDatabase, migrate, plainConnection, startEmbeddedPostgres, type Cluster } from '@hearth/cms/platform';
import { isLong, keepFigures } from '../../../tests/faults/figures';
import { pinGoods } from './pins/pin-goods';
import { onTheAir, overlapsIn } from './testing/a-live';
import { aLiveWorld, controller, viewerOf, type LiveWorld } from './testing/a-live-world';

const run = promisify(execFile);
const RESTARTS = isLong ? 20 : 2;
const MESSAGES = isLong ? 4_000 : 300;
/** Between two who speak; the restarts fall in between. */
const PAUSE = 15;

let home: string;
let cluster: Cluster;
let pool: Knex;
let world: LiveWorld;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'hearth-live-restart-'));
  // PostgreSQL runs as another user when we are root.
  chmodSync(home, 0o755);
  cluster = await startEmbeddedPostgres({ dataDir: join(home, 'data'), durable: true });
  pool = knex({ client: 'pg', connection: cluster.url('postgres'), pool: { min: 0, max: 8 } });
  await migrate(pool, join(__dirname, '../../../dist/database/migrations'));
  world = aLiveWorld(createDatabase(plainConnection(pool), { hookFailed: () => undefined }));
}, 120_000);

afterAll(async () => {
  await pool.destroy();
  await cluster.stop();
  rmSync(home, { recursive: true, force: true });
});

/** As if the machine's power had failed: no checkpoint, no good-bye to connections. */
async function restart(): Promise<void> {
  const dataDir = join(home, 'data');
  const { uid, gid } = statSync(dataDir);
  const account = process.getuid?.() === 0 ? { uid, gid } : undefined;
  const [server = ''] = readFileSync(join(dataDir, 'postmaster.opts'), 'utf8').split(' ');
  const log = join(dataDir, 'hearth.log');
  const how = ['restart', '-D', dataDir, '-m', 'immediate', '-w', '-l', log];
  await run(join(dirname(server), 'pg_ctl'), how, { ...account });
}

/** Sends the same thing again until the host answers, as phones and pages do. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries > 400) throw error;
      await after(50);
    }
  }
}

async function speak(room: string): Promise<readonly string[]> {
  const said: string[] = [];
  for (let n = 0; n < MESSAGES; n += 1) {
    const [id, press] = [randomUUID(), randomUUID()];
    const text = `我是${id.slice(0, 8)}`;
    const saying = { type: 'say', id: press, kind: 'comment', text, clock: null } as const;
    const answer = await untilAnswered(() => world.rooms.speaking.say(viewerOf(id), room, saying));
    if (answer.ok) said.push(answer.value.id);
    await after(PAUSE);
  }
  return said;
}

/** Shows one thing after the other; what was shown without an answer is seen, and the next one takes its place. */
async function show(session: string, room: string, isOver: () => boolean): Promise<number> {
  let shown = 0;
  while (!isOver()) {
    const answer = await untilAnswered(async () => {
      const [open] = await world.pinning.pins.open(pool, { room });
      const wanted = { id: session, item: null, offer: randomUUID(), instead: open?.id ?? null };
      return pinGoods(world.pinning, controller, wanted);
    });
    if (answer.ok) shown += 1;
    await after(PAUSE * 3);
  }
  return shown;
}

it(
  `a live goes on through ${RESTARTS} restarts of the database: what was answered stands, once`,
  async () => {
    const { session, room } = await onTheAir(world, pool);
    let isOver = false;
    const speaking = speak(room).finally(() => {
      isOver = true;
    });
    const showing = show(session, room, () => isOver);
    for (let n = 0; n < RESTARTS; n += 1) {
      await after(1_000);
      await restart();
    }
    const [said, shown] = await Promise.all([speaking, showing]);
    const kept = await pool('live_message').where({ room }).select<{ id: string }[]>('id');
    expect(said).toHaveLength(MESSAGES);
    expect(new Set(kept.map(({ id }) => id))).toEqual(new Set(said));
    expect(kept).toHaveLength(MESSAGES);
    const pins = await pool('live_pin').where({ session }).select<{ unpinned_at: Date | null }[]>('unpinned_at');
    expect(pins.length).toBeGreaterThanOrEqual(shown);
    expect(pins.filter((pin) => pin.unpinned_at === null)).toHaveLength(1);
    expect(await overlapsIn(pool, room)).toBe(0);
    keepFigures('faults.live-restarts', { value: RESTARTS, unit: 'restarts', messages: MESSAGES, pins: pins.length });
  },
  isLong ? 900_000 : 180_000,
);
