import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { isLong, keepFigures } from '../../../tests/faults/figures';
import { aRoomViewer } from '../../../tests/faults/room-viewer';
import { until } from '../../../tests/host/a-node';
import type { OwnHost } from '../../../tests/host/host';
import { call } from '../../../tests/host/people';
import { dutyRoles, type LivePrice } from '../contract';
import { anOpenEnvelope, claim, type Claimer, type Told } from './testing/claimers';
import { aSession, SKEW, wrongClocks, type WrongClocks } from './testing/wrong-clocks';

const CLAIMERS = isLong ? 5_000 : 500;
/** So many of them come when it is over. */
const LATE = CLAIMERS / 10;
const LINES = 50;
/** There is a share for everybody: what is left is what the stop left. */
const BUDGET = CLAIMERS * 500;
/** A paper that ends is off the air within so long. */
const PROMISED = 5_000;

let world: WrongClocks;

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(async () => {
  world = await wrongClocks(CLAIMERS + 10);
}, 400_000);
afterAll(() => world.stop());

it.each([
  ['ahead', 0, SKEW],
  ['behind', 1, -SKEW],
] as const)('the clock of one host is minutes %s', (_, which, skew) => {
  // When a host made a token it says by its own clock; the headers of its answers come from elsewhere.
  const [, claims = ''] = world.hosts[which].adminToken.split('.');
  const { iat } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { iat: number };
  expect(Math.abs(iat * 1_000 - Date.now() - skew)).toBeLessThan(SKEW / 2);
});

type Goods = { readonly offer: string; readonly product: string };

it('takes goods off the air within five seconds of the end of their paper, by the clock of the database', async () => {
  const { ground, one, hosts, aToken } = world;
  const [{ id: session, room }, goods] = [await aSession(world), await ground.ask<Goods>('goods', { units: 10 })];
  const pin = await ground.ask<string>('pin', { session, offer: goods.offer });
  const viewer = await aRoomViewer(hosts[0].url, `live:${room}`, aToken(hosts[0]));
  try {
    const at = await endPaper(goods.product);
    const heard = await until(
      () => viewer.heard.find(({ type, pin: told }) => type === 'unpinned' && told === pin),
      (found) => found !== undefined,
      20_000,
    );
    expect(heard).toBeDefined();
    const told = Date.now() - at.getTime();
    const kept = await one<{ why: string; after: number; reasons: readonly string[] }>(
      `SELECT why, reasons, (extract(epoch FROM unpinned_at - ?::timestamptz) * 1000)::float8 AS after FROM live_pin WHERE id = ?`,
      ...[at.toISOString(), pin],
    );
    expect(kept).toMatchObject({ why: 'gate', reasons: expect.arrayContaining(['paper-expired']) });
    // Not before, though the clock of one host was minutes past it.
    expect(kept.after).toBeGreaterThanOrEqual(0);
    expect(Math.max(kept.after, told)).toBeLessThan(PROMISED);
    expect(await world.deeds(session)).toContain('live.unpinned');
    keepFigures('faults.live-paper-ends', { value: Math.round(told), unit: 'ms', promised: PROMISED });
  } finally {
    viewer.leave();
  }
}, 60_000);

/** As at the midnight on which a paper ends: the row of the gate has known that moment all along. Answers when it comes. */
async function endPaper(product: string): Promise<Date> {
  await world.rows(`UPDATE vetting_paper SET valid_to = valid_from WHERE product = ? AND kind = 'shipping-promise'`, [
    product,
  ]);
  const { at } = await world.one<{ at: Date }>(
    `UPDATE vetting_gate g SET until = e.at, due_at = e.at, steps = jsonb_build_array(jsonb_build_object(
       'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reasons', '[{"code": "paper-expired"}]'::jsonb))
     FROM (SELECT date_trunc('second', clock_timestamp()) + interval '4 seconds' AS at) e
     WHERE g.product = ? RETURNING e.at`,
    product,
  );
  await world.rows(`SELECT pg_notify('vetting_gate', ?)`, [product]);
  return at;
}

const stateOf = async (table: 'live_envelope' | 'live_session', id: string): Promise<string> =>
  (await world.one<{ state: string }>(`SELECT state FROM ${table} WHERE id = ?`, id)).state;

it(`a stop while ${CLAIMERS} people reach for a red packet: the sum is exact, nobody has two shares, the rest goes back`, async () => {
  const { id: session } = await aSession(world);
  const envelope = await anOpenEnvelope(world, { session, count: CLAIMERS, budget: BUDGET });
  const waiting = Array.from({ length: CLAIMERS }, (_, n): Claimer => {
    const host = world.hosts[n % 2 === 0 ? 0 : 1];
    return { host, token: world.aToken(host) };
  });
  const late = waiting.splice(0, LATE);
  const told: Told[] = [];
  let stopping: Promise<{ readonly status: number }> | undefined;
  const stop = (): typeof stopping =>
    call(world.hosts[1], world.people.officer, 'POST', `/live/sessions/${session}/stop`, { reason: '口误' });
  const line = async (): Promise<void> => {
    for (let who = waiting.pop(); who !== undefined; who = waiting.pop()) {
      told.push(await claim(envelope, who));
      if (told.length >= CLAIMERS / 5) stopping ??= stop();
    }
  };
  await Promise.all(Array.from({ length: LINES }, line));
  expect((await stopping)?.status).toBe(200);
  await until(
    () => stateOf('live_envelope', envelope),
    (state) => state === 'settled',
    30_000,
  );
  for (const who of late) {
    const answer = await claim(envelope, who);
    expect(answer.amount).toBeNull();
    told.push(answer);
  }
  expect(told).toHaveLength(CLAIMERS);
  await expectExact(envelope, told);
  expect(await world.deeds(session)).toEqual(expect.arrayContaining(['live-session.stop', 'live.stopped']));
}, 180_000);

/** Whoever was told of a share has it, once, also when they ask again; the books hold what was taken, and the rest went back by one posting. */
async function expectExact(envelope: string, told: readonly Told[]): Promise<void> {
  const won = told.filter(({ amount }) => amount !== null);
  const sum = won.reduce((all, { amount }) => all + (amount ?? 0), 0);
  expect(won.length).toBeGreaterThanOrEqual(CLAIMERS / 5);
  const kept = await world.one(
    `SELECT count(*)::int AS shares, count(DISTINCT reader)::int AS readers, sum(amount)::int AS fen
     FROM live_envelope_share WHERE envelope = ? AND reader IS NOT NULL`,
    envelope,
  );
  expect(kept).toEqual({ shares: won.length, readers: won.length, fen: sum });
  const booked = await world.rows<{ kind: string; fen: number }>(
    `SELECT p.kind, (-sum(e.fen))::int AS fen FROM shop_posting p JOIN shop_entry e ON e.posting = p.id
     JOIN shop_account a ON a.id = e.account AND a.code = 'redPacketEscrow' WHERE p.ref = ? GROUP BY p.id, p.kind, p.seq ORDER BY p.seq`,
    [envelope],
  );
  expect(booked.map(({ kind, fen }) => [kind, fen])).toEqual([
    ['red-packet.funded', BUDGET],
    ['red-packet.returned', sum - BUDGET],
  ]);
  const again = [...won.slice(0, 20), ...told.filter(({ amount }) => amount === null).slice(0, 20)];
  for (const { who, amount } of again) expect((await claim(envelope, who)).amount).toBe(amount);
  expect(await world.deeds(envelope)).toEqual(expect.arrayContaining(['red-packet.stop', 'red-packet.settle']));
  expect(await world.ground.ask('wrong')).toEqual([]);
}

it('counts signs of life by the clock of the database whichever host they are given at, and pauses the live in which nobody gives any', async () => {
  const { hosts, people, node } = world;
  const [ahead, behind] = hosts;
  const [kept, lost] = [await aSession(world), await aSession(world)];
  const beat = (host: OwnHost) => call(host, people.controller, 'POST', `/live/sessions/${kept.id}/beats`);
  for (const host of hosts) expect((await beat(host)).status).toBe(200);
  for (const host of hosts) {
    const { body } = await call(host, people.controller, 'GET', `/live/sessions/${kept.id}/duty`);
    const lights = (body as { duty: { light: string }[]; missing: string[] }).duty.map(({ light }) => light);
    expect([lights, body.missing]).toEqual([dutyRoles.map(() => 'there'), []]);
  }
  // Somebody has listened for long, and the host of the other live is silent since a minute.
  const ago = (seconds: number) => node.knex.raw(`clock_timestamp() - make_interval(secs => ?)`, [seconds]);
  const listening = { since: ago(3_600), looked_at: ago(0) };
  await node.knex('live_duty_listening').insert(listening).onConflict('is_only').merge();
  await node
    .knex('live_duty')
    .where({ session: lost.id, role: 'host' })
    .update({ beaten_at: ago(61) });
  await until(
    async () => {
      await beat(behind);
      await after(500);
      return stateOf('live_session', lost.id);
    },
    (state) => state === 'paused',
    90_000,
  );
  // The same look found the other one in order.
  expect(await stateOf('live_session', kept.id)).toBe('live');
  expect(await world.deeds(lost.id)).toEqual(expect.arrayContaining(['live-session.alarm', 'live-session.pause']));
  expect(world.logs()).toContain('people on duty were missed');

  const viewer = await aRoomViewer(ahead.url, `live:${kept.room}`, world.aToken(ahead));
  const said = await viewer.say('新鲜吗');
  viewer.leave();
  // A message stands in the picture where it was said: minutes wrong it would be before its beginning or long after it.
  const { off } = await world.one<{ off: number }>(
    `SELECT (extract(epoch FROM m.at - r.picture_began) - m.clock)::float8 AS off FROM live_message m JOIN live_room r ON r.id = m.room WHERE m.id = ?`,
    said,
  );
  expect(Math.abs(off)).toBeLessThan(5);
}, 180_000);

it('begins a price for some minutes by the clock of the database, on both hosts', async () => {
  const { id: session } = await aSession(world);
  const goods = await world.ground.ask<Goods>('goods', { units: 5 });
  const wanted = { offer: goods.offer, price: 2_990, total: 3, perBuyer: 1, countdown: 10, minutes: 1 };
  const opened = await call(
    world.hosts[1],
    world.people.controller,
    'POST',
    `/live/sessions/${session}/prices`,
    wanted,
  );
  expect([opened.status, opened.body.error]).toEqual([201, undefined]);
  const { offer, opensAt } = opened.body as LivePrice;
  const order = async ({ host, token }: Claimer): Promise<number> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const answer = await fetch(`${host.url}/api/shop/orders`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': randomUUID() },
      body: JSON.stringify({ lines: [{ offer, quantity: 1, price: 2_990 }] }),
    });
    await after(200);
    return answer.status;
  };
  const buyers = world.hosts.map((host): Claimer => ({ host, token: world.aToken(host) }));
  // By the clock of the one it would be over before it began, by that of the other it would begin in minutes.
  for (const buyer of buyers) expect(await order(buyer)).not.toBe(201);
  for (const buyer of buyers) {
    await until(
      () => order(buyer),
      (status) => status === 201,
      30_000,
    );
  }
  const orders = await world.rows<{ early: boolean }>(
    `SELECT o.placed_at < ?::timestamptz AS early FROM shop_order o JOIN shop_order_line l ON l.order_id = o.id WHERE l.offer = ?`,
    [opensAt, offer],
  );
  expect(orders).toEqual([{ early: false }, { early: false }]);
}, 90_000);
