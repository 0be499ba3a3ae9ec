import { User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { readHosts } from '../contract';
import robotsEn from './robots/translations/en.json';
import robotsZhHans from './robots/translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ...robotsEn },
  'zh-Hans': { ...robotsZhHans },
};

/** The pages of lives in the admin’s menu. */
const LINKS: readonly Parameters<StrapiApp['addMenuLink']>[0][] = [
  {
    to: 'plugins/live-hosts',
    icon: User,
    intlLabel: { id: 'live.robots.title', defaultMessage: robotsEn['robots.title'] },
    permissions: [{ action: readHosts, subject: null }],
    position: 16.8,
    Component: () => import('./robots/robots-pages').then(({ RobotsPages }) => ({ default: RobotsPages })),
  },
];

export default {
  register(app: StrapiApp) {
    for (const link of LINKS) app.addMenuLink(link);
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
