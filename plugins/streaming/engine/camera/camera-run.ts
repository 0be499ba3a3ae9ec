import { startFfmpeg } from '../ffmpeg/run-ffmpeg';
import type { FlvTag } from '../fmp4/flv-tags.rules';
import { cameraCommand, type Work } from './camera-command.rules';
import { FlvStream } from '../flv/flv-stream';

/** What one beginning of a recording becomes. */
export type CameraRun = {
  /** Hands bytes over; false when ffmpeg is behind, and `onDrain` says when it is not. */
  write(bytes: Buffer): boolean;
  /** No more comes: what is inside is finished. */
  finish(): void;
  kill(): void;
  /** The reader of its tags is behind, or is not any more. */
  pause(): void;
  resume(): void;
  /** How it ended: what ffmpeg complained of, or nothing. Never rejects. */
  readonly ended: Promise<string>;
};

type Ears = { onTag(tag: FlvTag): void; onDrain(): void };
/** A process that was told to finish has so long. */
const PATIENCE = 3_000;

/** Starts ffmpeg for one beginning of a recording, at the pace of everything else: viewers wait for it. It ends with the host. */
export function cameraRun(ffmpeg: string, work: Work, ears: Ears): CameraRun {
  const { input, output, ended, stop } = startFfmpeg(ffmpeg, { args: cameraCommand(work), nice: 0 });
  const flv = new FlvStream();
  output.on('data', (piece: Buffer) => {
    for (const tag of flv.read(piece)) ears.onTag(tag);
  });
  input.on('drain', () => {
    ears.onDrain();
  });
  return {
    write: (bytes) => input.writable && input.write(bytes),
    finish: () => {
      input.end();
      const impatient = setTimeout(stop, PATIENCE);
      void ended.then(() => {
        clearTimeout(impatient);
      });
    },
    kill: stop,
    pause: () => void output.pause(),
    resume: () => void output.resume(),
    ended: ended.then(({ is, words }) => (is === 'failed' ? words || 'ffmpeg failed' : '')),
  };
}
