import { aMessage, aRoom } from '@/contract/live-room.builder';
import type { LiveFrame, LiveJoined, LiveNews, RoomSnapshot } from '@/contract/live-room';
import { RoomLine, type LineState, type RoomEar, type Wire } from './live-line';
import { UNREACHABLE } from './result';

const ROOM = 'live:r1';

/** A host at the other end: what it is asked, and what it answers, one after the other. */
function aWire() {
  const quiet = (): void => undefined;
  const ears = { up: quiet, down: quiet, frame: quiet as (frame: LiveFrame) => void };
  const state = { up: true, closed: false };
  const asked: { readonly event: string; readonly body: object }[] = [];
  const answers: unknown[] = [];
  const wire: Wire = {
    isUp: () => state.up,
    ask: (event, body) => {
      asked.push({ event, body });
      const answer = answers.shift();
      return answer === undefined ? Promise.reject(new Error('no answer')) : Promise.resolve(answer);
    },
    onUp: (listen) => void (ears.up = listen),
    onDown: (listen) => void (ears.down = listen),
    onFrame: (listen) => void (ears.frame = listen),
    close: () => void (state.closed = true),
  };
  return { wire, state, asked, answers, ears };
}

function anEar() {
  const heard: { snapshots: RoomSnapshot[]; texts: string[]; lines: LineState[] } = {
    snapshots: [],
    texts: [],
    lines: [],
  };
  const ear: RoomEar = {
    onSnapshot: (snapshot) => heard.snapshots.push(snapshot),
    onNews: (news) => heard.texts.push(...news.map((one) => (one.type === 'message' ? one.message.text : one.type))),
    onLine: (state) => heard.lines.push(state),
  };
  return { ear, heard };
}

const said = (text: string): LiveNews => ({ type: 'message', message: aMessage({ id: text, text }) });
const frame = (seq: number, { node = 'n1', room = ROOM }: { node?: string; room?: string } = {}): LiveFrame => ({
  ...{ room, node, seq },
  messages: [said(`${node}-${seq}`)],
});
const joined = (seq: number, more: Partial<Extract<LiveJoined, { ok: true }>> = {}): LiveJoined => ({
  ...{ ok: true, node: 'n1', seq, snapshot: aRoom(), missed: [] },
  ...more,
});
const settle = () => new Promise((resolve) => setImmediate(resolve));

async function inside(first: unknown = joined(3)) {
  const host = aWire();
  const { ear, heard } = anEar();
  host.answers.push(first);
  const line = new RoomLine({ name: ROOM }, host.wire, ear);
  await settle();
  return { ...host, heard, line };
}

it('comes in, is told the room as it is, and then what happens in it', async () => {
  const { asked, heard, ears } = await inside();
  expect(asked).toEqual([{ event: 'join', body: { room: ROOM } }]);
  expect(heard.snapshots).toEqual([aRoom()]);
  ears.frame(frame(4));
  ears.frame(frame(5, { room: 'live:other' }));
  ears.frame(frame(4));
  ears.frame(frame(5));
  expect(heard).toMatchObject({ texts: ['n1-4', 'n1-5'], lines: ['up'] });
});

it('brings the pass of a rehearsal along, each time it comes in', async () => {
  const host = aWire();
  host.answers.push(joined(3), joined(4));
  new RoomLine({ name: ROOM, pass: 'come-in' }, host.wire, anEar().ear);
  await settle();
  host.ears.up();
  await settle();
  expect(host.asked.map(({ body }) => body)).toMatchObject([{ pass: 'come-in' }, { pass: 'come-in' }]);
});

it('what came before the answer is told once, after it', async () => {
  let answer: (value: unknown) => void = () => undefined;
  const host = aWire();
  const { ear, heard } = anEar();
  host.answers.push(new Promise((resolve) => (answer = resolve)));
  new RoomLine({ name: ROOM }, host.wire, ear);
  host.ears.frame(frame(3));
  host.ears.frame(frame(4));
  answer(joined(3));
  await settle();
  expect(heard).toMatchObject({ snapshots: [aRoom()], texts: ['n1-4'] });
});

it('asks for a frame that was skipped, and tells everything once and in order', async () => {
  const { asked, answers, heard, ears } = await inside();
  answers.push(joined(6, { snapshot: undefined, missed: [frame(4), frame(5), frame(6)] }));
  ears.frame(frame(6));
  await settle();
  expect(asked[1]).toEqual({ event: 'join', body: { room: ROOM, since: { node: 'n1', seq: 3 } } });
  ears.frame(frame(7));
  expect(heard.texts).toEqual(['n1-4', 'n1-5', 'n1-6', 'n1-7']);
  expect(heard.snapshots).toHaveLength(1);
});

it('goes on where it was after a line that was lost, on the same node', async () => {
  const { asked, answers, heard, ears } = await inside();
  ears.down();
  answers.push(joined(5, { snapshot: undefined, missed: [frame(4), frame(5)] }));
  ears.up();
  await settle();
  expect(asked[1]?.body).toEqual({ room: ROOM, since: { node: 'n1', seq: 3 } });
  expect(heard).toMatchObject({ texts: ['n1-4', 'n1-5'], lines: ['up', 'down', 'up'] });
});

it('takes the room as a whole from another node, and counts by that one from then on', async () => {
  const { answers, heard, ears } = await inside();
  ears.down();
  answers.push(joined(900, { node: 'n2', snapshot: aRoom({ likes: 7 }) }));
  ears.up();
  await settle();
  ears.frame(frame(901, { node: 'n2' }));
  expect(heard.snapshots.map(({ likes }) => likes)).toEqual([0, 7]);
  expect(heard.texts).toEqual(['n2-901']);
});

it('asks again where the host is busy, and not where it may not come in', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  try {
    const busy = await inside({ ok: false, code: 'HEARTH.TOO_OFTEN' });
    busy.answers.push(joined(1));
    jest.advanceTimersByTime(2_000);
    await settle();
    expect(busy.heard.lines).toEqual(['up']);
    const shut = await inside({ ok: false, code: 'HEARTH.NOT_ALLOWED' });
    jest.advanceTimersByTime(60_000);
    expect([shut.asked.length, shut.heard.lines, shut.state.closed]).toEqual([1, ['refused'], true]);
  } finally {
    jest.useRealTimers();
  }
});

describe('says something', () => {
  const LIKE = { type: 'like', count: 3 } as const;

  it('and hears what came of it', async () => {
    const { line, answers, asked } = await inside();
    answers.push({ ok: true, value: { id: 'm9' } }, { ok: false, code: 'LIVE.MUTED', details: { until: 'x' } });
    expect(await line.say(LIKE)).toEqual({ ok: true, value: { id: 'm9' } });
    expect(asked[1]).toEqual({ event: 'say', body: { room: ROOM, message: LIKE } });
    expect(await line.say(LIKE)).toMatchObject({ ok: false, refusal: { code: 'LIVE.MUTED', details: { until: 'x' } } });
  });

  it('and is told when nobody could hear it', async () => {
    const { line, state } = await inside();
    expect(await line.say(LIKE)).toMatchObject({ ok: false, refusal: { code: UNREACHABLE } });
    state.up = false;
    expect(await line.say(LIKE)).toMatchObject({ ok: false, refusal: { code: UNREACHABLE } });
  });
});

it('hears nothing after it was left', async () => {
  const { line, ears, heard, state } = await inside();
  line.stop();
  ears.frame(frame(4));
  expect([heard.texts, state.closed]).toEqual([[], true]);
});
