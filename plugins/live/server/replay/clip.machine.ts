import { machine } from '@hearth/cms/kernel';
import type { ClipEvent, ClipState } from '../../contract';

/** A clip (片段): cut of a live, handed to the kitchen once, and seen for as long as its story is out. */
export const clipMachine = machine<ClipState, ClipEvent>({
  name: 'live-clip',
  initial: 'cut',
  final: ['dropped'],
  // It lives on with its story, which may come and go.
  endless: true,
  states: {
    cut: { send: 'sent', drop: 'dropped' },
    sent: { 'go-out': 'out' },
    out: { 'come-down': 'down' },
    down: { 'go-out': 'out' },
    dropped: {},
  },
});
