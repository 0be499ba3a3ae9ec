import { Cast } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { ROOMS_READ } from '../contract';
import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, 'zh-Hans': zhHans };

export default {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/streaming',
      icon: Cast,
      intlLabel: { id: 'streaming.title', defaultMessage: en.title },
      permissions: [{ action: ROOMS_READ, subject: null }],
      position: 12,
      Component: () => import('./rooms/room-pages').then(({ RoomPages }) => ({ default: RoomPages })),
    });
    app.registerPlugin({ id: 'streaming', name: en.title });
  },
  registerTrads({ locales }: { locales: readonly string[] }) {
    return Promise.all(locales.map((locale) => Promise.resolve({ locale, data: prefixed(TEXTS[locale] ?? {}) })));
  },
};

/** Strapi keeps the texts of all plugins in one table, so each key starts with its plugin. */
function prefixed(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`streaming.${key}`, text]));
}
