/** Rules of points without one of their guards: for each, at least one history must then break its part of I9. */
import type { BookPromised } from './book-oracle';

type Share = { readonly person: string; readonly weight: number };
type Split = { readonly ok: boolean; readonly value: { readonly points: number } };
type Entry = { readonly amount: number };
type Rules = {
  portionsOf(rule: object, grading: { readonly shares: readonly Share[] }): Split;
  takenBack(
    old: { readonly month: string },
    entries: readonly Entry[],
    on: object,
  ): { readonly entries: readonly Entry[] };
  monthAfter(month: string): string;
};
type Machine = { appealMachine: { next(state: string, event: string, facts: object): unknown } };

/** One guard, the part of I9 that it keeps, and what is put in its place. */
export type BookMutant = {
  readonly guard: string;
  readonly promise: BookPromised;
  readonly file: string;
  /** How the tables refuse it by themselves, where they do. */
  readonly table?: string;
  by(real: never): object;
};

const RULES = '../points/point.rules';

export const bookMutants: readonly BookMutant[] = [
  {
    ...{ guard: 'the largest remainder', promise: 'shares', file: RULES, table: 'is out by' },
    by: (real: Rules) => ({
      portionsOf: (rule: object, grading: { readonly shares: readonly Share[] }) => {
        const split = real.portionsOf(rule, grading);
        if (!split.ok) return split;
        const { points } = split.value;
        const sum = grading.shares.reduce((all, { weight }) => all + weight, 0);
        const portions = grading.shares.map(({ person, weight }) => ({
          person,
          amount: Math.floor((points * weight) / sum),
        }));
        return { ...split, value: { points, portions } };
      },
    }),
  },
  {
    ...{ guard: 'the date of a correction', promise: 'open', file: RULES, table: 'is closed' },
    by: (real: Rules) => ({
      takenBack: (...[old, entries, on]: Parameters<Rules['takenBack']>) => ({
        ...real.takenBack(old, entries, on),
        month: old.month,
      }),
    }),
  },
  {
    ...{ guard: 'the whole of what is taken back', promise: 'shares', file: RULES },
    by: (real: Rules) => ({
      takenBack: (...[old, entries, on]: Parameters<Rules['takenBack']>) => {
        const back = real.takenBack(old, entries, on);
        return { ...back, entries: back.entries.slice(0, Math.max(2, back.entries.length - 1)) };
      },
    }),
  },
  {
    ...{ guard: 'the rule of the month', promise: 'shares', file: RULES },
    by: () => ({ ruleFor: (rules: readonly object[]) => rules.at(-1) }),
  },
  {
    ...{
      guard: 'the separation of appeals',
      promise: 'names',
      file: '../points/appeal.machine',
      table: 'point_appeal_check',
    },
    by: ({ appealMachine }: Machine) => ({
      appealMachine: {
        ...appealMachine,
        next: (state: string, event: string, facts: object) =>
          appealMachine.next(state, event, { ...facts, isOwn: event === 'withdraw' }),
      },
    }),
  },
];
