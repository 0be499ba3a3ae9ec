import type { InspectionEvent, InspectionState } from '../../contract';
import { machine } from '../../kernel';

/** A pack is made in the background; a node that dies while it makes one leaves it to another, which begins anew. */
export const inspectionMachine = machine<InspectionState, InspectionEvent>({
  name: 'inspection-pack',
  initial: 'queued',
  states: {
    queued: { start: 'making' },
    making: { start: 'making', finish: 'ready', fail: 'failed' },
    failed: { again: 'queued', start: 'making' },
    ready: {},
  },
});
