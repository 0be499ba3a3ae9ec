import { machine } from '@hearth/cms/kernel';
import type { BanEvent, BanState } from '../../contract';

/** A ban runs for its term. Whoever is banned appeals once; the station keeps to it or lifts it, and may lift it later all the same. */
export const banMachine = machine<BanState, BanEvent>({
  name: 'live-ban',
  initial: 'running',
  states: {
    running: { appeal: 'appealed', lift: 'lifted' },
    appealed: { uphold: 'upheld', lift: 'lifted' },
    upheld: { lift: 'lifted' },
    lifted: {},
  },
});
