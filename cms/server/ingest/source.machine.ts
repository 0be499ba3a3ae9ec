import type { SourceEvent, SourceState } from '../../contract';
import { machine } from '../../kernel';

/** A source (来源) is well, fails for a while, or is given up on; whatever failed goes on being tried, ever more rarely. */
export const sourceMachine = machine<SourceState, SourceEvent>({
  name: 'source',
  initial: 'fresh',
  endless: true,
  states: {
    fresh: { succeed: 'well', fail: 'failing', pause: 'paused' },
    well: { succeed: 'well', fail: 'failing', pause: 'paused' },
    failing: { succeed: 'well', fail: 'failing', give_up: 'broken', pause: 'paused' },
    broken: { succeed: 'well', fail: 'broken', pause: 'paused' },
    paused: { resume: 'fresh' },
  },
});
