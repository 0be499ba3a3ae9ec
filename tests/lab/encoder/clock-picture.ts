/** How the test picture is made: its size, and the moment of its first frame in milliseconds (0 for a film that is played later). */
export type ClockPicture = {
  readonly size: string;
  readonly framesPerSecond: number;
  readonly kilobits: number;
  readonly keySeconds: number;
};

/** As stations send it: 720p30 at 2.5 Mbit/s, a key frame every two seconds. */
export const CLOCK_PICTURE: ClockPicture = { size: '1280x720', framesPerSecond: 30, kilobits: 2_500, keySeconds: 2 };

/** The bar code at the top of the picture: so many cells over the whole width, the highest bit left, white is 1: milliseconds modulo 2^20. */
export const BAR_CODE = { bits: 20, height: 40 } as const;

/**
 * The filters that draw the time `t` of a frame: as a bar code, for a canvas to read, and as a text where the machine has a font. With
 * `begin`, milliseconds of 1970, frames carry the clock on the wall when they are made.
 */
export function clockFilters(begin: number | undefined, hasFont: boolean): string {
  const { bits, height } = BAR_CODE;
  const offset = begin === undefined ? 0 : begin % 2 ** bits;
  const cells = Array.from({ length: bits }, (_, at) => {
    const place = 2 ** (bits - 1 - at);
    const isOne = `gte(mod(floor(t*1000+${offset}),${place * 2}),${place})`;
    return `drawbox=x=iw*${at}/${bits}:y=0:w=iw/${bits}:h=${height}:color=white:t=fill:enable='${isOne}'`;
  });
  const wall = begin === undefined ? [] : [`realtime`, `setpts=(RTCTIME/1000-${begin})/1000/TB`];
  const shown = begin === undefined ? 'pts\\:hms' : 'localtime\\:%H\\\\\\:%M\\\\\\:%S';
  const text = hasFont ? [`drawtext=text='%{${shown}}':fontsize=h/8:x=(w-tw)/2:y=h/2:box=1:boxborderw=12`] : [];
  return [...wall, `drawbox=x=0:y=0:w=iw:h=${height}:color=black:t=fill`, ...cells, ...text].join(',');
}

/** The arguments of ffmpeg that make a picture with these filters, and a sound (`voiceFrom`), encoded as FLV. */
export function clockArguments(picture: ClockPicture, filters: string, sound: string): readonly string[] {
  const { size, framesPerSecond, kilobits, keySeconds } = picture;
  const group = String(framesPerSecond * keySeconds);
  return [
    ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${framesPerSecond}`, '-f', 'lavfi', '-i', sound, '-vf', filters],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p'],
    ...['-b:v', `${kilobits}k`, '-maxrate', `${kilobits}k`, '-bufsize', `${kilobits}k`],
    ...['-g', group, '-keyint_min', group, '-sc_threshold', '0', '-c:a', 'aac', '-b:a', '128k'],
  ];
}
