import type { CorrectionEvent, CorrectionState } from '../../contract';
import { machine } from '../../kernel';

/** An order of correction (更正令). Its words are signed by review, and it is done when every account has them. */
export const correctionMachine = machine<CorrectionState, CorrectionEvent>({
  name: 'correction',
  initial: 'proposed',
  final: ['done', 'dropped'],
  states: {
    proposed: { open: 'open', drop: 'dropped' },
    open: { sign: 'signed', drop: 'dropped' },
    signed: { finish: 'done' },
    done: {},
    dropped: {},
  },
});
