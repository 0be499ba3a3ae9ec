/** A film that is joined with others. */
export type Joined = {
  readonly path: string;
  readonly seconds: number;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly sound: boolean;
};

const SOUND = 'aresample=48000,aformat=channel_layouts=stereo';
const KEY_SECONDS = 2;

/** What ffmpeg is told to join films to one: as wide and high as the first, with silence where one has no sound. */
export function joining(inputs: readonly Joined[]): readonly string[] {
  const [first] = inputs;
  const [width, height] = [even(first?.width), even(first?.height)];
  const hasSound = inputs.some(({ sound }) => sound);
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease,pad=${width}:${height}:-1:-1,setsar=1,format=yuv420p`;
  const pictures = inputs.map((_, index) => `[${index}:v:0]${fit}[v${index}]`);
  const sounds = inputs.map(({ sound, seconds }, index) =>
    sound ? `[${index}:a:0]${SOUND}[a${index}]` : `anullsrc=r=48000:cl=stereo,atrim=duration=${seconds}[a${index}]`,
  );
  const all = inputs.map((_, index) => `[v${index}]${hasSound ? `[a${index}]` : ''}`).join('');
  const joined = `${all}concat=n=${inputs.length}:v=1:a=${hasSound ? 1 : 0}[v]${hasSound ? '[a]' : ''}`;
  return [
    ...['-v', 'error', ...inputs.flatMap(({ path }) => ['-i', path])],
    ...['-filter_complex', [...pictures, ...(hasSound ? sounds : []), joined].join(';')],
    ...['-map', '[v]', ...(hasSound ? ['-map', '[a]'] : [])],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-bf', '0', '-pix_fmt', 'yuv420p'],
    ...['-force_key_frames', `expr:gte(t,n_forced*${KEY_SECONDS})`, '-sc_threshold', '0', '-vsync', 'vfr'],
    ...['-c:a', 'aac', '-b:a', '128k', '-f', 'flv', '-flvflags', 'no_duration_filesize', 'pipe:1'],
  ];
}

/** H.264 of this form has an even number of points. */
const even = (points = 0): number => Math.max(2, points - (points % 2));
