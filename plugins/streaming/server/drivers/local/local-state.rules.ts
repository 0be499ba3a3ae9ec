import type { LiveEventType, RoomState } from '../../../contract';

/** What the processes show of a room, and what the room is on record. */
export type Seen = {
  readonly state: RoomState;
  readonly since: Date;
  readonly reconnectSeconds: number;
  /** Undefined while the ingest has not spoken. */
  readonly isPublishing: boolean | undefined;
  readonly hasPicture: boolean;
};

/** What there is to tell of a room: the difference between what is seen and what is on record, whoever died in between. */
export function newsOfRoom(seen: Seen, now: Date): LiveEventType | undefined {
  const { state, isPublishing } = seen;
  if (isPublishing === undefined || state === 'making' || state === 'disabled' || state === 'removed') return undefined;
  return isPublishing ? whilePublishing(seen) : whileGone(seen, now);
}

function whilePublishing({ state, hasPicture }: Seen): LiveEventType | undefined {
  if (hasPicture) return state === 'live' ? undefined : 'stream.live';
  return state === 'idle' ? 'stream.connecting' : undefined;
}

function whileGone({ state, since, reconnectSeconds }: Seen, now: Date): LiveEventType | undefined {
  // Nobody has seen anything yet, so nobody waits for it.
  if (state === 'connecting') return 'stream.ended';
  if (state === 'live') return reconnectSeconds > 0 ? 'stream.reconnecting' : 'stream.ended';
  if (state === 'reconnecting' && now.getTime() - since.getTime() >= reconnectSeconds * 1000) return 'stream.ended';
  return undefined;
}
