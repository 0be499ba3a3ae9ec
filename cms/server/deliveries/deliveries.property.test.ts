import fc from 'fast-check';
import type { PostingEvent, PostingState } from '../../contract';
import { deliveryMachine, HUMAN_STATES } from './delivery.machine';
import { gateOf, type GateFacts } from './gates.rules';
import { afterLook, afterLostLease, afterSend, type Step, type Watched, type Answered } from './outcome.rules';
import type { Sight } from './outlet.rules';

/** What happens to one delivery, in any order; time goes on between. */
type Happening =
  | { readonly do: 'work'; readonly dies: 'never' | 'before' | 'after-arrival'; readonly answer: Answered['kind'] }
  | { readonly do: 'sweep' | 'take-down' | 'cancel' | 'replan' | 'unsign' | 'sign' | 'release' };

type World = {
  now: number;
  state: PostingState;
  nextAt: number | null;
  leased: boolean;
  takedown: boolean;
  covered: boolean;
  released: boolean;
  attempt: number;
  looks: number;
  posts: number;
  sends: { at: number; covered: boolean; takedown: boolean }[];
};

const START = Date.UTC(2026, 10, 21);
const MINUTE = 60_000;
const problem = { code: 'X', path: null, message: { 'zh-Hans': 'x', en: 'x' }, cure: { 'zh-Hans': 'x', en: 'x' } };
const posted = { platformId: 'p', url: null };

function outcome(kind: Answered['kind']): Answered {
  if (kind === 'live' || kind === 'accepted') return { kind, ...posted };
  return kind === 'handed-over' ? { kind } : { kind, problem };
}

const reaches: readonly Answered['kind'][] = ['live', 'accepted', 'unknown'];

function move(world: World, event: PostingEvent): boolean {
  const next = deliveryMachine.next(world.state, event, {
    covered: world.covered,
    wanted: !world.takedown,
    unsent: world.attempt === 0,
  });
  if (!next.ok) return false;
  world.state = next.value.state;
  if (next.value.effects.includes('remember-takedown')) world.takedown = true;
  if (world.takedown && deliveryMachine.transition(world.state, 'take_down')?.to !== world.state) {
    const down = deliveryMachine.transition(world.state, 'take_down');
    if (down) world.state = down.to;
  }
  return true;
}

function step(world: World, taken: Step | { readonly wait: number }): void {
  world.nextAt = taken.wait === null ? null : world.now + taken.wait;
  world.leased = false;
  if ('event' in taken) move(world, taken.event);
}

const facts = (world: World, embargo: GateFacts['embargo']): GateFacts => ({
  now: new Date(world.now),
  dueAt: new Date(START),
  nextAt: new Date(world.now),
  embargo,
  missed: { kind: 'send' },
  released: world.released,
  aired: false,
  elsewhere: 'live',
  covered: world.covered,
  blocked: false,
  active: true,
  quota: null,
  used: { posts: 0, freeAt: null },
  windows: [],
});

const WATCHED: readonly PostingState[] = ['unknown', 'accepted', 'platform_review'];
const OPENING: Partial<Record<PostingState, PostingEvent[]>> = {
  planned: ['open', 'claim'],
  gated: ['open', 'claim'],
  due: ['claim'],
  failed_retryable: ['retry', 'claim'],
};

function send(world: World, embargo: GateFacts['embargo'], { dies, answer }: Extract<Happening, { do: 'work' }>): void {
  const gate = gateOf(facts(world, embargo));
  if (!gate.open) {
    world.nextAt = gate.until?.getTime() ?? null;
    move(world, 'hold');
    return;
  }
  if (!(OPENING[world.state] ?? []).every((event) => move(world, event))) return;
  world.leased = true;
  begin(world, { dies, answer });
}

function begin(world: World, { dies, answer }: Omit<Extract<Happening, { do: 'work' }>, 'do'>): void {
  if (dies === 'before' || !move(world, 'start')) return;
  world.attempt += 1;
  world.looks = 0;
  world.sends.push({ at: world.now, covered: world.covered, takedown: world.takedown });
  if (reaches.includes(answer) || dies === 'after-arrival') world.posts += 1;
  if (dies === 'after-arrival') return;
  step(world, afterSend(outcome(answer), world));
}

function work(world: World, embargo: GateFacts['embargo'], happening: Extract<Happening, { do: 'work' }>): void {
  if (world.leased || world.nextAt === null || world.nextAt > world.now) return;
  if (world.state in OPENING) send(world, embargo, happening);
  else if (WATCHED.includes(world.state)) look(world);
}

function look(world: World): void {
  world.looks += 1;
  const sight: Sight = world.posts > 0 ? { kind: 'live', ...posted } : { kind: 'absent' };
  // The caller asked WATCHED.
  step(world, afterLook(world.state as Watched, sight, world));
}

const OTHERS: Readonly<Record<Exclude<Happening['do'], 'work'>, (world: World) => void>> = {
  sweep(world) {
    const lost = world.leased ? afterLostLease(world.state) : undefined;
    if (lost) step(world, lost);
  },
  'take-down'(world) {
    if (move(world, 'take_down') && world.state !== 'sending') world.leased = false;
  },
  cancel(world) {
    if (move(world, 'cancel')) world.leased = false;
  },
  replan(world) {
    if (move(world, 'replan')) world.nextAt = world.now;
  },
  unsign(world) {
    world.covered = false;
  },
  sign(world) {
    world.covered = true;
  },
  release(world) {
    world.released = true;
    if (world.state === 'gated' && world.nextAt === null) world.nextAt = world.now;
  },
};

function play(world: World, embargo: GateFacts['embargo'], happening: Happening): void {
  if (happening.do === 'work') work(world, embargo, happening);
  else OTHERS[happening.do](world);
}

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      dies: fc.constantFrom('never' as const, 'never' as const, 'before' as const, 'after-arrival' as const),
      answer: fc.constantFrom<Answered['kind'][]>('live', 'accepted', 'unknown', 'retryable', 'final', 'handed-over'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('sweep' as const, 'release' as const, 'sign' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('take-down' as const, 'cancel' as const, 'unsign' as const, 'replan' as const),
    }),
  },
);
const embargoes = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.constant({ kind: 'manual' } as const),
  fc
    .integer({ min: 1, max: 300 })
    .map((minutes) => ({ kind: 'until', at: new Date(START + minutes * MINUTE).toISOString() }) as const),
);
const RESTS: readonly PostingState[] = [
  'live',
  'cancelled',
  'dropped',
  'down',
  'takedown_due',
  'manual_takedown',
  ...HUMAN_STATES,
];

it('never sends early, unsigned, against an order or twice, and always comes to rest, in 10,000 random histories (I1, I3, I4, I5, I7)', () => {
  const histories = fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 90 })), { maxLength: 25 });
  let sent = 0;
  fc.assert(
    fc.property(embargoes, histories, (embargo, history) => {
      const world: World = {
        ...{ now: START, state: 'planned', nextAt: START, leased: false, takedown: false, covered: true },
        ...{ released: false, attempt: 0, looks: 0, posts: 0, sends: [] },
      };
      for (const [one, minutes] of history) {
        world.now += minutes * MINUTE;
        play(world, embargo, one);
      }
      // From here on a healthy house: signed, released, and somebody works.
      world.covered = world.released = true;
      if (world.state === 'gated') world.nextAt ??= world.now;
      for (let round = 0; round < 40 && !RESTS.includes(world.state); round += 1) {
        world.now += 61 * MINUTE;
        play(world, embargo, { do: 'sweep' });
        play(world, embargo, { do: 'work', dies: 'never', answer: 'live' });
      }
      expect(RESTS).toContain(world.state);
      expect(world.posts).toBeLessThanOrEqual(1);
      for (const { at, covered, takedown } of world.sends) {
        expect([covered, takedown]).toEqual([true, false]);
        if (embargo.kind === 'until') expect(at).toBeGreaterThanOrEqual(Date.parse(embargo.at));
      }
      sent += world.sends.length;
    }),
    { numRuns: 10_000 },
  );
  expect(sent).toBeGreaterThan(5_000);
});
