import { connect, type Socket } from 'node:net';
import { createFrameCutter } from '../../engine/wire/frame-cutter.rules';
import { LONGEST_WORD, readWord, type WindowWord } from '../../engine/wire/window-word.rules';

/** One that was lost is back soon, and viewers wait for it; where there is none, a station has no rooms, and it is looked for more seldom. */
const AGAIN = 100;
const MISSED_FOR = 10_000;
const SELDOM = 2_000;

/** Follows the packager's window socket for as long as the host runs; while the packager is away, what was heard stays. */
export function followWindow(path: string, hear: (word: WindowWord, bytes: Buffer) => void): { stop(): void } {
  let stopped = false;
  let socket: Socket | undefined;
  let timer: NodeJS.Timeout | undefined;
  let wait = AGAIN;
  let missed = 0;
  const open = (): void => {
    const cutter = createFrameCutter(LONGEST_WORD);
    socket = connect(path, () => {
      wait = AGAIN;
      missed = MISSED_FOR;
    });
    socket.on('data', (chunk) => {
      for (const frame of cutter.push(chunk)) {
        const { word, bytes } = readWord(frame);
        hear(word, bytes);
      }
    });
    // No packager yet, or none any more: both end with 'close'.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (stopped) return;
      timer = setTimeout(open, wait);
      missed -= wait;
      if (missed < 0) wait = Math.min(wait * 2, SELDOM);
    });
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
