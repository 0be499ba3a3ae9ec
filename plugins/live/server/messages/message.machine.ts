import { machine } from '@hearth/cms/kernel';
import type { MessageEvent, MessageState } from '../../contract';

/** A message is shown at once, or waits for somebody; what is hidden can be taken back. Nothing is ever removed. */
export const messageMachine = machine<MessageState, MessageEvent>({
  name: 'live-message',
  initial: 'waiting',
  endless: true,
  states: {
    waiting: { show: 'shown', hide: 'hidden' },
    shown: { hide: 'hidden' },
    hidden: { restore: 'shown' },
  },
});
