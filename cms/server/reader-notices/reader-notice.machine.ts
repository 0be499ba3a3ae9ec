import type { ReaderNoticeEvent, ReaderNoticeState } from '../../contract';
import { machine } from '../../kernel';

/**
 * One notice to one reader (读者通知). That it is being sent is written before it leaves, so that whoever dies in between leaves one that says so:
 * it may have come, and is never sent blindly again.
 */
export const readerNoticeMachine = machine<ReaderNoticeState, ReaderNoticeEvent>({
  name: 'reader-notice',
  initial: 'waiting',
  final: ['sent', 'refused', 'unsure', 'nowhere'],
  states: {
    waiting: { claim: 'sending' },
    sending: {
      accept: 'sent',
      'put-off': 'waiting',
      refuse: 'refused',
      lose: 'unsure',
      'find-no-way': 'nowhere',
    },
    sent: {},
    refused: {},
    unsure: {},
    nowhere: {},
  },
});
