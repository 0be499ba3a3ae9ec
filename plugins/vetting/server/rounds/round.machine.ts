import { machine } from '@hearth/cms/kernel';
import type { RoundEvent, RoundState } from '../../contract';

/** A round of judging. From the draw on its seats move it: it waits for forms, scores, and opens when the last has sealed and opened. */
export const roundMachine = machine<RoundState, RoundEvent>({
  name: 'vetting round',
  initial: 'announced',
  final: ['settled', 'abandoned'],
  states: {
    announced: { draw: 'seating', abandon: 'abandoned' },
    seating: { score: 'scoring', unseal: 'opening', abandon: 'abandoned' },
    scoring: { wait: 'seating', unseal: 'opening', abandon: 'abandoned' },
    opening: { score: 'scoring', open: 'opened', abandon: 'abandoned' },
    opened: { settle: 'settled' },
    settled: {},
    abandoned: {},
  },
});
