import type { MarkEvent, MarkState } from '../../contract';
import { machine } from '../../kernel';

/** What the guards ask about whoever acts on a remark. */
export type MarkFacts = {
  /** Wrote the remark, or holds a level of review: may say that it need not be done, or was not. */
  readonly judges: boolean;
  /** Wrote the manuscript, may change it, or judges. */
  readonly mends: boolean;
};

const judges = { name: 'judges', check: (facts: MarkFacts) => facts.judges };
const mends = { name: 'mends', check: (facts: MarkFacts) => facts.mends };

/** A remark (批注): who mends says that it is done; only who judges excuses it; either is opened again by who judges. */
export const markMachine = machine<MarkState, MarkEvent, MarkFacts>({
  name: 'mark',
  initial: 'open',
  endless: true,
  states: {
    open: { resolve: { to: 'resolved', guard: mends }, waive: { to: 'waived', guard: judges } },
    resolved: { reopen: { to: 'open', guard: judges } },
    waived: { reopen: { to: 'open', guard: judges } },
  },
});
