import { machine } from '@hearth/cms/kernel';
import type { RetainedEvent, RetainedState, SampleEvent, SampleState } from '../../contract';

/** A sample is tested once; goods that are mended get another. */
export const sampleMachine = machine<SampleState, SampleEvent>({
  name: 'vetting sample',
  initial: 'drawn',
  final: ['passed', 'failed'],
  states: { drawn: { pass: 'passed', fail: 'failed' }, passed: {}, failed: {} },
});

/** A retained sample stays sealed until a reason opens it or its time is over. */
export const retainedMachine = machine<RetainedState, RetainedEvent>({
  name: 'retained sample',
  initial: 'sealed',
  final: ['discarded'],
  states: {
    sealed: { open: 'opened', discard: 'discarded' },
    opened: { discard: 'discarded' },
    discarded: {},
  },
});
