import { machine } from '@hearth/cms/kernel';
import type { SettlementEvent, SettlementState } from '../../contract';

/** What the guards ask about whoever acts on a run, and about the run. */
export type SettlementFacts = {
  /** Opened the run, or signed it. */
  readonly hasHand: boolean;
  /** Differences of its time that nobody settled. */
  readonly differences: number;
};

const others = { name: 'another-person', check: ({ hasHand }: SettlementFacts) => !hasHand };
const matched = { name: 'differences-settled', check: ({ differences }: SettlementFacts) => differences === 0 };

/** A settlement run (结算单): closed, matched with provider and bank, signed by two who did not open it, paid, published. */
export const settlementMachine = machine<SettlementState, SettlementEvent, SettlementFacts>({
  name: 'settlement',
  initial: 'open',
  final: ['published'],
  states: {
    open: { close: 'closed' },
    closed: { reconcile: { to: 'reconciled', guard: matched } },
    reconciled: { sign: { to: 'signed', guard: others }, reject: 'closed' },
    signed: { countersign: { to: 'reviewed', guard: others }, reject: 'closed' },
    reviewed: { pay: 'paying', reject: 'closed' },
    paying: { 'all-paid': 'paid', 'some-paid': 'partial', 'none-paid': 'failed' },
    // What failed is tried again with the same lines; what went through is not touched.
    partial: { pay: 'paying', publish: 'published' },
    failed: { pay: 'paying' },
    paid: { publish: 'published' },
    published: {},
  },
});
