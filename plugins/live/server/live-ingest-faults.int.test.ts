import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { roomMoved } from '@hearth/streaming/contract';
import { anAskedNode, type AskedNode } from '../../../tests/faults/asked-node';
import { isLong, keepFigures } from '../../../tests/faults/figures';
import { aNode, until, type BareNode } from '../../../tests/host/a-node';
import { pinGoods } from './pins/pin-goods';
import { followPicture } from './sessions/follow-picture';
import { onTheAir } from './testing/a-live';
import { aLiveWorld, controller, type LiveWorld } from './testing/a-live-world';

const ROUNDS = isLong ? 10 : 1;

let station: AskedNode;
let room: string;
let node: BareNode;
let world: LiveWorld;

beforeAll(async () => {
  station = await anAskedNode('live-station.cjs');
  const place = await station.ask<{ readonly databaseUrl: string; readonly room: string }>('place');
  room = place.room;
  node = aNode(place.databaseUrl);
  world = aLiveWorld(node.database);
  node.outbox.subscribe({
    name: 'live.follow-picture',
    events: [roomMoved],
    handle: (event, tx) => followPicture(world.sessionDeps, tx, event),
  });
  await node.start();
  await until(roomState, (state) => state === 'live', 60_000);
}, 120_000);
afterAll(async () => {
  await node.stop();
  await station.stop();
}, 60_000);

const roomState = async (): Promise<string> => {
  const { state } = await node.knex('streaming_room').where({ id: room }).first<{ state: string }>('state');
  return state;
};

const rung = async (session: string): Promise<readonly string[]> => {
  const { rows } = await node.knex.raw<{ rows: { kind: string }[] }>(
    `SELECT facts->>'kind' AS kind FROM live_session_event WHERE session = ? AND event = 'alarm' ORDER BY id`,
    [session],
  );
  return rows.map(({ kind }) => kind);
};

it('an encoder that loses its line rings at the console, viewers have the slate, and the session goes on until it is back', async () => {
  const { session } = await onTheAir(world, node.knex);
  await node.knex('live_session').where({ id: session }).update({ streaming_room: room });
  const noticed: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const gone = Date.now();
    await station.ask('silence');
    await until(
      () => rung(session),
      (kinds) => kinds.length === 2 * round - 1,
      30_000,
    );
    noticed.push(Date.now() - gone);
    // What the packager had is played out; then parts come that nobody sent.
    const parts = await station.ask<number>('parts');
    await until(
      () => station.ask<number>('parts'),
      (now) => now > parts + 8,
      30_000,
    );
    // Nothing of a session needs the picture.
    const [open] = await world.pinning.pins.open(node.knex, { session });
    unwrap(
      await pinGoods(world.pinning, controller, {
        id: session,
        item: null,
        offer: randomUUID(),
        instead: open?.id ?? null,
      }),
    );

    await station.ask('send');
    await until(
      () => rung(session),
      (kinds) => kinds.length === 2 * round,
      30_000,
    );
    await until(
      () => station.ask<number>('sent'),
      (sent) => sent > 60,
    );
  }
  expect(await rung(session)).toEqual(Array.from({ length: ROUNDS }, () => ['picture-lost', 'picture-back']).flat());
  const { state } = await node.knex('live_session').where({ id: session }).first<{ state: string }>('state');
  expect(state).toBe('live');
  expect(await node.knex('live_pin').where({ session })).toHaveLength(ROUNDS);
  const deeds = await node.knex('ledger_entry').where({ subject: session, action: 'live-session.alarm' });
  expect(deeds).toHaveLength(2 * ROUNDS);
  keepFigures('faults.live-ingest', { value: Math.max(...noticed), unit: 'ms', rounds: ROUNDS });
}, 600_000);
