import { ChartPie } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { NUMBERS_READ, OUTLETS_READ, REPLAYS_READ } from '../contract';
import numbersEn from './numbers/translations/en.json';
import numbersZhHans from './numbers/translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ...numbersEn },
  'zh-Hans': { ...numbersZhHans },
};

/** The pages of lives in the admin’s menu. */
const LINKS: readonly Parameters<StrapiApp['addMenuLink']>[0][] = [
  {
    to: 'plugins/live-numbers',
    icon: ChartPie,
    intlLabel: { id: 'live.numbers.title', defaultMessage: numbersEn['numbers.title'] },
    permissions: [NUMBERS_READ, REPLAYS_READ, OUTLETS_READ].map((action) => ({ action, subject: null })),
    position: 16.6,
    Component: () => import('./numbers/numbers-pages').then(({ NumbersPages }) => ({ default: NumbersPages })),
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
