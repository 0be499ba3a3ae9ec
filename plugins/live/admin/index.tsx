import type { StrapiApp } from '@strapi/strapi/admin';
import { addConsolePages } from './console/add-console-pages';
import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, 'zh-Hans': zhHans };

export default {
  register(app: StrapiApp) {
    addConsolePages(app);
    app.registerPlugin({ id: 'live', name: en.title });
  },
  registerTrads({ locales }: { locales: readonly string[] }) {
    return Promise.all(locales.map((locale) => Promise.resolve({ locale, data: prefixed(TEXTS[locale] ?? {}) })));
  },
};

/** Strapi keeps the texts of all plugins in one table, so each key starts with its plugin. */
function prefixed(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`live.${key}`, text]));
}
