import { theHouse } from '@hearth/cms/contract';
import { randomUUID } from 'node:crypto';
import { seededRandom, unwrap } from '@hearth/cms/kernel';
import { aDatabase, type TestDatabase } from '../../../tests/host/database';
import { isLong, keepFigures } from '../../../tests/faults/figures';
import { stopLive } from './corrections/stop-live';
import { advanceEnvelope } from './envelopes/advance-envelope';
import { makeEnvelope } from './envelopes/make-envelope';
import { fundEnvelope, publishEnvelope } from './envelopes/move-envelope';
import { runEnvelopes } from './envelopes/run-envelopes';
import { keepHost } from './hosts/keep-host';
import { turnHost } from './hosts/turn-host';
import { seeLabel } from './hosts/watch-host';
import { pinGoods } from './pins/pin-goods';
import {
  aLiveWorld,
  controller,
  ESCROW_TABLE,
  finance,
  officer,
  viewerOf,
  type LiveWorld,
  standingFor,
} from './testing/a-live-world';
import { onTheAir, overlapsIn } from './testing/a-live';
import type { Life } from './testing/live-life';
import { aMortalLive } from './testing/mortal-live';

/** In the short form every so many-th moment of a life is tried, beginning anywhere; the long form draws them at random. */
const LIVES = isLong ? 400 : 12;
const SEED = process.env['HEARTH_SEED'] ?? `${Date.now()}`;
const random = seededRandom(SEED);
const [VIEWERS, SHARES, BUDGET] = [6, 10, 5_000];
const STATION = 'yunze';

let db: TestDatabase;
let world: LiveWorld;

beforeAll(async () => {
  db = await aDatabase();
  await db.knex.raw(ESCROW_TABLE);
  world = aLiveWorld(db.database);
  const budget = { station: STATION, fen: 1_000_000_000, by: finance.id };
  await db.database.transaction((tx) => world.giving.budgets.set(tx, budget));
}, 60_000);
afterAll(() => db.drop());

/** A packet that opens at once, its money set aside. */
async function anEnvelope(session: string): Promise<string> {
  const opensAt = new Date(Date.now() - 60_000).toISOString();
  const made = unwrap(
    await makeEnvelope(world.giving, controller, {
      ...{ session, title: '整点红包', budget: BUDGET, count: SHARES, split: 'random', least: 100, most: 2_000 },
      ...{ payout: 'account', couponBatch: null, audience: 'all', opensAt },
      closesAt: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  );
  const funded = unwrap(await fundEnvelope(world.giving, finance, made));
  return unwrap(await publishEnvelope(world.giving, controller, funded)).id;
}

/** A digital human that speaks, with somebody who watches. */
async function aMachine(session: string): Promise<string> {
  const duty = { person: officer.id };
  const label = { 'zh-Hans': 'AI 数字人主播', en: 'AI digital human' };
  const given = { kind: 'digital-human', task: 'speaks', name: '小云', label, duty } as const;
  const { id, version } = unwrap(await keepHost(world.hosting, controller, { id: session, ...given }));
  unwrap(await seeLabel(world.hosting, officer, id));
  return unwrap(await turnHost(world.hosting, officer, { id, version, event: 'begin', reason: '' })).id;
}

async function aLife(): Promise<Life> {
  const { session, room } = await onTheAir(world, db.knex);
  const viewers = Array.from({ length: VIEWERS }, () => ({ id: randomUUID(), press: randomUUID() }));
  const offers = [randomUUID(), randomUUID(), randomUUID()];
  return { session, room, viewers, offers, envelope: await anEnvelope(session), host: await aMachine(session) };
}

/** What the house does by itself after a stop: the packet ends, and what nobody took goes back. */
async function comeToRest({ envelope: id }: Life): Promise<void> {
  await runEnvelopes(world.giving);
  await db.database.transaction(async (tx) => {
    const envelope = await world.giving.envelopes.locked(tx, { station: STATION, id });
    if (envelope?.state !== 'open') return;
    await advanceEnvelope(world.giving, tx, { actor: theHouse('live.games', STATION), envelope, event: 'stop' });
  });
  await runEnvelopes(world.giving);
}

const count = async (table: string, where: object): Promise<number> => {
  const [row] = await db.knex(table).where(where).count<{ count: string }[]>({ count: '*' });
  return Number(row?.count ?? 0);
};

/** What became of a live; the same for each, however often it was begun anew. */
async function accountOf({ session, room, envelope, host, offers, viewers }: Life) {
  const { knex } = db;
  const pins = await knex('live_pin')
    .where({ session })
    .orderBy('pinned_at')
    .orderBy('id')
    .select<{ offer: string; why: string | null }[]>('offer', 'why');
  const packet = await knex('live_envelope').where({ id: envelope }).first<{ state: string }>('state');
  const taken = await db.database.transaction((tx) =>
    world.giving.shares.taken(
      tx,
      envelope,
      viewers.map(({ id }) => id),
    ),
  );
  const takenFen = taken.reduce((sum, { amount }) => sum + amount, 0);
  const standing = await standingFor(knex, envelope);
  const deeds = (action: string, subject = session) => count('ledger_entry', { subject, action });
  return {
    pins: pins.map(({ offer, why }) => [offers.indexOf(offer), why]),
    overlaps: await overlapsIn(knex, room),
    session: (await knex('live_session').where({ id: session }).first<{ state: string }>('state')).state,
    host: (await knex('live_host').where({ id: host }).first<{ state: string }>('state')).state,
    messages: await count('live_message', { room }),
    corrections: await count('live_correction', { session }),
    stops: [await count('live_stop', { session }), await deeds('live.stopped'), await deeds('live-host.stop', host)],
    packet: packet.state,
    // Each of those who reached has one share, and what nobody has went back to the fen.
    shares: [taken.length, new Set(taken.map(({ reader }) => reader)).size, standing - takenFen],
  };
}

const WHOLE: Awaited<ReturnType<typeof accountOf>> = {
  pins: [
    [0, 'next'],
    [1, 'next'],
    [2, 'stop'],
  ],
  ...{ overlaps: 0, session: 'ending', host: 'stopped', messages: VIEWERS, corrections: 1, stops: [1, 1, 1] },
  ...{ packet: 'settled', shares: [VIEWERS, VIEWERS, 0] },
};

it(`a live whose node is killed in the middle of anything goes on where it stopped (seed ${SEED})`, async () => {
  const healthy = await aMortalLive(db);
  const undisturbed = await aLife();
  const moments = await healthy.lives(undisturbed);
  await comeToRest(undisturbed);
  expect(await accountOf(undisturbed)).toEqual(WHOLE);
  if (typeof moments !== 'number') throw new Error('nobody killed this one');

  const begin = random.int(moments);
  let killed = 0;
  for (let run = 0; run < LIVES; run += 1) {
    const life = await aLife();
    const node = await aMortalLive(db);
    const dieAt = 1 + ((isLong ? random.int(moments) : begin + Math.floor((run * moments) / LIVES)) % moments);
    if ((await node.lives(life, dieAt)) === 'killed') killed += 1;
    else await node.kill();
    await healthy.lives(life);
    await comeToRest(life);
    expect([dieAt, await accountOf(life)]).toEqual([dieAt, WHOLE]);
  }
  // Calls that come in at once make the way a little longer or shorter; nearly all die in the middle of something.
  expect(killed).toBeGreaterThan(LIVES * 0.7);
  await healthy.kill();
  keepFigures('faults.live-killed', { value: LIVES, unit: 'lives', moments, killed });
}, 3_600_000);

it('a stop in the middle of a packet takes nothing back that somebody has, and gives no more than there was', async () => {
  const life = await aLife();
  await runEnvelopes(world.giving);
  const [offer = ''] = life.offers;
  unwrap(await pinGoods(world.pinning, controller, { id: life.session, item: null, offer, instead: null }));
  const viewers = Array.from({ length: 40 }, () => ({ id: randomUUID(), press: randomUUID() }));
  const reaching = viewers.map(({ id }) => world.claims.claim(viewerOf(id), life.envelope));
  const given = { id: life.session, reason: '口误', words: '直播已暂停，请稍候' };
  const stopping = stopLive(world.stopping, controller, given)
    .then(unwrap)
    .then(() => comeToRest(life));
  const [answers] = await Promise.all([Promise.all(reaching), stopping]);
  const had = answers.filter((answer) => answer.ok && answer.value.amount !== null).length;
  const { shares, packet, pins, session } = await accountOf({ ...life, viewers });
  expect([session, packet, pins]).toEqual(['ending', 'settled', [[0, 'stop']]]);
  // Whoever was told of a share has it, and the books hold exactly what is owed.
  expect(shares).toEqual([had, had, 0]);
  expect(had).toBeLessThanOrEqual(SHARES);
}, 300_000);
