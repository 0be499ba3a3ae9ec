import type { Encoder, HealthFinding, HealthLight, HealthSample } from '../../contract';

/** What was found, how bad it is, and the figures that its words name. */
export type Found = {
  readonly finding: HealthFinding;
  readonly light: 'weak' | 'bad';
  readonly values: Readonly<Record<string, number>>;
};

/** The judgement over the last minute. */
export type Judgement = { readonly light: HealthLight; readonly findings: readonly Found[] };

type Facts = Pick<Encoder, 'height' | 'width' | 'audioCodec'>;
/** The last minute, and of it the last ten seconds. */
type Looked = {
  readonly minute: readonly HealthSample[];
  readonly newest: readonly HealthSample[];
  readonly facts: Facts;
};
type Rule = (looked: Looked) => Found | undefined;

const NEWEST_MS = 10_000;
const MINUTE_MS = 60_000;

/** Below this nobody hears anything: hiss of an open line lies above it. */
export const SILENCE_DB = -60;

/** What a picture of this height needs at 25 pictures a second, in kilobits; a third of it is a mosaic. */
const NEEDS: readonly (readonly [height: number, kilobits: number])[] = [
  [1_000, 2_500],
  [700, 1_200],
  [460, 600],
  [0, 250],
];

/** Says how an encoder does. The newest sample is the last; nothing is found while nobody sends. */
export function judgeHealth(samples: readonly HealthSample[], facts: Facts | undefined): Judgement {
  const last = samples.at(-1);
  if (!last || !facts) return { light: 'none', findings: [] };
  const end = Date.parse(last.at);
  const since = (ms: number): readonly HealthSample[] => samples.filter(({ at }) => Date.parse(at) > end - ms);
  const looked = { minute: since(MINUTE_MS), newest: since(NEWEST_MS), facts };
  const isStalled = last.state === 'stalled';
  // Of a line that stands still nothing else is worth saying.
  const found = isStalled ? [bad('stalled', {})] : RULES.flatMap((rule) => rule(looked) ?? []);
  const findings = found.toSorted((a, b) => WEIGHT[b.light] - WEIGHT[a.light]);
  return { light: findings[0]?.light ?? 'good', findings };
}

const WEIGHT = { weak: 1, bad: 2 } as const;
const weak = (finding: HealthFinding, values: Found['values']): Found => ({ finding, light: 'weak', values });
const bad = (finding: HealthFinding, values: Found['values']): Found => ({ finding, light: 'bad', values });

const bitrate: Rule = ({ newest, minute, facts }) => {
  const now = mean(newest.map(({ kilobits }) => kilobits));
  // Upright pictures are judged by their short side, as those that lie are.
  const side = Math.min(facts.height, facts.width);
  const needed = NEEDS.find(([height]) => side >= height)?.[1] ?? 0;
  const values = { now: Math.round(now), needed };
  if (newest.length < 3 || facts.height === 0) return undefined;
  if (now < needed / 3) return bad('bitrate-poor', values);
  if (now < needed / 1.6) return weak('bitrate-low', values);
  const usual = median(minute.map(({ kilobits }) => kilobits));
  if (minute.length >= 15 && now < usual * 0.6)
    return weak('bitrate-drops', { now: Math.round(now), usual: Math.round(usual) });
  return now > HIGH ? weak('bitrate-high', { now: Math.round(now) }) : undefined;
};

/** More than most viewers' lines and platforms take. */
const HIGH = 12_000;

const frames: Rule = ({ newest, minute, facts }) => {
  if (newest.length < 3 || facts.height === 0) return undefined;
  const now = round(mean(newest.map(({ frames: one }) => one)));
  const usual = round(median(minute.map(({ frames: one }) => one)));
  if (now < 12) return bad('frames-few', { now });
  if (minute.length >= 15 && now < usual * 0.8) return weak('frames-drop', { now, usual });
  return now < 20 ? weak('frames-few', { now }) : undefined;
};

/** One in fifty missing is seen as jerks. */
const LOST_SHARE = 0.02;

const lostFrames: Rule = ({ minute }) => {
  const [first] = minute;
  const last = minute.at(-1);
  if (!first || !last) return undefined;
  const lost = last.lost - first.lost;
  const came = minute.reduce((sum, { frames: one }) => sum + one * 2, 0);
  return lost > came * LOST_SHARE && lost >= 10 ? weak('frames-lost', { lost }) : undefined;
};

const keys: Rule = ({ newest }) => {
  const seconds = round(newest.at(-1)?.keySeconds ?? 0);
  if (seconds > 6) return bad('keys-very-far', { seconds });
  return seconds > 3 ? weak('keys-far', { seconds }) : undefined;
};

const sound: Rule = ({ newest, minute, facts }) => {
  if (facts.audioCodec === '') return weak('no-sound', {});
  const heard = minute.filter(({ level }) => level !== null);
  const levels = newest.flatMap(({ level }) => (level === null ? [] : [level]));
  if (levels.length < 4) return undefined;
  if (levels.every((level) => level < SILENCE_DB)) return bad('silent', { seconds: silentSeconds(minute) });
  const peaks = newest.filter(({ peak }) => peak !== null && peak > -0.2);
  if (peaks.length >= 3) return weak('loud', {});
  const loudest = Math.max(...heard.map(({ level }) => level ?? -120));
  return heard.length >= 15 && loudest < -42 ? weak('quiet', { level: Math.round(loudest) }) : undefined;
};

const RULES: readonly Rule[] = [bitrate, frames, lostFrames, keys, sound];

/** For how long nothing was heard, as far as it is known. */
export function silentSeconds(samples: readonly HealthSample[]): number {
  const last = samples.at(-1);
  const loud = samples.findLast(({ level }) => level !== null && level >= SILENCE_DB) ?? samples[0];
  return last && loud ? Math.round((Date.parse(last.at) - Date.parse(loud.at)) / 1_000) : 0;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
const round = (value: number): number => Math.round(value * 10) / 10;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
