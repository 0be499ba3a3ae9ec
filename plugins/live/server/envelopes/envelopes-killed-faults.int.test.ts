import { fork } from 'node:child_process';
import { join } from 'node:path';
import { unwrap } from '@hearth/cms/kernel';
import { isLong } from '../../../../tests/faults/figures';
import { aGamesHouse, aViewer, controller, envelopeOf, finance, type GamesHouse } from '../games/testing/a-games-house';
import { makeEnvelope } from './make-envelope';

const AT = join(__dirname, '../../../../tests/faults/envelope-node.cjs');
/** In the short form some moments of a life are tried, in the long one each of them. */
const LIVES = isLong ? Infinity : 10;
const BUDGET = 1_000;

type Word = { readonly answered?: string; readonly amount?: number | null; readonly done?: number };

let house: GamesHouse;

beforeAll(async () => {
  house = await aGamesHouse();
  await house.budget(100_000_000);
});
afterAll(() => house.db.drop());

/** A red packet that nobody has funded, and those who will reach for it. */
async function aLife() {
  const { id: session } = await house.aSession();
  const wanted = envelopeOf(session, { budget: BUDGET, count: 10, least: 1, most: 500 });
  const { id: envelope } = unwrap(await makeEnvelope(house.deps, controller, wanted));
  return { envelope, maker: controller, finance, readers: [aViewer(), aViewer(), aViewer()] };
}

type Life = Awaited<ReturnType<typeof aLife>>;
type Lived = { readonly moments: number | undefined; readonly told: ReadonlyMap<string, unknown> };

/** Lives it in a process of its own, which dies at a moment or comes to the end; gives how many moments that took, and what was answered. */
function lived(life: Life, dieAt = 0): Promise<Lived> {
  const env = { ...process.env, DATABASE_URL: house.db.url };
  const child = fork(AT, [], { env, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
  const told = new Map<string, unknown>();
  return new Promise((resolve, reject) => {
    let moments: number | undefined;
    child.once('message', () => child.send({ life, dieAt }));
    child.on('message', ({ answered, amount, done }: Word) => {
      if (answered !== undefined) told.set(answered, amount);
      if (done === undefined) return;
      moments = done;
      child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve({ moments, told });
      else reject(new Error(`a node ended with ${signal ?? `code ${String(code)}`}`));
    });
  });
}

/** What the books of the shop say of a red packet: what stands ready, and by which postings. */
async function booksOf(envelope: string) {
  const { rows } = await house.db.knex.raw<{ rows: { kind: string; fen: string }[] }>(
    `SELECT p.kind, -sum(e.fen) AS fen FROM shop_posting p
     JOIN shop_entry e ON e.posting = p.id JOIN shop_account a ON a.id = e.account AND a.code = 'redPacketEscrow'
     WHERE p.ref = ? GROUP BY p.id, p.kind, p.seq ORDER BY p.seq`,
    [envelope],
  );
  return rows.map(({ kind, fen }) => [kind, Number(fen)] as const);
}

/** Whatever happened on the way, in the end every fen is where it belongs, and what was answered stands. */
async function expectWhole({ envelope }: Life, told: ReadonlyMap<string, unknown>): Promise<void> {
  const kept = await house.deps.envelopes.find(house.db.knex, { station: 'yunze', id: envelope });
  expect(kept).toMatchObject({ state: 'settled', taken: 3 });
  const { takenFen = 0, returnedFen = 0 } = kept ?? {};
  expect(takenFen + returnedFen).toBe(BUDGET);
  expect(await booksOf(envelope)).toEqual([
    ['red-packet.funded', BUDGET],
    ['red-packet.returned', -returnedFen],
  ]);
  const shares = await house.deps.shares.taken(house.db.knex, envelope);
  const amounts = new Map(shares.map(({ reader, amount }) => [reader, amount]));
  for (const [reader, amount] of told) expect([reader, amounts.get(reader)]).toEqual([reader, amount]);
}

it('a node that is killed at any moment leaves a red packet that the next one brings to its end, to the fen', async () => {
  const whole = await aLife();
  const { moments = 0, told } = await lived(whole);
  expect(told.size).toBe(3);
  await expectWhole(whole, told);
  expect(moments).toBeGreaterThan(20);
  const stride = Math.max(1, Math.floor(moments / LIVES));
  for (let dieAt = 1 + Math.floor(Math.random() * stride); dieAt <= moments; dieAt += stride) {
    const life = await aLife();
    const first = await lived(life, dieAt);
    const second = await lived(life);
    await expectWhole(life, new Map([...first.told, ...second.told]));
    for (const [reader, amount] of first.told) expect(second.told.get(reader)).toBe(amount);
  }
}, 600_000);
