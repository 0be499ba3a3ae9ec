/** Guards that are taken away one at a time: for each promise, at least one history must then break it. */
import type { Promised } from './oracle';

type Rules = Record<string, (...given: never[]) => unknown>;

/** One guard, the promise that it keeps, and what is put in its place. */
export type Mutant = {
  readonly guard: string;
  readonly promise: Promised;
  readonly file: string;
  by(real: never): object;
  /** False where the guard is the unique key of the table. */
  readonly oneRow?: boolean;
};

const COVERAGE = '../review/coverage.rules';
const GATES = '../deliveries/gates.rules';
const KEPT_BACK = '../deliveries/kept-back';
const OUTCOME = '../deliveries/outcome.rules';
const MACHINE = '../deliveries/delivery.machine';
const REPLAN = '../editions/replan.rules';
const LEDGER = '../../platform/ledger/ledger.rules';

type Signed = { readonly covers: ReadonlySet<string> };
type Reworded = { readonly from: string; readonly weight: never };
type Duties = { readonly signatures: readonly Signed[] };
const standing = ({ from }: Reworded, { signatures }: Duties): readonly Signed[] =>
  signatures.filter(({ covers }) => covers.has(from));

type Machine = { deliveryMachine: { next(state: string, event: string, facts: object): unknown } };
type Next = { readonly ok: boolean; readonly value: object };

/** A machine that neither asks whether a post is wanted nor remembers that it is not. */
const heedless = ({ deliveryMachine }: Machine) => ({
  deliveryMachine: {
    ...deliveryMachine,
    next: (state: string, event: string, facts: object) => {
      const next = deliveryMachine.next(state, event, { ...facts, wanted: true }) as Next;
      return next.ok ? { ...next, value: { ...next.value, effects: [] } } : next;
    },
  },
});

/** The guards of the pure rules. */
export const mutants: readonly Mutant[] = [
  {
    ...{ guard: 'the count of missing signatures', promise: 'I1', file: COVERAGE },
    by: () => ({ missingSteps: () => [] }),
  },
  {
    ...{ guard: 'the loss of signatures by an edit', promise: 'I1', file: COVERAGE },
    by: () => ({ carriedOver: standing }),
  },
  {
    ...{ guard: 'the separation of duties', promise: 'I2', file: COVERAGE },
    by: () => ({ maySign: () => true, maySignFor: () => true }),
  },
  {
    ...{ guard: 'the separation of duties over edits', promise: 'I2', file: COVERAGE },
    by: (real: Rules) => ({
      carriedOver: (edit: Reworded, duties: Duties) => real['carried']?.(standing(edit, duties) as never, edit.weight),
    }),
  },
  {
    ...{ guard: 'the embargo', promise: 'I3', file: GATES },
    by: () => ({
      gateOf: ({ covered }: { covered: boolean }) =>
        covered ? { open: true } : { open: false, gate: 'unsigned', until: null },
    }),
  },
  {
    ...{ guard: 'the wait until it is aired', promise: 'I3', file: GATES },
    by: (real: Rules) => ({ gateOf: (facts: object) => real['gateOf']?.({ ...facts, aired: true } as never) }),
  },
  {
    ...{ guard: 'the wait for another account', promise: 'I3', file: GATES },
    by: (real: Rules) => ({ gateOf: (facts: object) => real['gateOf']?.({ ...facts, elsewhere: 'live' } as never) }),
  },
  {
    ...{ guard: 'the hour of our own app', promise: 'I3', file: KEPT_BACK },
    by: () => ({ keptBack: async () => undefined }),
  },
  { guard: 'the memory of an order while a post is on its way', promise: 'I4', file: MACHINE, by: heedless },
  {
    ...{ guard: 'the question after a lost send', promise: 'I5', file: OUTCOME },
    by: (real: Rules) => ({
      afterLook: (state: string, ...more: never[]) =>
        state === 'unknown' ? { event: 'absent', wait: 0 } : real['afterLook']?.(state as never, ...more),
    }),
  },
  {
    ...{ guard: 'the row for what is wanted after the signature', promise: 'I6', file: REPLAN },
    by: (real: Rules) => ({
      planningOf: (asked: never) => (real['planningOf']?.(asked) === 'adds' ? 'next' : real['planningOf']?.(asked)),
    }),
  },
  {
    ...{ guard: 'the taking back of what nobody wants any more', promise: 'I6', file: REPLAN },
    by: (real: Rules) => ({
      followsBy: (...[planning, row]: [string, { isWanted: boolean }]) =>
        row.isWanted ? real['followsBy']?.(planning as never, row as never) : undefined,
    }),
  },
  { guard: 'the unique key of deliveries', promise: 'I6', file: COVERAGE, by: () => ({}), oneRow: false },
  {
    ...{ guard: 'the next look after a lost answer', promise: 'I7', file: OUTCOME },
    by: (real: Rules) => ({
      afterSend: (...given: never[]) => {
        const step = real['afterSend']?.(...given) as { event: string };
        return step.event === 'lose' ? { ...step, wait: null } : step;
      },
    }),
  },
  {
    ...{ guard: 'the link to the entry before', promise: 'I8', file: LEDGER },
    by: (real: Rules) => ({
      sealEntry: (body: object) => real['sealEntry']?.({ ...body, previous: '0'.repeat(64) } as never),
    }),
  },
  {
    ...{ guard: 'the gate of publishing', promise: 'I10', file: COVERAGE },
    by: () => ({ missingSteps: () => [] }),
  },
];
