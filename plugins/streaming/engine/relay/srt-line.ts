import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok } from '@hearth/cms/kernel';
import { startFfmpeg, type FfmpegAtWork } from '../ffmpeg/run-ffmpeg';
import { flvHead, flvTag } from '../flv/flv-written.rules';
import { srtProblem } from '../srt/srt-problem.rules';
import { callerCommand, callerPreset, srtTarget, type SrtTarget } from '../srt/srt-target.rules';
import type { Find } from './dial';
import type { Line, OpenLine } from './line';

/** What calls by SRT stand on. */
export type SrtDeps = {
  /** Looks a host up and judges it, so that ffmpeg is handed an address and no name. */
  readonly find: Find;
  /** The ffmpeg that speaks SRT; the host says it, and may say it late. */
  ffmpeg(): string | undefined;
};

/**
 * Lines to platforms that speak SRT. ffmpeg calls only when it has seen the first pictures, so a line is there at once and it is the first bytes taken that
 * say yes; its end says no.
 */
export const openSrt =
  ({ find, ffmpeg }: SrtDeps): OpenLine =>
  async ({ url, key }) => {
    const target = srtTarget(url, key);
    if (!target) return err('address-unknown');
    const path = ffmpeg();
    if (path === undefined) return err('srt-off');
    const found = await find(target.host, target.port);
    if (!found.ok) return found;
    return ok(lineOf(called(path, { ...target, host: found.value })));
  };

type Call = { readonly work: FfmpegAtWork; moved(): number };

function lineOf({ work, moved }: Call): Line {
  const { input } = work;
  input.write(flvHead(true));
  return {
    send: (kind, time, payload) => {
      if (kind !== 'data' && input.writable) for (const piece of flvTag({ kind, time, payload })) input.write(piece);
    },
    get unsent() {
      return input.writableLength;
    },
    get moved() {
      return moved();
    },
    onDrain: (listen) => input.on('drain', listen),
    ended: work.ended.then(({ words }) => srtProblem(words, moved() > 0)),
    close: () => {
      work.stop();
    },
  };
}

/** Calls, and follows how many bytes ffmpeg has handed to the other side. */
function called(path: string, target: SrtTarget): Call {
  const file = unseenFile(callerPreset(target));
  const secrets = [target.passphrase ?? '', target.streamId];
  const work = startFfmpeg(path, { args: callerCommand(target), nice: 0, secrets, file });
  // The child has its own hold of it.
  closeSync(file);
  let moved = 0;
  let rest = '';
  work.output.on('data', (piece: Buffer) => {
    const lines = (rest + piece.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('total_size=')) moved = Number(line.slice(11)) || moved;
  });
  return { work, moved: () => moved };
}

/** A file in memory that has no name any more when anybody could look for it: ffmpeg reads options out of a file, and a socket is none. */
function unseenFile(text: string): number {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'hearth-'));
  try {
    const path = join(folder, 'preset');
    const file = openSync(path, 'wx+', 0o600);
    rmSync(path);
    writeSync(file, text);
    return file;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const MEMORY = '/dev/shm';
