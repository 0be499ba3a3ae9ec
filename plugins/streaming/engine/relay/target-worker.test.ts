import { err, ok } from '@hearth/cms/kernel';
import type { Line } from './line';
import { relayFrameOf, type RelayFrame } from './relay-frame';
import type { RelayProblem } from './relay-problem.rules';
import { TargetWorker } from './target-worker';

type Fake = Line & { readonly sent: RelayFrame['kind'][]; readonly times: number[]; end(problem: RelayProblem): void };

/** A platform by hand and a clock by hand; the real ones stand in `relay.int.test.ts`. */
function desk(more: { readonly wasOn?: boolean } = {}) {
  const at = { now: 1_000_000 };
  const lines: Fake[] = [];
  let answer: RelayProblem | 'yes' = 'yes';
  let isStuck = false;
  const kept: RelayFrame[] = [];
  const feed = {
    session: 's1',
    get hasPicture() {
      return kept.length > 0;
    },
    join: () => undefined,
    leave: () => undefined,
    kept: () => kept,
  };
  const aLine = (): Fake => {
    let end: (problem: RelayProblem) => void = () => undefined;
    const line = { moved: 0, unsent: 0, sent: [] as RelayFrame['kind'][], times: [] as number[] };
    return Object.assign(line, {
      send: (kind: RelayFrame['kind'], time: number, payload: Buffer) => {
        if (isStuck) line.unsent += payload.length;
        else line.moved += payload.length;
        line.sent.push(kind);
        line.times.push(time);
      },
      onDrain: () => undefined,
      ended: new Promise<RelayProblem>((resolve) => (end = resolve)),
      end: (problem: RelayProblem) => {
        end(problem);
      },
      close: () => undefined,
    });
  };
  const worker = new TargetWorker(
    { target: 't', room: 'r', url: 'rtmp://p/app', key: 'k', attempt: 1, ...more },
    {
      feed,
      stalledMs: 10_000,
      now: () => at.now,
      chance: () => 1,
      changed: () => undefined,
      open: () => {
        if (answer !== 'yes') return Promise.resolve(err(answer));
        lines.push(aLine());
        return Promise.resolve(ok(lines.at(-1)!));
      },
    },
  );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...{ worker, lines, kept, feed, settled },
    answers: (next: typeof answer) => (answer = next),
    sticks: (next: boolean) => (isStuck = next),
    later: async (ms: number) => {
      at.now += ms;
      worker.tick();
      await settled();
      await settled();
    },
    state: () => worker.news().state,
  };
}

const KEY = relayFrameOf('video', 100, Buffer.from([0x17, 1, 0, 0]));
const delta = (time: number, size = 100): RelayFrame =>
  relayFrameOf('video', time, Buffer.concat([Buffer.from([0x27, 1]), Buffer.alloc(size)]));

async function onAir() {
  const made = desk();
  made.kept.push(KEY);
  await made.later(200);
  expect(made.state()).toBe('broadcasting');
  return made;
}

it('waits for a picture, and begins with everything since the key frame', async () => {
  const made = desk();
  await made.later(5_000);
  expect([made.state(), made.lines.length]).toEqual(['waiting', 0]);
  made.kept.push(relayFrameOf('video', 0, Buffer.from([0x17, 0])), KEY, delta(133));
  made.worker.take(delta(133));
  await made.settled();
  expect(made.lines[0]?.times).toEqual([0, 0, 33]);
  expect(made.state()).toBe('broadcasting');
});

it('is fatal after eight refusals in a row, and tries no more', async () => {
  const made = desk();
  made.answers('key-refused');
  made.kept.push(KEY);
  const tries: number[] = [];
  for (let second = 0; made.state() !== 'fatal' && second < 60; second += 1) {
    await made.later(1_000);
    if (made.state() === 'errored') tries.push(second);
  }
  expect(made.worker.news()).toMatchObject({ state: 'fatal', problem: 'key-refused', attempt: 1 });
  // One second and six times two lie between eight tries.
  expect(tries.length).toBe(13);
  await made.later(600_000);
  expect([made.state(), made.lines.length]).toEqual(['fatal', 0]);
});

it('outlasts a platform that still holds what was sent before, whatever it calls that', async () => {
  for (const problem of ['busy', 'key-refused'] as const) {
    const made = await onAir();
    made.answers(problem);
    made.lines[0]?.end('closed');
    await made.settled();
    for (let second = 0; second < 175; second += 1) await made.later(1_000);
    expect(made.worker.news()).toMatchObject({ state: 'errored', problem });
    made.answers('yes');
    for (let second = 0; second < 10; second += 1) await made.later(1_000);
    expect(made.state()).toBe('broadcasting');
  }
});

it('takes a refusal for its own old stream where a relay before it was on', async () => {
  const made = desk({ wasOn: true });
  made.answers('key-refused');
  made.kept.push(KEY);
  for (let second = 0; second < 175; second += 1) await made.later(1_000);
  expect(made.state()).toBe('errored');
  for (let second = 0; second < 30; second += 1) await made.later(1_000);
  expect(made.state()).toBe('fatal');
});

it('calls a person when somebody else has sent there for ten minutes', async () => {
  const made = desk();
  made.answers('busy');
  made.kept.push(KEY);
  for (let second = 0; second < 590; second += 1) await made.later(1_000);
  expect(made.state()).toBe('errored');
  for (let second = 0; second < 30; second += 1) await made.later(1_000);
  expect(made.worker.news()).toMatchObject({ state: 'fatal', problem: 'busy' });
});

it('never gives up on a platform that is only away, and is back within two seconds of it', async () => {
  const made = await onAir();
  made.answers('unreachable');
  made.lines[0]?.end('closed');
  await made.settled();
  for (let second = 0; second < 120; second += 1) await made.later(1_000);
  expect(made.worker.news()).toMatchObject({ state: 'errored', problem: 'unreachable' });
  made.answers('yes');
  await made.later(2_000);
  expect([made.state(), made.lines.length]).toEqual(['broadcasting', 2]);
});

it('begins anew when nothing moves for ten seconds, and not while there is nothing to move', async () => {
  const made = await onAir();
  await made.later(9_000);
  await made.later(9_000);
  expect(made.state()).toBe('broadcasting');
  made.sticks(true);
  made.worker.take(delta(200, 300_000));
  await made.later(200);
  await made.later(9_700);
  expect(made.state()).toBe('broadcasting');
  await made.later(400);
  expect(made.worker.news()).toMatchObject({ state: 'errored', problem: 'stalled' });
});

it('counts what a slow platform does not get, and holds no more than it may', async () => {
  const made = await onAir();
  made.sticks(true);
  for (let time = 200; time < 10_000; time += 33) made.worker.take(delta(time, 40_000));
  expect(made.worker.news().dropped).toBeGreaterThan(100);
  expect(made.state()).toBe('broadcasting');
});

it('holds the platform over an encoder that comes back, on one clock, and lets it go after a minute', async () => {
  const made = await onAir();
  made.kept.length = 0;
  made.worker.paused();
  await made.later(30_000);
  expect([made.state(), made.lines.length]).toEqual(['waiting', 1]);
  made.feed.session = 's2';
  made.worker.take({ ...KEY, time: 7 });
  expect([made.state(), made.lines[0]?.times]).toEqual(['broadcasting', [0, 30_000]]);
  made.worker.paused();
  await made.later(61_000);
  await made.later(1_000);
  expect(made.state()).toBe('waiting');
  made.kept.push(KEY);
  await made.later(200);
  expect(made.lines).toHaveLength(2);
});
