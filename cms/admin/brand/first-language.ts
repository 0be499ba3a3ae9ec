/** Where Strapi keeps the language a person chose for the admin. */
const CHOSEN = 'strapi-admin-language';

/** Before anybody chose a language, the browser's counts: Chinese of any kind in simplified characters, everything else in English. */
export function speakLikeTheBrowser(storage: Storage, languages: readonly string[]): void {
  if (storage.getItem(CHOSEN) !== null) return;
  const first = languages.find((language) => /^(zh|en)\b/i.test(language)) ?? 'en';
  storage.setItem(CHOSEN, /^zh/i.test(first) ? 'zh-Hans' : 'en');
}
