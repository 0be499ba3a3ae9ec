/** The admin's words in a language: ours, and those that Strapi has not put into Chinese. English is complete without them. */
export async function wordsIn(locale: string): Promise<Record<string, string>> {
  if (locale === 'en') return (await import('./en.json')).default;
  if (locale !== 'zh-Hans') return {};
  const [ours, strapi] = await Promise.all([import('./zh-Hans.json'), import('./strapi.zh-Hans.json')]);
  return { ...strapi.default, ...ours.default };
}
