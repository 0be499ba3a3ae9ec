import fc from 'fast-check';
import { machine, machineErrors, type AnyMachine } from './machine';
import { Bug } from './result';

type State = 'received' | 'checking' | 'adopted' | 'discarded';
type Event = 'claim' | 'adopt' | 'discard' | 'restore';
const lead = machine<State, Event>({
  name: 'lead',
  initial: 'received',
  states: {
    received: { claim: 'checking', discard: 'discarded' },
    checking: { adopt: { to: 'adopted', effects: ['notify'] }, discard: 'discarded' },
    adopted: {},
    discarded: { restore: 'received' },
  },
});

interface Papers {
  readonly valid: boolean;
  readonly lapsed?: string;
}
const show = machine<'planned' | 'live' | 'ended', 'start' | 'end', Papers, 'openStream' | 'closeStream'>({
  name: 'show',
  initial: 'planned',
  states: {
    planned: {
      start: {
        to: 'live',
        guard: { name: 'papersValid', check: ({ valid, lapsed }) => valid || (lapsed ?? false) },
        effects: ['openStream'],
      },
    },
    live: { end: { to: 'ended', effects: ['closeStream'] } },
    ended: {},
  },
});

describe('a machine', () => {
  it('answers with the next state and the effects to carry out', () => {
    expect(lead.next('received', 'claim')).toEqual({ ok: true, value: { state: 'checking', effects: [] } });
    expect(lead.next('checking', 'adopt')).toEqual({ ok: true, value: { state: 'adopted', effects: ['notify'] } });
  });

  it('refuses with what would have been allowed', () => {
    expect(lead.next('received', 'adopt')).toEqual({
      ok: false,
      error: {
        code: 'MACHINE.EVENT_NOT_ALLOWED',
        details: { machine: 'lead', state: 'received', event: 'adopt', allowed: ['claim', 'discard'] },
      },
    });
  });

  it('asks guards, and says which one refused and why', () => {
    expect(show.next('planned', 'start', { valid: true })).toMatchObject({
      value: { state: 'live', effects: ['openStream'] },
    });
    expect(show.next('planned', 'start', { valid: false })).toMatchObject({
      error: { code: 'MACHINE.GUARD_REFUSED', details: { guard: 'papersValid', reason: 'papersValid', allowed: [] } },
    });
    expect(show.next('planned', 'start', { valid: false, lapsed: 'licence' })).toMatchObject({
      error: { details: { guard: 'papersValid', reason: 'licence' } },
    });
  });

  it('tells which events are allowed, with facts or in principle', () => {
    expect(lead.allowed('checking')).toEqual(['discard', 'adopt']);
    expect(lead.allowed('adopted')).toEqual([]);
    expect(show.allowed('planned')).toEqual(['start']);
    expect(show.allowed('planned', { valid: false })).toEqual([]);
    expect(show.allowed('planned', { valid: true })).toEqual(['start']);
  });

  it('does not compile without its facts, nor with facts it does not know', () => {
    // @ts-expect-error a guard needs the papers
    expect(() => show.next('planned', 'start')).toThrow(TypeError);
    // @ts-expect-error this machine has no facts
    expect(lead.next('received', 'claim', { valid: true }).ok).toBe(true);
  });

  it('knows only events of its table, however an event is spelt', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString')), (word) => {
        fc.pre(!lead.events.some((event) => event === word));
        // A word from a request that slipped past the contract.
        expect(lead.next('received', word as Event)).toMatchObject({ error: { code: 'MACHINE.EVENT_NOT_ALLOWED' } });
      }),
    );
  });

  it('takes an unknown state for a bug: the row in the database is broken', () => {
    expect(() => lead.next('constructor' as State, 'claim')).toThrow(new Bug('machine lead has no state constructor'));
  });

  it('can be listed with machines of other states and facts', () => {
    const all: readonly AnyMachine[] = [lead, show];
    expect(all.map(({ table }) => table.name)).toEqual(['lead', 'show']);
  });

  it('has a sentence for its refusals in both languages', () => {
    const refused = lead.next('received', 'adopt');
    if (refused.ok || refused.error.code !== 'MACHINE.EVENT_NOT_ALLOWED') throw new Error('expected a refusal');
    expect(machineErrors.message(refused.error.code, 'en', refused.error.details)).toBe(
      '“adopt” is not possible in state “received”',
    );
    expect(machineErrors.message(refused.error.code, 'zh-Hans', refused.error.details)).toBe(
      '当前状态“received”下不能执行“adopt”',
    );
  });
});
