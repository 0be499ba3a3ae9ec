import type { TabItem } from '@/ui/tab-bar';

/** The tabs that have something behind them. 学堂 joins when it does; each is a file in app/(tabs) and a line here. */
export const TABS: readonly TabItem[] = [
  { name: 'index', href: '/', icon: 'home', word: 'tab.home' },
  { name: 'watch', href: '/watch', icon: 'live', word: 'tab.live' },
  { name: 'mall', href: '/mall', icon: 'shop', word: 'tab.shop' },
  { name: 'me', href: '/me', icon: 'me', word: 'tab.me' },
];
