import { defaultLocale, locales, type Locale } from '../../kernel';
import type { Platform } from '../../platform';

const NAMES: Readonly<Record<Locale, string>> = { 'zh-Hans': '简体中文 (zh-Hans)', en: 'English (en)' };

/** The service of Strapi's i18n plugin, as far as it is used here. */
type LocaleService = {
  findByCode(code: string): Promise<{ id: number } | null>;
  create(locale: { code: string; name: string }): Promise<unknown>;
  getDefaultLocale(): Promise<string | null>;
  setDefaultLocale(locale: { code: string }): Promise<unknown>;
};

/** Makes the house's languages where they are missing. Strapi starts a new database in English alone; only that is overridden. */
export async function ensureLocales({ strapi }: Pick<Platform, 'strapi'>): Promise<void> {
  // The services of the plugin are untyped.
  const service = strapi.plugin('i18n').service('locales') as unknown as LocaleService;
  let isNew = false;
  for (const code of locales) {
    if (await service.findByCode(code)) continue;
    await service.create({ code, name: NAMES[code] });
    isNew ||= code === defaultLocale;
  }
  if (isNew) await service.setDefaultLocale({ code: defaultLocale });
}
