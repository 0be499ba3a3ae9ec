import { deviceLanguages } from '@/platform/language';
import { keeper } from '@/platform/keeper';
import { createStore } from './store';

export interface Prefs {
  readonly scheme: 'light' | 'dark' | 'system';
  readonly language: 'zh' | 'en' | 'system';
  readonly elder: boolean;
  /** Index into READING_SIZES. */
  readonly reading: number;
  readonly station: string | null;
  readonly searches: readonly string[];
}

/** Times the body size. The last step is past 30 px, which the national rule for elder-friendly apps asks to be reachable. */
export const READING_SIZES = [0.9, 1, 1.15, 1.3, 1.5, 1.8] as const;

const FRESH: Prefs = { scheme: 'system', language: 'system', elder: false, reading: 1, station: null, searches: [] };
const KEY = 'prefs';

/** Reads what an earlier version may have written: anything of the wrong type falls back to the fresh value. */
export function parsePrefs(text: string | null): Prefs {
  if (text === null) return FRESH;
  try {
    const kept = JSON.parse(text) as Partial<Record<keyof Prefs, unknown>>; // checked field by field below
    return {
      scheme: kept.scheme === 'light' || kept.scheme === 'dark' ? kept.scheme : 'system',
      language: kept.language === 'zh' || kept.language === 'en' ? kept.language : 'system',
      elder: kept.elder === true,
      reading: Number.isInteger(kept.reading)
        ? Math.min(Math.max(Number(kept.reading), 0), READING_SIZES.length - 1)
        : 1,
      station: typeof kept.station === 'string' ? kept.station : null,
      searches: Array.isArray(kept.searches) ? kept.searches.filter((s): s is string => typeof s === 'string') : [],
    };
  } catch {
    return FRESH;
  }
}

export const prefs = createStore<Prefs>(keeper.needsWarming ? FRESH : parsePrefs(keeper.read(KEY)));

export function changePrefs(change: Partial<Prefs>): void {
  prefs.set(change);
  keeper.write(KEY, JSON.stringify(prefs.get()));
}

/** On a phone, called once before the first screen. */
export async function warmPrefs(): Promise<void> {
  await keeper.warm();
  prefs.set(parsePrefs(keeper.read(KEY)));
}

/** The language of words and of content. */
export function languageOf(choice: Prefs['language'], device: readonly string[] = deviceLanguages()): 'zh' | 'en' {
  if (choice !== 'system') return choice;
  const first = device.find((tag) => /^(zh|en)\b/i.test(tag));
  return first?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
