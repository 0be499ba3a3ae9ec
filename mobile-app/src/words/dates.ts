export type Tongue = 'zh' | 'en';

export type Said =
  { readonly kind: 'ago'; readonly minutes: number } | { readonly kind: 'date'; readonly text: string };

interface Parts {
  readonly year: string;
  readonly month: number;
  readonly day: number;
  readonly time: string;
}

const HOUR_MS = 3_600_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A station's clock is Beijing time, wherever the reader is. China has had no summer time since 1991. */
function partsOf(date: Date): Parts {
  const local = new Date(date.getTime() + 8 * HOUR_MS);
  return {
    year: String(local.getUTCFullYear()),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    time: local.toISOString().slice(11, 16),
  };
}

const shapes: Readonly<
  Record<Tongue, { readonly withYear: (p: Parts) => string; readonly short: (p: Parts) => string }>
> = {
  zh: {
    withYear: (p) => `${p.year}年${p.month}月${p.day}日 ${p.time}`,
    short: (p) => `${p.month}月${p.day}日 ${p.time}`,
  },
  en: {
    withYear: (p) => `${p.day} ${MONTHS[p.month - 1]} ${p.year}, ${p.time}`,
    short: (p) => `${p.day} ${MONTHS[p.month - 1]}, ${p.time}`,
  },
};

/** Minutes within the last hour, otherwise the date, with its year when that is not the present one. */
export function dateWords(tongue: Tongue, date: Date, now: Date): Said {
  const age = now.getTime() - date.getTime();
  if (age >= 0 && age < HOUR_MS) return { kind: 'ago', minutes: Math.floor(age / 60_000) };
  return { kind: 'date', text: fullDate(tongue, date, now) };
}

/** The date for records, where "5 minutes ago" would be no evidence. */
export function fullDate(tongue: Tongue, date: Date, now: Date): string {
  const parts = partsOf(date);
  const shape = shapes[tongue];
  return parts.year === partsOf(now).year ? shape.short(parts) : shape.withYear(parts);
}
