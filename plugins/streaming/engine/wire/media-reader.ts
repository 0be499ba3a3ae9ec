import { connect, type Socket } from 'node:net';
import { createFrameCutter } from './frame-cutter.rules';
import { MEDIA_KIND, type MediaFrame } from './media-frame';

/** Where to read, and what to do with what comes. */
export type MediaReading = {
  readonly path: string;
  /** The line that joins: asked each time, since it says how far we have come. */
  readonly hello: () => Readonly<Record<string, unknown>>;
  readonly onFrame: (frame: MediaFrame) => void;
  /** The ingest is gone, or has cut us off; it is tried again. */
  readonly onLost: () => void;
};

const AGAIN = 200;
/** A picture of 4 MB is the most that the ingest takes. */
const LONGEST_FRAME = 8 * 1024 * 1024;
// `Object.entries` forgets of which names its keys are.
const NAMES = new Map<number, MediaFrame['kind']>(
  Object.entries(MEDIA_KIND).map(([name, kind]) => [kind, name as MediaFrame['kind']]),
);

/** Reads a room's media for as long as it is wanted, whatever becomes of the ingest meanwhile. */
export function readMedia(reading: MediaReading): { stop(): void } {
  let stopped = false;
  let socket: Socket | undefined;
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    if (stopped) return;
    reading.onLost();
    timer = setTimeout(open, AGAIN);
  };
  const open = (): void => {
    socket = joined(reading, again);
  };
  open();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      socket?.destroy();
    },
  };
}

function joined({ path, hello, onFrame }: MediaReading, again: () => void): Socket {
  const cutter = createFrameCutter(LONGEST_FRAME);
  const socket = connect(path, () => {
    socket.write(`${JSON.stringify(hello())}\n`);
  });
  socket.on('data', (chunk) => {
    try {
      for (const bytes of cutter.push(chunk)) {
        const frame = readMediaFrame(bytes);
        if (frame) onFrame(frame);
      }
    } catch {
      // Not the ingest, or one of another build: joined again, it begins at a frame.
      socket.destroy();
    }
  });
  // Refused and broken connections end with 'close' as well.
  socket.on('error', () => undefined);
  socket.on('close', again);
  return socket;
}

function readMediaFrame(bytes: Buffer): MediaFrame | undefined {
  const kind = NAMES.get(bytes[0] ?? 0);
  return kind && bytes.length >= 5 ? { kind, time: bytes.readUInt32BE(1), payload: bytes.subarray(5) } : undefined;
}

/** Whose frames follow a `begin`. */
export function sessionIn({ payload }: MediaFrame): string {
  // The ingest writes it; a name of another kind is as good as none.
  const { session } = JSON.parse(payload.toString('utf8')) as { session?: unknown };
  return typeof session === 'string' ? session : '';
}
