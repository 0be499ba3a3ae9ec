import { Monitor } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { DESK_READ } from '../contract';
import { addConsolePages } from './console/add-console-pages';
import consoleEn from './console/translations/en.json';
import consoleZhHans from './console/translations/zh-Hans.json';
import prompterEn from './prompter/translations/en.json';
import prompterZhHans from './prompter/translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ...consoleEn, ...prompterEn },
  'zh-Hans': { ...consoleZhHans, ...prompterZhHans },
};

/** The pages of lives in the admin’s menu. */
const LINKS: readonly Parameters<StrapiApp['addMenuLink']>[0][] = [
  {
    to: 'plugins/live-console',
    icon: Monitor,
    intlLabel: { id: 'live.console.desks', defaultMessage: consoleEn['console.desks'] },
    permissions: [{ action: DESK_READ, subject: null }],
    position: 16.55,
    Component: () => import('./console/desks-page').then(({ DesksPage }) => ({ default: DesksPage })),
  },
];

export default {
  register(app: StrapiApp) {
    for (const link of LINKS) app.addMenuLink(link);
    addConsolePages(app);
    app.registerPlugin({ id: 'live', name: 'Live' });
  },
  registerTrads({ locales }: { locales: readonly string[] }) {
    return Promise.all(locales.map((locale) => Promise.resolve({ locale, data: prefixed(TEXTS[locale] ?? {}) })));
  },
};

/** Strapi keeps the texts of all plugins in one table, so each key starts with its plugin. */
function prefixed(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`live.${key}`, text]));
}
