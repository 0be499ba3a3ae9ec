import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { seededRandom } from '@hearth/cms/kernel';
import { anAskedNode, type AskedNode } from '../../../tests/faults/asked-node';
import { isLong, keepFigures } from '../../../tests/faults/figures';
import { until } from '../../../tests/host/a-node';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { onTheAir, overlapsIn } from './testing/a-live';
import { aLiveWorld, type LiveWorld } from './testing/a-live-world';

const AT = join(__dirname, '../../../tests/faults/selling-node.cjs');
const LIVES = isLong ? 200 : 4;
/** More want some than there are. */
const [GOODS, UNITS, BUYERS, PINS] = [3, 8, 30, 9];
const SEED = process.env['HEARTH_SEED'] ?? `${Date.now()}`;
const random = seededRandom(SEED);

type Goods = { readonly offer: string; readonly variant: string; readonly price: number };

let db: TestDatabase;
let world: LiveWorld;
let shop: AskedNode;

beforeAll(async () => {
  db = await aDatabase();
  world = aLiveWorld(db.database);
  shop = await anAskedNode('live-shop.cjs', { DATABASE_URL: db.url });
}, 120_000);
afterAll(async () => {
  await shop.stop();
  await db.drop();
});

async function aLife() {
  const { session, room } = await onTheAir(world, db.knex);
  const goods: Goods[] = [];
  for (let n = 0; n < GOODS; n += 1) goods.push(await shop.ask<Goods>('offer', { units: UNITS, perBuyer: 1 }));
  const buyers = Array.from({ length: BUYERS }, (_, n) => {
    const { offer, price } = goods[n % GOODS]!;
    const wish = { lines: [{ offer, price, quantity: 1 }] };
    return { id: randomUUID(), key: randomUUID(), payment: randomUUID(), wish };
  });
  return { session, room, goods, buyers, pins: PINS };
}

type Life = Awaited<ReturnType<typeof aLife>>;
type Word = { readonly pressed?: string; readonly order?: string; readonly done?: number };
type Lived = { readonly moments: number | undefined; readonly told: ReadonlyMap<string, string> };

/** Lives it in a process of its own, which dies at a moment or comes to the end. */
async function lived(life: Life, dieAt = 0): Promise<Lived> {
  const name = `selling-node ${randomUUID()}`;
  const env = { ...process.env, DATABASE_URL: db.url, PGAPPNAME: name };
  const child = fork(AT, [], { env, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
  const told = new Map<string, string>();
  let moments: number | undefined;
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => child.send({ life, dieAt }));
    child.on('message', ({ pressed, order, done }: Word) => {
      if (pressed !== undefined && order !== undefined) told.set(pressed, order);
      if (done === undefined) return;
      moments = done;
      child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve();
      else reject(new Error(`a node ended with ${signal ?? `code ${String(code)}`}`));
    });
  });
  // What it held is let go before the next one looks.
  await until(
    () => db.knex('pg_stat_activity').where({ application_name: name }).select<{ pid: number }[]>('pid'),
    (held) => held.length === 0,
  );
  return { moments, told };
}

const isOrder = (answer: string): boolean => answer.includes('-');

/** All was sold that there was, once; whoever was told of an order has it, and it is paid; of pins there is one, and each is written down. */
async function expectWhole({ session, room, goods, buyers }: Life, told: readonly Lived['told'][]): Promise<void> {
  const { knex } = db;
  for (const { variant } of goods) {
    expect(await shop.ask('stock', { variant })).toMatchObject({ onHand: UNITS, reserved: UNITS, holding: UNITS });
  }
  const orders = await knex('shop_order')
    .whereIn(
      'buyer',
      buyers.map(({ id }) => id),
    )
    .select<{ id: string; state: string; amount: string }[]>('id', 'state', 'amount');
  expect(orders).toHaveLength(GOODS * UNITS);
  expect(new Set(orders.map(({ amount }) => Number(amount)))).toEqual(new Set([goods[0]!.price]));
  expect(orders.filter(({ state }) => state === 'awaiting-payment')).toEqual([]);
  const ids = new Set(orders.map(({ id }) => id));
  const answers = told.map((one) => [...one.values()].filter(isOrder));
  for (const id of answers.flat()) expect(ids).toContain(id);
  expect(new Set(answers.at(-1))).toEqual(ids);
  // Told by the one that died, and told again.
  const [first, last] = [told[0]!, told.at(-1)!];
  for (const [key, order] of first) if (isOrder(order)) expect(last.get(key)).toBe(order);
  const pins = await knex('live_pin').where({ session }).select<{ unpinned_at: Date | null }[]>('unpinned_at');
  expect([pins.length, pins.filter((pin) => pin.unpinned_at === null).length]).toEqual([PINS, 1]);
  expect(await overlapsIn(knex, room)).toBe(0);
  expect(await knex('ledger_entry').where({ subject: session, action: 'live.pinned' })).toHaveLength(PINS);
}

it(`a node killed while people buy in the player and goods change beside the picture: stock, money and pins are exact (seed ${SEED})`, async () => {
  const whole = await aLife();
  const { moments = 0, told } = await lived(whole);
  await expectWhole(whole, [told]);
  expect(moments).toBeGreaterThan(100);
  let killed = 0;
  const begin = random.int(moments);
  for (let run = 0; run < LIVES; run += 1) {
    const life = await aLife();
    const dieAt = 1 + ((isLong ? random.int(moments) : begin + Math.floor((run * moments) / LIVES)) % moments);
    const first = await lived(life, dieAt);
    if (first.moments === undefined) killed += 1;
    const second = await lived(life);
    await expectWhole(life, [first.told, second.told]);
  }
  // Calls that come in at once make the way a little longer or shorter; nearly all die in the middle of something.
  expect(killed).toBeGreaterThan(LIVES * 0.6);
  expect(await shop.ask('wrong')).toEqual([]);
  keepFigures('faults.live-selling-killed', { value: LIVES, unit: 'lives', moments, killed });
}, 1_800_000);
