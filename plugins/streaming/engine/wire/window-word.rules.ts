import type { Epoch, Segment, SessionState } from './session-state.rules';
import type { SessionLine } from './session-line.rules';

/**
 * What the packager tells the host of its rooms, over the window socket: for whoever connects first the whole window, then each line as
 * it comes. A frame is 4 bytes length, 4 bytes length of the JSON, the JSON, and the bytes that belong to it.
 */
export type WindowWord =
  /** The room from its beginning: what was known of it before is replaced once `whole` was said. */
  | {
      readonly say: 'session';
      readonly room: string;
      readonly session: string;
      readonly folder: string;
      readonly partSeconds: number;
      readonly segmentSeconds: number;
      readonly windowSeconds: number;
      readonly known: Pick<SessionState, 'discontinuities' | 'longest' | 'longestPart' | 'total'>;
    }
  /** With the head of its file. */
  | { readonly say: 'epoch'; readonly room: string; readonly epoch: Epoch }
  /** With its bytes where they are still in memory. */
  | { readonly say: 'segment'; readonly room: string; readonly segment: Segment }
  | { readonly say: 'whole'; readonly room: string; readonly state: RoomState }
  /** With the bytes of the part, or the head of the epoch. */
  | { readonly say: 'line'; readonly room: string; readonly line: SessionLine }
  | { readonly say: 'state'; readonly room: string; readonly state: RoomState }
  /** It is no longer packaged. */
  | { readonly say: 'gone'; readonly room: string };

/** Whether a picture comes, and whose. */
export type RoomState = 'waiting' | 'live' | 'slate';

/** The longest frame that either side takes: a segment of a very rich picture. */
export const LONGEST_WORD = 256 * 1024 * 1024;

const NOTHING = Buffer.alloc(0);

/** Writes a word as it goes over the socket. The bytes are not copied: they go to the socket as they are. */
export function writeWord(word: WindowWord, bytes: Buffer = NOTHING): readonly Buffer[] {
  const json = Buffer.from(JSON.stringify(word));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(4 + json.length + bytes.length, 0);
  head.writeUInt32BE(json.length, 4);
  return [Buffer.concat([head, json]), bytes];
}

/** Reads a frame that a cutter has cut. */
export function readWord(frame: Buffer): { readonly word: WindowWord; readonly bytes: Buffer } {
  const length = frame.readUInt32BE(0);
  // Both ends are of one build and one user; the packager is the only one that writes to its socket.
  const word = JSON.parse(frame.toString('utf8', 4, 4 + length)) as WindowWord;
  // Its own memory: the frame is a piece of a chunk that may hold other rooms' bytes for long.
  return { word, bytes: Buffer.from(frame.subarray(4 + length)) };
}
