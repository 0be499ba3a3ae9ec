import { Gift } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { GAMES_READ } from '../contract';
import gamesEn from './games/translations/en.json';
import gamesZhHans from './games/translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ...gamesEn },
  'zh-Hans': { ...gamesZhHans },
};

/** The pages of lives in the admin’s menu. */
const LINKS: readonly Parameters<StrapiApp['addMenuLink']>[0][] = [
  {
    to: 'plugins/live-games',
    icon: Gift,
    intlLabel: { id: 'live.games.title', defaultMessage: gamesEn['games.title'] },
    permissions: [{ action: GAMES_READ, subject: null }],
    position: 16.6,
    Component: () => import('./games/games-pages').then(({ GamesPages }) => ({ default: GamesPages })),
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
