import fc from 'fast-check';
import { machine, type MachineTable } from './machine';
import { finalStatesOf, verify } from './machine-verify';

type Table = Omit<MachineTable<string, string>, 'name'>;
const faults = (table: Table): readonly string[] =>
  verify(machine<string, string>({ name: 'm', ...table })).map(({ fault, state }) => `${fault} ${state}`);

describe('verify', () => {
  it('finds nothing in a sound table', () => {
    expect(faults({ initial: 'a', states: { a: { go: 'b', stay: 'a' }, b: {} } })).toEqual([]);
  });

  it.each<[string, Table, string[]]>([
    [
      'an initial state that does not exist',
      { initial: 'x', states: { a: {} } },
      ['unknown-initial x', 'unreachable a'],
    ],
    ['a final state that does not exist', { initial: 'a', final: ['a', 'z'], states: { a: {} } }, ['unknown-final z']],
    [
      'a target that does not exist',
      { initial: 'a', states: { a: { go: 'nowhere', end: 'b' }, b: {} } },
      ['unknown-target a'],
    ],
    ['an unreachable state', { initial: 'a', states: { a: { go: 'b' }, b: {}, c: { go: 'b' } } }, ['unreachable c']],
    [
      'a state without a way out',
      { initial: 'a', final: ['b'], states: { a: { go: 'b', err: 'c' }, b: {}, c: {} } },
      ['dead-end c'],
    ],
    [
      'a state that only leads to itself',
      { initial: 'a', states: { a: { go: 'b', err: 'c' }, b: {}, c: { retry: 'c' } } },
      ['dead-end c'],
    ],
    [
      'a circle that never ends',
      { initial: 'a', states: { a: { go: 'b', end: 'z' }, b: { on: 'c' }, c: { back: 'b' }, z: {} } },
      ['cannot-end b', 'cannot-end c'],
    ],
  ])('finds %s', (_case, table, expected) => {
    expect(faults(table)).toEqual(expected);
  });

  it('lets a machine live for ever only when it says so', () => {
    const circle: Table = { initial: 'on', states: { on: { stop: 'off' }, off: { start: 'on' } } };
    expect(faults(circle)).toEqual(['cannot-end on', 'cannot-end off']);
    expect(faults({ ...circle, endless: true })).toEqual([]);
    expect(faults({ initial: 'on', endless: true, states: { on: { stop: 'off' }, off: {} } })).toEqual([
      'dead-end off',
    ]);
  });

  it('says in words which machine and what to mend', () => {
    const broken = machine<string, string>({ name: 'lead', initial: 'a', states: { a: { go: 'x', end: 'b' }, b: {} } });
    expect(verify(broken)[0]?.text).toBe('lead: a × go leads to x, which does not exist');
  });

  it('takes states without events for final unless told otherwise', () => {
    const states = { a: { go: 'b' }, b: { back: 'a' }, c: {} };
    expect(finalStatesOf(machine<string, string>({ name: 'm', initial: 'a', states }))).toEqual(['c']);
    expect(finalStatesOf(machine<string, string>({ name: 'm', initial: 'a', final: ['b'], states }))).toEqual(['b']);
  });

  it('agrees with walking: in a sound table every walk can still end', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const row = fc.dictionary(fc.constantFrom('e1', 'e2', 'e3'), fc.constantFrom(...names), { noNullPrototype: true });
    const tables = fc
      .tuple(row, row, row, row, row)
      .map((rows) => Object.fromEntries(names.map((name, index) => [name, rows[index] ?? {}])));
    let sound = 0;
    fc.assert(
      fc.property(tables, fc.array(fc.nat(2), { maxLength: 12 }), (states, choices) => {
        const walked = machine<string, string>({ name: 'm', initial: 'a', states });
        if (verify(walked).length > 0) return;
        sound += 1;
        let state = 'a';
        for (const choice of choices) {
          const target = walked.transition(state, walked.allowed(state)[choice] ?? '')?.to;
          if (target !== undefined) state = target;
        }
        // Breadth first by brute force: at most as many rounds as states.
        let front = new Set([state]);
        for (const _round of names) {
          front = new Set(
            [...front].flatMap((from) => [
              from,
              ...walked.events.map((event) => walked.transition(from, event)?.to ?? from),
            ]),
          );
        }
        expect([...front].some((end) => walked.allowed(end).length === 0)).toBe(true);
      }),
      { numRuns: 5000, seed: 5 },
    );
    // Guards the test itself: random tables must have been sound often enough to mean something.
    expect(sound).toBeGreaterThan(50);
  });
});
