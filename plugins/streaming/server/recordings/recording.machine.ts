import { machine } from '@hearth/cms/kernel';
import type { RecordingEvent, RecordingState } from '../../contract';

/**
 * A recording grows with its broadcast, is looked through when that has ended, and is ready. Cuts begin where they are made. What a person or the clock
 * removed can be taken back until its bytes are erased; what vanished at its driver is erased already.
 */
export const recordingMachine = machine<RecordingState, RecordingEvent>({
  name: 'streaming recording',
  initial: 'recording',
  final: ['gone'],
  states: {
    recording: { end: 'preparing', settle: 'ready', fail: 'errored', erase: 'gone' },
    preparing: { settle: 'ready', fail: 'errored', remove: 'removed', erase: 'gone' },
    ready: { remove: 'removed', erase: 'gone' },
    errored: { settle: 'ready', remove: 'removed', erase: 'gone' },
    removed: { restore: 'ready', erase: 'gone' },
    gone: {},
  },
});
