import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { FlvTag } from '../fmp4/flv-tags.rules';
import { cameraCommand, type Work } from './camera-command.rules';
import { FlvStream } from './flv-stream';

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
/** The end of what ffmpeg complained of. */
const LONGEST = 1_000;
/** A process that was told to finish has so long. */
const PATIENCE = 3_000;

/** Starts ffmpeg for one beginning of a recording. It ends with its input, also when the host dies. */
export function cameraRun(ffmpeg: string, work: Work, ears: Ears): CameraRun {
  const child = spawn(ffmpeg, [...cameraCommand(work)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '' },
  });
  const { stdin, stdout, stderr }: { stdin: Writable; stdout: Readable; stderr: Readable } = child;
  const flv = new FlvStream();
  let said = '';
  stderr.on('data', (piece: Buffer) => (said = (said + piece.toString('utf8')).slice(-LONGEST)));
  stdout.on('data', (piece: Buffer) => {
    for (const tag of flv.read(piece)) ears.onTag(tag);
  });
  stdin.on('error', () => undefined);
  stdin.on('drain', () => {
    ears.onDrain();
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', ({ message }) => {
      resolve(message);
    });
    child.once('close', (code) => {
      resolve(code === 0 ? '' : said.trim() || `ffmpeg ended with ${String(code)}`);
    });
  });
  const kill = (): void => void child.kill('SIGKILL');
  return {
    write: (bytes) => stdin.writable && stdin.write(bytes),
    finish: () => {
      stdin.end();
      const impatient = setTimeout(kill, PATIENCE);
      void ended.then(() => {
        clearTimeout(impatient);
      });
    },
    kill,
    pause: () => void stdout.pause(),
    resume: () => void stdout.resume(),
    ended,
  };
}
