import { getLocales } from 'expo-localization';

/** The languages the reader asked the device for, first choice first. */
export function deviceLanguages(): readonly string[] {
  return getLocales().map((locale) => locale.languageTag);
}
