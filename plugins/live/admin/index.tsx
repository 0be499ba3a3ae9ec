import { Calendar, ChartPie, Discuss, Gift, Monitor, User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import {
  ANCHORS_KEEP,
  DESK_READ,
  GAMES_READ,
  NUMBERS_READ,
  OUTLETS_READ,
  readHosts,
  REPLAYS_READ,
  ROOM_READ,
  SESSIONS_READ,
} from '../contract';
import { addConsolePages } from './console/add-console-pages';
import consoleEn from './console/translations/en.json';
import consoleZhHans from './console/translations/zh-Hans.json';
import gamesEn from './games/translations/en.json';
import gamesZhHans from './games/translations/zh-Hans.json';
import roomEn from './moderation/translations/en.json';
import roomZhHans from './moderation/translations/zh-Hans.json';
import numbersEn from './numbers/translations/en.json';
import numbersZhHans from './numbers/translations/zh-Hans.json';
import prompterEn from './prompter/translations/en.json';
import prompterZhHans from './prompter/translations/zh-Hans.json';
import robotsEn from './robots/translations/en.json';
import robotsZhHans from './robots/translations/zh-Hans.json';
import sessionsEn from './sessions/translations/en.json';
import sessionsZhHans from './sessions/translations/zh-Hans.json';

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { ...sessionsEn, ...roomEn, ...numbersEn, ...consoleEn, ...prompterEn, ...robotsEn, ...gamesEn },
  'zh-Hans': {
    ...{ ...sessionsZhHans, ...roomZhHans, ...numbersZhHans },
    ...{ ...consoleZhHans, ...prompterZhHans, ...robotsZhHans, ...gamesZhHans },
  },
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
    to: 'plugins/live-console',
    icon: Monitor,
    intlLabel: { id: 'live.console.desks', defaultMessage: consoleEn['console.desks'] },
    permissions: [{ action: DESK_READ, subject: null }],
    position: 16.55,
    Component: () => import('./console/desks-page').then(({ DesksPage }) => ({ default: DesksPage })),
  },
  {
    to: 'plugins/live-rooms',
    icon: Discuss,
    intlLabel: { id: 'live.room.title', defaultMessage: roomEn['room.title'] },
    permissions: [{ action: ROOM_READ, subject: null }],
    position: 16.6,
    Component: () => import('./moderation/room-pages').then(({ RoomPages }) => ({ default: RoomPages })),
  },
  {
    to: 'plugins/live-games',
    icon: Gift,
    intlLabel: { id: 'live.games.title', defaultMessage: gamesEn['games.title'] },
    permissions: [{ action: GAMES_READ, subject: null }],
    position: 16.65,
    Component: () => import('./games/games-pages').then(({ GamesPages }) => ({ default: GamesPages })),
  },
  {
    to: 'plugins/live-numbers',
    icon: ChartPie,
    intlLabel: { id: 'live.numbers.title', defaultMessage: numbersEn['numbers.title'] },
    permissions: [NUMBERS_READ, REPLAYS_READ, OUTLETS_READ].map((action) => ({ action, subject: null })),
    position: 16.7,
    Component: () => import('./numbers/numbers-pages').then(({ NumbersPages }) => ({ default: NumbersPages })),
  },
  {
    to: 'plugins/live-hosts',
    icon: User,
    intlLabel: { id: 'live.robots.title', defaultMessage: robotsEn['robots.title'] },
    permissions: [{ action: readHosts, subject: null }],
    position: 16.8,
    Component: () => import('./robots/robots-pages').then(({ RobotsPages }) => ({ default: RobotsPages })),
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
