import type { RoomState } from '../../../contract';

/** A room of our own as the processes have to know it. */
export type EngineRoom = {
  readonly room: string;
  readonly state: RoomState;
  readonly since: Date;
  readonly reconnectSeconds: number;
  readonly record: boolean;
  readonly playbackId: string;
  readonly kick: number;
  /** Its picture was taken away: no encoder comes in. */
  readonly isCurtained?: boolean;
  readonly broadcast: string | null;
  readonly keys: readonly { readonly hash: string; readonly until: number | null }[];
};
