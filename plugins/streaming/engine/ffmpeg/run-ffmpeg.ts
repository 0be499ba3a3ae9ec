import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { lastWords } from './last-words.rules';

/** What ffmpeg should do. */
export type FfmpegWish = {
  readonly args: readonly string[];
  /** Milliseconds after which it is killed; none for what runs as long as somebody sends. */
  readonly limitMs?: number;
  /** How far it steps back behind everything else, 0 to 19. */
  readonly nice?: number;
  /** What must be in no word of it, besides what stands behind addresses. */
  readonly secrets?: readonly string[];
  /** An open file that it finds as `/dev/fd/3`. */
  readonly file?: number;
  /** Hears what it says while it runs, as it comes; secrets are still in it. */
  readonly heard?: (piece: string) => void;
};

/** How it ended. `words` are its last ones. */
export type FfmpegEnd =
  | { readonly is: 'done'; readonly words: string }
  | { readonly is: 'failed'; readonly words: string }
  | { readonly is: 'late'; readonly words: string }
  | { readonly is: 'stopped'; readonly words: string };

/** One at work. It ends with this process, however that ends. */
export type FfmpegAtWork = {
  readonly pid: number | undefined;
  readonly input: Writable;
  readonly output: Readable;
  readonly ended: Promise<FfmpegEnd>;
  /** Asks it to finish its file, and kills it when it does not. */
  stop(): void;
};

const NICE = 10;
/** So much of what it says is kept. */
const WORDS_KEPT = 16_000;
const LAST_WAIT = 3_000;
/** Kills what it starts when we die, by SIGKILL too; part of every Debian. */
const SETPRIV = '/usr/bin/setpriv';

/** Whoever runs now. They have one listener together: Node takes more than ten of them for a leak, and an ingest may have twenty rooms with SRT. */
const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Starts it: no shell, its input and output are pipes, and its environment holds nothing of ours. */
export function startFfmpeg(path: string, wish: FfmpegWish): FfmpegAtWork {
  const { limitMs, secrets, heard } = wish;
  const child = spawned(path, wish);
  // Whoever reads no more or was killed breaks the pipe; how it ended says it.
  child.stdin.on('error', () => undefined);
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    const piece = chunk.toString('utf8');
    words = (words + piece).slice(-WORDS_KEPT);
    heard?.(piece);
  });
  const stopping: Stopping = { why: undefined };
  const goodbye = (): void => {
    child.kill('SIGKILL');
  };
  alive.add(child);
  const timer = limitMs === undefined ? undefined : setTimeout(() => kill(child, stopping, 'late'), limitMs);
  const ended = ending(child, () => ({ why: stopping.why, words: lastWords(words, secrets) })).finally(() => {
    clearTimeout(timer);
    alive.delete(child);
  });
  return {
    ...{ pid: child.pid, input: child.stdin, output: child.stdout, ended },
    stop: () => {
      stopping.why ??= 'stopped';
      child.stdin.end();
      child.kill('SIGINT');
      setTimeout(goodbye, LAST_WAIT).unref();
    },
  };
}

function spawned(path: string, { args, nice = NICE, file }: FfmpegWish): ChildProcessWithoutNullStreams {
  const [program, ...before] = commandOf(path, nice);
  const child = spawn(program, [...before, '-hide_banner', '-nostats', ...args], {
    stdio: file === undefined ? 'pipe' : ['pipe', 'pipe', 'pipe', file],
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
  });
  // The first three are pipes in both cases; the type knows the first of them alone.
  return child as ChildProcessWithoutNullStreams;
}

function commandOf(path: string, nice: number): readonly [string, ...string[]] {
  const niced = ['nice', '-n', String(nice), path] as const;
  return existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'KILL', ...niced] : niced;
}

type Stopping = { why: 'late' | 'stopped' | undefined };

function kill(child: ChildProcess, stopping: Stopping, why: 'late' | 'stopped'): void {
  stopping.why ??= why;
  child.kill('SIGKILL');
}

type Said = { readonly why: 'late' | 'stopped' | undefined; readonly words: string };

function ending(child: ChildProcess, said: () => Said): Promise<FfmpegEnd> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve({ is: 'failed', words: lastWords(error.message) });
    });
    child.once('close', (code) => {
      const { why, words } = said();
      resolve({ is: why ?? (code === 0 ? 'done' : 'failed'), words });
    });
  });
}

/** What one that was run to its end gave. */
export type FfmpegOutcome = FfmpegEnd & { readonly output: Buffer };

/** What one that is run to its end is fed, and how much it may give. */
export type FfmpegTask = FfmpegWish & {
  readonly limitMs: number;
  readonly input?: Iterable<Buffer> | AsyncIterable<Buffer>;
  readonly mostBytes?: number;
};

/** Runs the ffmpeg of this machine to its end. */
export type RunFfmpeg = (task: FfmpegTask) => Promise<FfmpegOutcome>;

/** Runs it to its end over bytes that are at hand. More output than `mostBytes` is a failure. */
export async function runFfmpeg(
  path: string,
  { input, mostBytes = 32 * 1024 * 1024, ...wish }: FfmpegTask,
): Promise<FfmpegOutcome> {
  const work = startFfmpeg(path, wish);
  const pieces: Buffer[] = [];
  let bytes = 0;
  work.output.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > mostBytes) work.stop();
    else pieces.push(piece);
  });
  const fed = feed(work, input ?? []);
  const end = await work.ended;
  await fed;
  return { ...end, output: Buffer.concat(pieces) };
}

/** Writes as fast as it reads; once it is gone its pipe is closed, and nothing more is written. */
async function feed(
  { input: pipe, ended }: FfmpegAtWork,
  input: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<void> {
  try {
    for await (const piece of input) {
      if (!pipe.writable) break;
      if (!pipe.write(piece)) await Promise.race([drained(pipe), ended]);
    }
  } finally {
    pipe.end();
  }
}

const drained = (pipe: Writable): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      // Who feeds many pieces would leave a listener behind with each.
      pipe.off('drain', done).off('close', done);
      resolve();
    };
    pipe.on('drain', done).on('close', done);
  });
