import { Calendar, User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { ANCHORS_KEEP, SESSIONS_READ } from '../contract';
import sessionsEn from './sessions/translations/en.json';
import sessionsZhHans from './sessions/translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ...sessionsEn },
  'zh-Hans': { ...sessionsZhHans },
};

/** The pages of lives in the admin’s menu. */
const LINKS: readonly Parameters<StrapiApp['addMenuLink']>[0][] = [
  {
    to: 'plugins/live-sessions',
    icon: Calendar,
    intlLabel: { id: 'live.sessions.title', defaultMessage: sessionsEn['sessions.title'] },
    permissions: [{ action: SESSIONS_READ, subject: null }],
    position: 16.5,
    Component: () => import('./sessions/session-pages').then(({ SessionPages }) => ({ default: SessionPages })),
  },
  {
    to: 'plugins/live-anchors',
    icon: User,
    intlLabel: { id: 'live.sessions.anchors.title', defaultMessage: sessionsEn['sessions.anchors.title'] },
    permissions: [{ action: ANCHORS_KEEP, subject: null }],
    position: 16.9,
    Component: () => import('./duty/anchors-page').then(({ AnchorsPage }) => ({ default: AnchorsPage })),
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
