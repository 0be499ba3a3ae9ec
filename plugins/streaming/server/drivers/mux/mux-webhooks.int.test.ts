import fc from 'fast-check';
import { types } from 'pg';
import { systemClock, systemIds, unwrap } from '@hearth/cms/kernel';
import type { Platform, Tick } from '@hearth/cms/platform';
import { aNode, until, type BareNode } from '../../../../../tests/host/a-node';
import { aDatabase, type TestDatabase } from '../../../../../tests/host/database';
import { aMuxLab, type MuxLab } from '../../../../../tests/lab/mux/mux-lab';
import { signatureOf, type LabEvent } from '../../../../../tests/lab/mux/mux-webhooks';
import type { StreamState } from '../../../contract';
import { applyInbox, type ApplyLiveEvent } from './apply-inbox';
import { muxSlice } from './mux.slice';
import { muxEvent, standingOf } from './mux-events';
import { muxInboxStore as inbox } from './mux-inbox-store';
import { aLane, type LaneOnAir } from './testing/a-lane';
import { aSpec, driverAt, settingsOf } from './testing/a-mux-driver';
import { promised } from '../../../../../tests/host/slowness';

// As Strapi has it in its whole process: jsonb comes as text.
types.setTypeParser(types.builtins.JSONB, (text: string) => text);

let db: TestDatabase;
let node: BareNode;
let lane: LaneOnAir;
let lab: MuxLab;
let sick = false;

/** A room of the simplest kind: what it was told, and where that left it. */
const apply: ApplyLiveEvent = async (tx, { id, ref, type, at }) => {
  if (sick) throw new Error('the room is sick');
  await tx('heard').insert({ id, ref, type, at });
};
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
type Told = { n: number; ref: string; type: string; at: Date };
const heard = async (ref: string): Promise<string[]> =>
  (await db.knex<Told>('heard').where({ ref }).orderBy('n')).map(({ type }) => type);
const ofStream = async (ref: string) => (await heard(ref)).filter((type) => type.startsWith('stream.'));
type Row = { id: string; outcome: string | null; tries: number };
const rows = () => db.knex<Row>('streaming_inbox').select('*');
const settled = () => until(rows, (all) => all.every(({ outcome }) => outcome !== null));
const applyAll = () => applyInbox({ database: db.database, inbox, log, apply });
/** What the room says of itself. */
let state: StreamState = 'idle';
let watched: { ref: string; opId: string }[] = [];

beforeAll(async () => {
  [db, lane, lab] = [await aDatabase(), await aLane(), await aMuxLab()];
  await db.knex.raw('CREATE TABLE heard (n bigserial, id text UNIQUE, ref text, type text, at timestamptz)');
  node = aNode(db.url);
  // A minute is a second here.
  const tick = (one: Tick) => node.schedule.tick({ ...one, cron: one.cron.replace(/^\* /, '* * ') });
  const platform = { ...node, schedule: { tick }, log, clock: systemClock, ids: systemIds, fastLane: lane.lane };
  const ports = {
    ...{ settings: { ...settingsOf(lab), webhookSecrets: [lab.webhooks.secret, 'the-secret-before'] } },
    ...{ driver: driverAt(lab), apply },
    watched: async () => watched.map((one) => ({ ...one, state, since: new Date(0) })),
  };
  const slice = muxSlice(() => ports);
  // The parts of the platform that the slice touches.
  slice.register?.(platform as unknown as Platform);
  await slice.start?.(platform as unknown as Platform); // the same
  await node.start();
});
beforeEach(async () => {
  lab.reset();
  [sick, state, watched] = [false, 'idle', []];
  await db.knex.raw('TRUNCATE heard, streaming_inbox');
  lab.webhooks.url = `${lane.url}/streaming/mux/webhook`;
});
afterAll(async () => {
  await node.stop();
  await lane.close();
  await lab.stop();
  await db.drop();
});

/** A whole broadcast with a gap in it; gives the stream. */
async function aBroadcast(): Promise<string> {
  const { stream, key } = unwrap(await driverAt(lab).create(aSpec()));
  const encoder = lab.encoder(key);
  encoder.connect();
  encoder.live();
  encoder.drop();
  encoder.connect();
  encoder.live();
  encoder.end();
  return stream.ref;
}
const LIFE = ['connecting', 'live', 'reconnecting', 'connecting', 'live', 'ended'].map((word) => `stream.${word}`);

it('tells a room what Mux says, and Mux within a moment that it was heard', async () => {
  lab.webhooks.mood = 'held';
  const ref = await aBroadcast();
  const began = performance.now();
  const answers = await lab.webhooks.release();
  expect(new Set(answers)).toEqual(new Set([200]));
  expect((performance.now() - began) / answers.length).toBeLessThan(promised(500));
  await settled();
  expect(await ofStream(ref)).toEqual(LIFE);
  expect(await heard(ref)).toContain('recording.started');
});

it('is not moved by events that come twice', async () => {
  lab.webhooks.mood = 'held';
  const ref = await aBroadcast();
  await lab.webhooks.release({ times: 2 });
  await settled();
  expect(await ofStream(ref)).toEqual(LIFE);
});

it('hears how long a recording is, which Mux tells once it is whole', async () => {
  const ref = await aBroadcast();
  const ready = async () => (await heard(ref)).filter((type) => type === 'recording.ready').length;
  // The end of the broadcast, and then the recording with its length.
  expect(await until(ready, (count) => count === 2)).toBe(2);
});

it('believes the end, although the beginning is told after it', async () => {
  lab.webhooks.mood = 'held';
  const ref = await aBroadcast();
  await lab.webhooks.release({ order: (events) => events.filter(({ type }) => type === 'video.live_stream.idle') });
  await until(
    () => ofStream(ref),
    (all) => all.length === 1,
  );
  await sendAll(lab.webhooks.events);
  await settled();
  expect(await ofStream(ref)).toEqual(['stream.ended']);
});

const post = (body: string, headers: Record<string, string>) =>
  fetch(`${lane.url}/streaming/mux/webhook`, { method: 'POST', body, headers });
async function sendAll(events: readonly LabEvent[]): Promise<void> {
  for (const event of events) {
    const body = JSON.stringify(event);
    expect((await post(body, { 'mux-signature': signatureOf(body, lab.webhooks.secret) })).status).toBe(200);
  }
}

it('ends at the same state in whatever order and however often events come, between whatever looks', async () => {
  lab.webhooks.mood = 'held';
  const ref = await aBroadcast();
  const events = lab.webhooks.events
    .map((event) => muxEvent.parse(event))
    .filter((event) => standingOf(event)?.subject === `stream:${ref}`);
  const indexes = fc.shuffledSubarray([...events.keys(), ...events.keys()], { minLength: events.length * 2 });
  await fc.assert(
    fc.asyncProperty(indexes, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), async (order, looks) => {
      await db.knex.raw('TRUNCATE heard, streaming_inbox');
      for (const [place, index] of order.entries()) {
        const event = events[index]!;
        await db.database.transaction((tx) => inbox.keep(tx, event, standingOf(event)!));
        if (looks[place]) await applyAll();
      }
      // Two nodes at once.
      await Promise.all([applyAll(), applyAll()]);
      const told = await db.knex<Told>('heard').orderBy('n').select('type', 'at');
      expect(told.at(-1)?.type).toBe('stream.ended');
      expect(told.map(({ at }) => at.getTime())).toEqual(told.map(({ at }) => at.getTime()).sort((a, b) => a - b));
    }),
    { numRuns: 12 },
  );
}, 60_000);

it.each<[string, (body: string) => Record<string, string>]>([
  ['not signed', () => ({})],
  ['signed with another secret', (body) => ({ 'mux-signature': signatureOf(body, 'guess') })],
  ['signed for other words', () => ({ 'mux-signature': signatureOf('{}', lab.webhooks.secret) })],
  ['six minutes old', (body) => ({ 'mux-signature': signatureOf(body, lab.webhooks.secret, ago(360)) })],
  ['from two minutes ahead', (body) => ({ 'mux-signature': signatureOf(body, lab.webhooks.secret, ago(-120)) })],
  [
    'from ahead, behind a time that would do',
    (body) => ({ 'mux-signature': `t=1,${signatureOf(body, lab.webhooks.secret, ago(-120))}` }),
  ],
])('does not believe a call that is %s', async (_, headers) => {
  const body = JSON.stringify({ id: 'x', type: 'video.live_stream.idle' });
  expect((await post(body, headers(body))).status).toBe(403);
  expect(await rows()).toEqual([]);
});
const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1_000);

it('believes the secret before while it is being changed, refuses what is too large, and shrugs at what it cannot read', async () => {
  lab.webhooks.mood = 'held';
  await aBroadcast();
  const [, event] = lab.webhooks.events;
  const body = JSON.stringify(event);
  const signed = (text: string, secret: string) => post(text, { 'mux-signature': signatureOf(text, secret) });
  expect((await signed(body, 'the-secret-before')).status).toBe(200);
  expect(await rows()).toHaveLength(1);
  expect((await signed('x'.repeat(300 * 1024), lab.webhooks.secret)).status).toBe(413);
  for (const odd of ['', '{', '[]', '{"id":1}']) expect((await signed(odd, lab.webhooks.secret)).status).toBe(200);
  expect(await rows()).toHaveLength(1);
});

it('keeps no key of any stream', async () => {
  lab.webhooks.mood = 'held';
  const ref = await aBroadcast();
  const key = lab.world.streams.get(ref)?.stream_key ?? '';
  expect(JSON.stringify(lab.webhooks.events)).toContain(key);
  await lab.webhooks.release();
  await settled();
  expect(JSON.stringify(await rows())).not.toContain(key);
});

it('tries again what could not be applied, and holds nothing else up', async () => {
  sick = true;
  lab.webhooks.mood = 'held';
  const ref = await aBroadcast();
  await lab.webhooks.release();
  await until(rows, (all) => all.some(({ tries }) => tries > 0));
  sick = false;
  await applyAll();
  await settled();
  expect((await ofStream(ref)).at(-1)).toBe('stream.ended');
});

it('hears by itself, at its next look, what Mux forgot to say', async () => {
  lab.webhooks.mood = 'held';
  const { stream, key } = unwrap(await driverAt(lab).create(aSpec()));
  const encoder = lab.encoder(key);
  encoder.connect();
  encoder.live();
  watched = [{ ref: stream.ref, opId: stream.opId }];
  expect(
    await until(
      () => ofStream(stream.ref),
      (all) => all.length > 0,
      10_000,
    ),
  ).toEqual(['stream.live']);
  state = 'live';
  // What Mux says now is of the time before the look.
  await lab.webhooks.release();
  await settled();
  expect(await ofStream(stream.ref)).toEqual(['stream.live']);
});
