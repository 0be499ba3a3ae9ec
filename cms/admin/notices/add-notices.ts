import type { StrapiApp } from '@strapi/strapi/admin';
import { BellIcon } from './bell-icon';

/** Puts the bell into the menu of everybody; it keeps its count by itself, on whatever page one is. */
export function addNotices(app: StrapiApp): void {
  app.addMenuLink({
    to: 'plugins/cms/notices',
    icon: BellIcon,
    intlLabel: { id: 'cms.notices.title', defaultMessage: '通知' },
    permissions: [],
    position: 1,
    Component: () => import('./notices-page').then(({ NoticesPage }) => ({ default: NoticesPage })),
  });
}
