/** Where one encoder is awaited, and what opens the door. */
export type Listening = {
  readonly bind: string;
  readonly port: number;
  readonly passphrase: string;
  readonly latencyMs: number;
};

/** An encoder that was let in and is silent for so long is gone. */
const SILENT_SECONDS = 5;
/** How much of a stream is looked at before its parameters are known. */
const PROBE_BYTES = 1_000_000;
const PROBE_SECONDS = 1;
const MICROSECONDS = 1_000_000;

/**
 * What ffmpeg is told on its standard input to await one encoder. Neither its arguments nor its environment hold the passphrase, which every list of
 * processes would show.
 */
export function listenerScript({ bind, port, passphrase, latencyMs }: Listening): string {
  const options: readonly [string, string | number][] = [
    ['passphrase', quoted(passphrase)],
    ['latency', latencyMs * 1_000],
    ['timeout', SILENT_SECONDS * MICROSECONDS],
    ['probesize', PROBE_BYTES],
    ['analyzeduration', PROBE_SECONDS * MICROSECONDS],
  ];
  const said = options.map(([name, value]) => `option ${name} ${value}`);
  return ['ffconcat version 1.0', `file 'srt://${hostOf(bind)}:${port}?mode=listener'`, ...said, ''].join('\n');
}

/** What ffmpeg does as a listener: the picture goes on as it is, sound that is no AAC is encoded. FLV comes out. */
export function listenerCommand(isSoundEncoded: boolean): readonly string[] {
  return [
    // The version of libsrt says by itself who showed a wrong passphrase.
    ...['-loglevel', 'error', '-protocol_whitelist', 'pipe,srt', '-max_alloc', '200000000'],
    ...['-probesize', String(PROBE_BYTES), '-analyzeduration', String(PROBE_SECONDS * MICROSECONDS)],
    ...['-f', 'concat', '-safe', '0', '-i', 'pipe:0', '-map', '0:v:0?', '-map', '0:a:0?', '-map_metadata', '-1'],
    ...['-c:v', 'copy', ...(isSoundEncoded ? SOUND : ['-c:a', 'copy']), '-max_interleave_delta', '500000'],
    ...['-flush_packets', '1', '-f', 'flv', '-flvflags', 'no_duration_filesize', 'pipe:1'],
  ];
}

const SOUND = ['-af', 'aresample=async=1000', '-c:a', 'aac', '-b:a', '128k', '-ar', '48000', '-ac', '2'];

/** As a script of ffconcat holds a word. */
const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;

const hostOf = (bind: string): string => (bind.includes(':') ? `[${bind}]` : bind);
