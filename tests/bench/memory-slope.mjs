/** Whether the memory of processes is flat: the line of least squares through what was seen of each. */
import { readFileSync } from 'node:fs';

/** A process that stays up for a day may grow by this much of itself. */
const A_DAY_ADDS = 20;

/**
 * The slope of a line through points, with how sure it is: its standard error takes in that neighbours resemble each other (the
 * effective number of points is n·(1−r)/(1+r), r being the correlation of what is left over from one point to the next).
 */
export function slopeOf(points) {
  const n = points.length;
  const [mx, my] = [0, 1].map((at) => points.reduce((sum, point) => sum + point[at], 0) / n);
  const sxx = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / sxx;
  const left = points.map(([x, y]) => y - my - slope * (x - mx));
  const squares = left.reduce((sum, e) => sum + e * e, 0);
  const along = left.slice(1).reduce((sum, e, at) => sum + e * left[at], 0);
  const r = Math.min(0.95, Math.max(0, squares === 0 ? 0 : along / squares));
  const effective = Math.max(3, (n * (1 - r)) / (1 + r));
  return { slope, mean: my, plusMinus: 1.96 * Math.sqrt(squares / sxx / (effective - 2)), points: n };
}

/** What a CSV of `seconds,process,rss,pss,anon` (in MB) says of each process after so many minutes. */
export function slopesIn(csv, afterMinutes) {
  const rows = csv.trim().split('\n').slice(1);
  const byName = new Map();
  for (const row of rows) {
    const [seconds, name, rss] = row.split(',');
    if (Number(seconds) < afterMinutes * 60) continue;
    byName.set(name, [...(byName.get(name) ?? []), [Number(seconds) / 3_600, Number(rss)]]);
  }
  return [...byName].map(([name, points]) => ({
    name,
    ...slopeOf(points),
    first: points[0][1],
    last: points.at(-1)[1],
  }));
}

/** One figure for each process that is ours. */
export function memoryFigures(csv, { minutes, warmUp, area = 'live' }) {
  return slopesIn(csv, warmUp).map(({ name, slope, mean, plusMinus, points, first, last }) => ({
    name: `${area}: memory of the ${name}, growth of a day`,
    // Who shrinks does not grow.
    value: (Math.max(0, slope) * 24 * 100) / mean,
    unit: '% of its size',
    wanted: { below: A_DAY_ADDS },
    ...{
      megabytesPerHour: round(slope),
      plusMinus: round(plusMinus),
      megabytes: round(mean),
      first,
      last,
      points,
      minutes,
    },
  }));
}

/** Megabytes: all that is resident, its share of what is shared, and what is its own alone. A process that is gone ends the bench. */
export function memoryOf(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return ['Rss', 'Pss', 'Anonymous'].map((name) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)[1]) / 1_024).toFixed(2),
  );
}

const round = (value) => Number(value.toPrecision(3));
