import type { Room } from '../../contract';
import type { KeptRoom } from './room-store';
import { roomMachine } from './room.machine';

/** A room as pages see it, with what may happen to it. */
export function presentRoom({
  ref: _r,
  muxRef: _m,
  kick: _k,
  toldAt: _t,
  broadcast: _b,
  restriction: _s,
  ...room
}: KeptRoom): Room {
  return { ...room, allowedEvents: [...roomMachine.allowed(room.state)] };
}
