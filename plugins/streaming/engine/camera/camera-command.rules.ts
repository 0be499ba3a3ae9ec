/** What a browser's recorder sends, as far as it decides how ffmpeg reads it. */
export type Recording = { readonly container: 'webm' | 'mp4'; readonly h264: boolean; readonly aac: boolean };

const CONTAINERS: Readonly<Record<string, Recording['container']>> = {
  'video/webm': 'webm',
  // As Chromium calls WebM when H.264 is inside of it.
  'video/x-matroska': 'webm',
  'video/mp4': 'mp4',
};

/** Reads the type that a recorder tells of itself; undefined for what no recorder sends. */
export function recordingOf(mime: string): Recording | undefined {
  const [type = '', ...parameters] = mime.toLowerCase().split(';');
  const container = CONTAINERS[type.trim()];
  if (!container) return undefined;
  const codecs = parameters.join(';');
  return { container, h264: /avc[13]|h264/.test(codecs), aac: codecs.includes('mp4a') };
}

/** Whether the picture is encoded anew: the dear part, a third of a core for 720p30. */
export type Work = { readonly recording: Recording; readonly isEncoded: boolean };

/** Seconds between key frames of what is encoded here; segments of the playlist begin at them. */
export const KEY_SECONDS = 2;
/** What the network of a phone does at best, and what viewers can bear. */
const MOST_KILOBITS = 3_000;
const WIDEST = 1280;

/**
 * What ffmpeg does with a recording on its standard input: FLV on its standard output, with the picture as it is where it is H.264. No address and no
 * key is among these words, since every list of processes shows them. The container is told and not guessed, and nothing but pipes may be opened: what
 * comes in is a stranger's.
 */
export function cameraCommand({ recording, isEncoded }: Work): readonly string[] {
  const input = recording.container === 'webm' ? 'matroska' : 'mov';
  return [
    ...['-loglevel', 'error', '-protocol_whitelist', 'pipe', '-max_alloc', '200000000'],
    ...['-fflags', '+genpts', '-probesize', '500000', '-analyzeduration', '500000', '-f', input, '-i', 'pipe:0'],
    ...['-map', '0:v:0', '-map', '0:a:0?', '-map_metadata', '-1', ...(isEncoded ? ENCODED : ['-c:v', 'copy'])],
    ...(recording.aac ? ['-c:a', 'copy'] : SOUND),
    ...['-flush_packets', '1', '-f', 'flv', '-flvflags', 'no_duration_filesize', 'pipe:1'],
  ];
}

const ENCODED: readonly string[] = [
  // Phones turn and shrink their picture; an encoder wants even sides.
  ...['-vf', `scale='min(${WIDEST},iw)':-2:flags=fast_bilinear,scale=trunc(iw/2)*2:trunc(ih/2)*2,format=yuv420p`],
  ...['-fpsmax', '30', '-fps_mode', 'vfr', '-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency'],
  ...['-threads', '2', '-crf', '23', '-maxrate', `${MOST_KILOBITS}k`, '-bufsize', `${MOST_KILOBITS}k`],
  ...['-force_key_frames', `expr:gte(t,n_forced*${KEY_SECONDS})`, '-sc_threshold', '0'],
];
const SOUND: readonly string[] = [
  '-af',
  'aresample=async=1000',
  '-c:a',
  'aac',
  '-b:a',
  '96k',
  '-ar',
  '48000',
  '-ac',
  '2',
];
