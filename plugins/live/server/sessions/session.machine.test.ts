import { cases, verify } from '@hearth/cms/kernel';
import { sessionEvents, sessionStates } from '../../contract';
import { sessionMachine, type TurnFacts } from './session.machine';

const FACTS: TurnFacts = { items: 1, isRehearsal: false, closed: [] };

it('is sound, and knows every state and event of the contract', () => {
  expect(verify(sessionMachine)).toEqual([]);
  expect([...sessionMachine.states].sort()).toEqual([...sessionStates].sort());
  expect([...sessionMachine.events].sort()).toEqual([...sessionEvents].sort());
});

it.each([
  ['planned', { prepare: 'prepared', cancel: 'cancelled' }],
  ['prepared', { rehearse: 'rehearsal', 'make-ready': 'ready', cancel: 'cancelled' }],
  ['rehearsal', { 'end-rehearsal': 'prepared' }],
  ['ready', { unready: 'prepared', 'go-live': 'live', cancel: 'cancelled' }],
  ['live', { pause: 'paused', stop: 'ending' }],
  ['paused', { resume: 'live', stop: 'ending' }],
  ['ending', { finish: 'ended' }],
  ['ended', { 'publish-replay': 'published', archive: 'archived' }],
  ['published', { archive: 'archived' }],
  ['archived', {}],
  ['cancelled', {}],
] as const)('%s: %j, and refuses all else', (state, allowed) => {
  const found = cases(sessionMachine).filter((one) => one.state === state && one.to !== null);
  expect(Object.fromEntries(found.map(({ event, to }) => [event, to]))).toEqual(allowed);
});

it('asks the gate before ready, before the air and after a pause, and nowhere else', () => {
  const asked = cases(sessionMachine).filter(({ guard }) => guard === 'gate-open');
  expect(asked.map(({ event }) => event)).toEqual(['make-ready', 'go-live', 'resume']);
  for (const { state, event } of asked) {
    expect(sessionMachine.next(state, event, FACTS).ok).toBe(true);
    expect(sessionMachine.next(state, event, { ...FACTS, closed: ['stock-planned', 'ad-marked'] })).toMatchObject({
      error: { code: 'MACHINE.GUARD_REFUSED', details: { guard: 'gate-open', reason: 'stock-planned, ad-marked' } },
    });
  }
});

it('prepares nothing without a line, rehearses no rehearsal, and publishes none', () => {
  expect(sessionMachine.next('planned', 'prepare', { ...FACTS, items: 0 }).ok).toBe(false);
  expect(sessionMachine.allowed('prepared', { ...FACTS, isRehearsal: true })).not.toContain('rehearse');
  expect(sessionMachine.allowed('ended', { ...FACTS, isRehearsal: true })).toEqual(['archive']);
});

it('covers the picture exactly while it is paused', () => {
  const into = cases(sessionMachine).filter(({ effects }) => effects.includes('cover-picture'));
  expect(into.map(({ event }) => event)).toEqual(['pause']);
});
