import { machine } from '@hearth/cms/kernel';
import type { HostEvent, HostState } from '../../contract';

/**
 * A host of a live (主播). A machine is faded out by the house when nobody watches over it; whoever is on duty lets it speak again. What was
 * stopped is cleared by a person before it may begin anew.
 */
export const hostMachine = machine<HostState, HostEvent>({
  name: 'live host',
  initial: 'waiting',
  final: ['gone'],
  states: {
    waiting: { begin: 'speaking', stop: 'stopped', remove: 'gone' },
    speaking: { end: 'waiting', fade: 'faded', stop: 'stopped' },
    faded: { return: 'speaking', end: 'waiting', stop: 'stopped' },
    stopped: { clear: 'waiting', remove: 'gone' },
    gone: {},
  },
});
