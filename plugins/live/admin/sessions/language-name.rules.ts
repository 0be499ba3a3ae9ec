/** A language in its own words, as people there call it. */
export function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  } catch {
    // What somebody typed that is no language is shown as it was typed.
    return language;
  }
}
