/** What we ask of ffmpeg, by what people get of it. */
export const ffmpegPowers = ['pictures', 'loudness', 'encoding', 'srt'] as const;

/** Something that ffmpeg does for us. */
export type FfmpegPower = (typeof ffmpegPowers)[number];

/** How one found on this machine looks: its path, its version, and what it can do. */
export type Ffmpeg = { readonly path: string; readonly version: string; readonly powers: readonly FfmpegPower[] };

/** What a program said of itself: to `-version`, and to the four lists that we ask for. */
export type FfmpegWords = {
  readonly version: string;
  readonly encoders: string;
  readonly decoders: string;
  readonly filters: string;
  readonly protocols: string;
};

/** Older ones die of a signal on host names (4.1) or miss options of `fifo` and `srt`; Debian 12 brings 5.1. */
const OLDEST: readonly [number, number] = [4, 4];

/** By power, what has to be in which list. */
const NEEDS: Readonly<Record<FfmpegPower, Readonly<Partial<Record<keyof FfmpegWords, readonly string[]>>>>> = {
  pictures: { decoders: ['h264'], encoders: ['mjpeg'], filters: ['scale', 'tile'] },
  loudness: { decoders: ['aac'], filters: ['astats'] },
  encoding: { encoders: ['libx264', 'aac'] },
  srt: { protocols: ['srt'] },
};

/** What is off without a power, in the words of the log. */
const OFF: Readonly<Record<FfmpegPower, string>> = {
  pictures: 'posters, thumbnails and storyboards',
  loudness: 'the level of the sound',
  encoding: 'crops, logos, slates, exact cuts and phones that send from a browser',
  srt: 'SRT',
};

/** Reads the version; a build from git has a name instead of one, and is as new as anything. */
export function versionOf(words: string): string | undefined {
  return /^ffmpeg version (\S+)/m.exec(words)?.[1];
}

/** Whether this version is one that we use. */
export function isNewEnough(version: string): boolean {
  const [, major, minor] = /^n?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined) return true;
  return Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
}

/** What it can do, by its own lists. */
export function powersOf(words: FfmpegWords): readonly FfmpegPower[] {
  const names = {
    version: new Set<string>(),
    encoders: listed(words.encoders),
    decoders: listed(words.decoders),
    filters: listed(words.filters),
    protocols: new Set(words.protocols.split(/\s+/)),
  };
  return ffmpegPowers.filter((power) =>
    // The keys are those of the type above; `Object.entries` forgets it.
    (Object.entries(NEEDS[power]) as [keyof FfmpegWords, readonly string[]][]).every(([list, wanted]) =>
      wanted.every((name) => names[list].has(name)),
    ),
  );
}

/** A row of a list is its flags, its name, and what it is. */
const listed = (text: string): ReadonlySet<string> =>
  new Set(text.split('\n').map((row) => row.trim().split(/\s+/)[1] ?? ''));

const HOW = 'install it (Debian: apt-get install ffmpeg) or name another in HEARTH_FFMPEG';

/** The line that an operator reads where something is off; none where nothing is. */
export function complaintOf(found: Ffmpeg | undefined, why: string | undefined): string | undefined {
  const missing = ffmpegPowers.filter((power) => !(found?.powers ?? []).includes(power));
  if (missing.length === 0) return undefined;
  const off = missing.map((power) => OFF[power]).join('; ');
  const what = found ? `ffmpeg ${found.version} at ${found.path} lacks what this needs` : (why ?? 'ffmpeg is missing');
  return `${what}. Off: ${off}. To have it, ${HOW}`;
}
