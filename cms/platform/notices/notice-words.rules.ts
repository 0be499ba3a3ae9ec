import type { Locale } from '../../kernel';

/** A notice in one language: `{fact}` is filled in, `{fact|time}` and `{fact|size}` as people write times and sizes. */
export type Words = { readonly title: string; readonly body: string };

const PLACE = /\{(\w+)(?:\|(time|size))?\}/g;

/** The facts that a text wants. */
export function placesOf(text: string): readonly string[] {
  return [...text.matchAll(PLACE)].map(([, fact = '']) => fact);
}

/** Fills the words of a notice. Line breaks and marks of Markdown in facts are made harmless: facts may quote people. */
export function fill(words: Words, facts: Readonly<Record<string, unknown>>, locale: Locale): Words {
  const filled = (text: string): string =>
    text.replace(PLACE, (_place, fact: string, format: string | undefined) => shown(facts[fact], format, locale));
  return { title: filled(words.title), body: filled(words.body) };
}

function shown(fact: unknown, format: string | undefined, locale: Locale): string {
  if (format === 'time') return timeOf(new Date(String(fact)), locale);
  if (format === 'size') return sizeOf(Number(fact));
  // A fact in both languages is told in the reader's.
  if (typeof fact === 'object' && fact !== null && locale in fact) return plain(Reflect.get(fact, locale));
  return plain(fact);
}

function plain(fact: unknown): string {
  const text = typeof fact === 'string' || typeof fact === 'number' || typeof fact === 'boolean' ? String(fact) : '';
  return text.replace(/\s+/g, ' ').trim();
}

const TIMES: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  'zh-Hans': timeFormat('zh-CN', 'long'),
  en: timeFormat('en-GB', 'short'),
};

function timeFormat(language: string, month: 'long' | 'short'): Intl.DateTimeFormat {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(language, { timeZone: 'Asia/Shanghai', month, day: 'numeric', ...clock });
}

/** A moment as notices tell it. */
export function timeOf(at: Date, locale: Locale): string {
  return Number.isNaN(at.getTime()) ? '' : TIMES[locale].format(at);
}

function sizeOf(bytes: number): string {
  const gigabytes = bytes / 1024 ** 3;
  return gigabytes >= 1 ? `${gigabytes.toFixed(1)} GB` : `${Math.round(bytes / 1024 ** 2)} MB`;
}
