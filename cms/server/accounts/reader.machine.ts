import type { ReaderEvent, ReaderState } from '../../contract';
import { machine } from '../../kernel';

/** A reader who leaves can come back for seven days by signing in; then only an empty row with an id remains. */
export const readerMachine = machine<ReaderState, ReaderEvent>({
  name: 'reader',
  initial: 'active',
  states: {
    active: { leave: { to: 'leaving', effects: ['endSessions', 'setEraseDue'] } },
    leaving: { return: { to: 'active', effects: ['clearEraseDue'] }, erase: { to: 'erased', effects: ['eraseData'] } },
    erased: {},
  },
});
