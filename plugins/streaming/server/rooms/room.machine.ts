import { machine } from '@hearth/cms/kernel';
import type { RoomEvent, RoomState } from '../../contract';

/**
 * A room follows what its driver tells, and drivers tell twice, late and not everything: a picture may come without a connect. People close
 * it (`disable`), and take it away when nothing goes out.
 */
export const roomMachine = machine<RoomState, RoomEvent>({
  name: 'streaming room',
  initial: 'making',
  final: ['removed'],
  states: {
    making: { make: 'idle', remove: 'removed' },
    idle: { connect: 'connecting', picture: 'live', disable: 'disabled', remove: 'removed' },
    connecting: { picture: 'live', drop: 'reconnecting', end: 'idle', disable: 'disabled' },
    live: { drop: 'reconnecting', end: 'idle', disable: 'disabled' },
    reconnecting: { connect: 'reconnecting', picture: 'live', end: 'idle', disable: 'disabled' },
    disabled: { enable: 'idle', remove: 'removed' },
    removed: {},
  },
});
