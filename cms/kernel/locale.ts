/** The languages the house speaks; the first is the default of content. */
export const locales = ['zh-Hans', 'en'] as const;

/** One of the languages the house speaks. */
export type Locale = (typeof locales)[number];

/** The language of content when nobody chose one. */
export const defaultLocale: Locale = 'zh-Hans';

/** A sentence in every language of the house, so that none can be forgotten. */
export type Text = Readonly<Record<Locale, string>>;

/** Tells whether a value from outside is a language of the house. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}
