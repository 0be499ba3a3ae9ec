import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { clockFilm, played } from '../../../../tests/lab/encoder/clock-film';
import type { IngestOrders } from '../wire/control';
import { hashed, type AnIngest } from './an-ingest';

/** The keys of the room that tests send to. */
export const KEY = 'k1-0123456789abcdef0123456789abcdef';
export const NEXT_KEY = 'k2-0123456789abcdef0123456789abcdef';

/** A room as it is ordered. */
export const aRoom = (room: string, keys: readonly string[], kick = 0): IngestOrders['rooms'][number] => ({
  room,
  kick,
  keys: keys.map((key) => ({ hash: hashed(key) })),
});

/** A real ffmpeg that sends. */
export type AnEncoder = { readonly process: ChildProcess; said(): string; isGone(): boolean };

const running: ChildProcess[] = [];

/** Starts ffmpeg with the film of the clock, sent as an encoder does. */
export async function anEncoder(to: AnIngest, key = KEY): Promise<AnEncoder> {
  const process = spawn('ffmpeg', [...played(await clockFilm()), `${to.address}/${key}`]);
  running.push(process);
  let said = '';
  process.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const isGone = (): boolean => process.exitCode !== null || process.signalCode !== null;
  return { process, said: () => said, isGone };
}

/** Ends every ffmpeg that was started, and is done when they are gone. */
export async function endEncoders(): Promise<void> {
  await Promise.all(
    running.splice(0).map(async (encoder) => {
      if (encoder.exitCode !== null || encoder.signalCode !== null) return;
      const gone = once(encoder, 'exit');
      encoder.kill('SIGKILL');
      await gone;
    }),
  );
}
