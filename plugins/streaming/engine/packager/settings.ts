/** What the packager is handed on its standard input. */
export type PackagerSettings = {
  /** Where the host says what should be. */
  readonly control: string;
  /** Where the ingest hands on audio and video. */
  readonly media: string;
  /** Where the host reads what was made. */
  readonly window: string;
  /** A folder for films of slates. */
  readonly cache: string;
  readonly ffmpeg: string;
  /** So much of the disk is left free. */
  readonly floorBytes: number;
  /** How long it goes on without a host. */
  readonly lingerMs: number;
};

const TEXTS = ['control', 'media', 'window', 'cache'] as const;

/** Reads what it was handed; throws with one clear line. */
export function packagerSettings(given: Readonly<Record<string, unknown>>): PackagerSettings {
  const [control, media, window, cache] = TEXTS.map((name) => {
    const value = given[name];
    if (typeof value !== 'string' || value === '') throw new TypeError(`The packager needs a path called ${name}`);
    return value;
  });
  const number = (name: string, otherwise: number): number =>
    typeof given[name] === 'number' ? given[name] : otherwise;
  return {
    ...{ control: control ?? '', media: media ?? '', window: window ?? '', cache: cache ?? '' },
    ffmpeg: typeof given['ffmpeg'] === 'string' ? given['ffmpeg'] : 'ffmpeg',
    floorBytes: number('floorBytes', 2 * 1024 ** 3),
    lingerMs: number('lingerMs', 60_000),
  };
}
