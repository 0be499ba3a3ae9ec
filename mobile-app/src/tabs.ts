import type { TabItem } from '@/ui/tab-bar';

/** The tabs that have something behind them. 直播, 学堂 and 商城 join when they do; each is a file in app/(tabs) and a line here. */
export const TABS: readonly TabItem[] = [
  { name: 'index', href: '/', icon: 'home', word: 'tab.home' },
  { name: 'live', href: '/live', icon: 'live', word: 'tab.live' },
  { name: 'me', href: '/me', icon: 'me', word: 'tab.me' },
];
