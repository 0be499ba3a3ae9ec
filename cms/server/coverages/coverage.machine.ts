import type { CoverageEvent, CoverageState } from '../../contract';
import { machine, type Guard } from '../../kernel';

/** What the guards ask: how many assignments for it are still under way. */
export type CoverageFacts = { readonly underWay: number };

const nobodyOut: Guard<CoverageFacts> = {
  name: 'nobody-out',
  check: ({ underWay }) => (underWay === 0 ? true : 'COVERAGES.STILL_WORKED_ON'),
};

/** A coverage (报道项): planned, worked on while somebody is sent for it, filed, and taken as covered by the desk. */
export const coverageMachine = machine<CoverageState, CoverageEvent, CoverageFacts>({
  name: 'coverage',
  initial: 'planned',
  final: ['covered', 'cancelled'],
  states: {
    planned: { assign: 'assigned', file: 'filed', cover: 'covered', cancel: { to: 'cancelled', guard: nobodyOut } },
    assigned: { unassign: 'planned', file: 'filed', cancel: { to: 'cancelled', guard: nobodyOut } },
    filed: {
      assign: 'assigned',
      cover: { to: 'covered', guard: nobodyOut },
      cancel: { to: 'cancelled', guard: nobodyOut },
    },
    covered: { reopen: 'filed' },
    cancelled: { reopen: 'planned' },
  },
});
