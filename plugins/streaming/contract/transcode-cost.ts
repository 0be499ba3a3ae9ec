/** The size of a picture, and how many of them a second has. */
export type Source = { readonly width: number; readonly height: number; readonly fps: number };

/** What making a picture anew takes of a machine: a share of one core, and memory. */
export type Cost = { readonly share: number; readonly megabytes: number };

/** What is taken for the source while no encoder has shown one. */
export const USUAL_SOURCE: Source = { width: 1280, height: 720, fps: 30 };

type Wanted = Cost & {
  /** What makes it another picture than the others of its room; null for those of other rooms. */
  readonly name: string | null;
  /** How many platforms want it. */
  readonly targets: number;
  /** Its room is on air now. */
  readonly isRunning: boolean;
};

/** All that is made anew on this machine, or will be as soon as rooms are on air. */
export type Workload = { readonly cores: number; readonly most: number; readonly wanted: readonly Wanted[] };

/** A choice that is looked at before it is saved. */
export type Choice = {
  readonly cost: Cost;
  /** Of the picture that is chosen; undefined for the room's own. A new mark has a name that no other has. */
  readonly name: string | undefined;
  /** Of the picture that the platform gets now, where it is switched on. */
  readonly before: string | undefined;
};

/** What there is to say of it. */
export type Foretold = {
  /** Another platform of this room gets the same picture already, so it costs nothing more. */
  readonly isShared: boolean;
  /** What the others take at this moment. */
  readonly used: Cost;
  /** What all would take together. */
  readonly together: Cost;
  readonly isHeavy: boolean;
  readonly isFull: boolean;
};

/** Of all cores; above it encoders and viewers would feel it on a busy day. */
const HEAVY = 0.7;

/** Seconds of one core for each million of pixels, by what is done with them; figures of `tests/bench/transcode.bench.mjs`, rounded up. */
const READ = 0.004;
const MADE = 0.009;
const MEGABYTES = 60;
const MEGABYTES_PER_MEGAPIXEL = 70;

/** What one picture costs: reading the whole of it, and making what goes out. */
export function costOf({ width, height, fps }: Source, shape: 'as-is' | 'upright'): Cost {
  const pixels = (width * height) / 1e6;
  const made = shape === 'upright' ? Math.min(pixels, (((height * 9) / 16) * height) / 1e6) : pixels;
  const share = (pixels * READ + made * MADE) * fps;
  return {
    share: Math.round(share * 100) / 100,
    megabytes: Math.round((MEGABYTES + pixels * MEGABYTES_PER_MEGAPIXEL) / 10) * 10,
  };
}

type Named = {
  readonly shape: 'as-is' | 'upright';
  readonly cropX: number;
  readonly logo: {
    readonly hash: string;
    readonly corner: string;
    readonly percent: number;
    readonly opacity: number;
  } | null;
};

/** What two platforms of a room have to have in common to get one picture; undefined where it is the room's own. */
export function lookName({ shape, cropX, logo }: Named): string | undefined {
  if (shape === 'as-is' && !logo) return undefined;
  const mark = logo ? [logo.hash, logo.corner, logo.percent, logo.opacity] : [];
  return [shape, shape === 'upright' ? cropX : '', ...mark].join(' ');
}

/** What a choice would do to the machine, before anybody saves it. */
export function foretell({ cost, name, before }: Choice, { cores, most, wanted }: Workload): Foretold {
  const others = wanted.filter((one) => one.name === null || one.name !== before || one.targets > 1);
  const isShared = name !== undefined && others.some((one) => one.name === name);
  const isNew = name !== undefined && !isShared;
  const together = sum([...others, ...(isNew ? [cost] : [])]);
  return {
    isShared,
    used: sum(others.filter(({ isRunning }) => isRunning)),
    together,
    isHeavy: isNew && together.share > HEAVY * cores,
    isFull: isNew && others.length >= most,
  };
}

const sum = (costs: readonly Cost[]): Cost => ({
  share: costs.reduce((all, { share }) => all + share, 0),
  megabytes: costs.reduce((all, { megabytes }) => all + megabytes, 0),
});
