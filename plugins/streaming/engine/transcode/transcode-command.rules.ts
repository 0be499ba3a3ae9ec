import type { LogoOrder, LookOrder } from '../wire/look-order';
import { framingOf, kilobitsOf, type Framing, type Size } from './framing.rules';

/** What ffmpeg is to make: from a picture of this size, and of pictures after `after` milliseconds alone where some went out already. */
export type Transcoding = { readonly look: LookOrder; readonly size: Size; readonly after?: number };

/** Seconds between key frames; platforms ask for two. */
const KEY_SECONDS = 2;
/** Between the last picture that went out and the next one. */
const AFTER = 0.0005;

/**
 * What ffmpeg does with FLV on its standard input: FLV on its standard output. Times stay those of the source, so that a line goes on when ffmpeg is
 * started anew, which then begins with a key frame behind the last picture that went out. Sound is handed on as it is. The input is a stranger's:
 * its container is told and not guessed, and nothing but pipes may be opened for it.
 */
export function transcodeCommand({ look, size, after }: Transcoding): readonly string[] {
  const framing = framingOf(size, look);
  const { logo } = look;
  return [
    ...['-loglevel', 'error', '-max_alloc', '200000000', '-copyts', '-probesize', '500000'],
    ...['-analyzeduration', '500000', '-protocol_whitelist', 'pipe', '-threads', '1', '-f', 'flv', '-i', 'pipe:0'],
    ...(logo ? ['-protocol_whitelist', 'file', '-f', 'image2', '-pattern_type', 'none', '-i', logo.file] : []),
    ...['-filter_complex', filters(framing, logo, after), '-map', '[out]', '-map', '0:a:0?', '-map_metadata', '-1'],
    ...['-fps_mode', 'vfr', '-enc_time_base', '1:1000', '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-tune', 'zerolatency', '-threads', '1', ...rate(kilobitsOf(framing, look.mostKilobits))],
    ...['-force_key_frames', `expr:if(isnan(prev_forced_t),1,gte(t,prev_forced_t+${KEY_SECONDS}))`],
    ...['-g', '1200', '-sc_threshold', '0', '-c:a', 'copy', '-avoid_negative_ts', 'disabled'],
    ...['-flush_packets', '1', '-f', 'flv', '-flvflags', 'no_duration_filesize', 'pipe:1'],
  ];
}

const rate = (kilobits: number): readonly string[] => [
  ...['-b:v', `${kilobits}k`, '-maxrate', `${kilobits}k`, '-bufsize', `${2 * kilobits}k`],
];

function filters({ width, height, cutAt, logoWidth, margin }: Framing, logo: LogoOrder | undefined, after?: number) {
  const new_ = after === undefined ? [] : [`select='gt(t,${after / 1_000 + AFTER})'`];
  const cut = [...new_, `crop=${width}:${height}:${cutAt ?? 0}:0`, 'setsar=1'].join(',');
  if (!logo || logoWidth === undefined) return `[0:v]${cut},format=yuv420p[out]`;
  const mark = `scale=${logoWidth}:-1,format=rgba,colorchannelmixer=aa=${(logo.opacity / 100).toFixed(2)}`;
  const [vertical, horizontal] = logo.corner.split('-');
  const x = horizontal === 'left' ? String(margin) : `W-w-${margin}`;
  const y = vertical === 'top' ? String(margin) : `H-h-${margin}`;
  return `[1:v]${mark}[mark];[0:v]${cut}[cut];[cut][mark]overlay=${x}:${y},format=yuv420p[out]`;
}
