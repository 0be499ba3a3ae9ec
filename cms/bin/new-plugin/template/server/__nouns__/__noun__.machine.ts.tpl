import { machine } from '@hearth/cms/kernel';
import type { {{Noun}}Event, {{Noun}}State } from '../../contract';

/** What may happen to a {{noun}}: it is finished once, and whoever was wrong about that opens it again. */
export const {{nounCamel}}Machine = machine<{{Noun}}State, {{Noun}}Event>({
  name: '{{noun}}',
  initial: 'open',
  final: ['done'],
  states: {
    open: { finish: 'done' },
    done: { reopen: 'open' },
  },
});
