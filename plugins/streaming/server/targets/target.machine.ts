import { machine } from '@hearth/cms/kernel';
import type { TargetEvent, TargetLight } from '../../contract';

/** What the relay may tell of a copy that is wanted: it tells levels, so each may follow each. */
const TOLD = {
  wait: 'waiting',
  connect: 'starting',
  broadcast: 'broadcasting',
  fail: 'errored',
  'give-up': 'fatal',
} as const;
/** What people may do with a copy that is wanted; `start` begins it anew. */
const WANTED = { start: 'waiting', stop: 'off', renew: 'waiting', remove: 'removed' } as const;

/** A copy of a room on a platform. One that is `fatal` is not tried again until a person has done something about it. */
export const targetMachine = machine<TargetLight | 'removed', TargetEvent>({
  name: 'streaming target',
  initial: 'off',
  final: ['removed'],
  states: {
    off: { start: 'waiting', renew: 'off', remove: 'removed' },
    waiting: { ...TOLD, ...WANTED },
    starting: { ...TOLD, ...WANTED },
    broadcasting: { ...TOLD, ...WANTED },
    errored: { ...TOLD, ...WANTED },
    fatal: WANTED,
    removed: {},
  },
});
