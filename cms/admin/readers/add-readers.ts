import type { StrapiApp } from '@strapi/strapi/admin';
import { User } from '@strapi/icons';

/** Puts the page into the menu of whoever may find readers. */
export function addReaders(app: StrapiApp): void {
  app.addMenuLink({
    to: 'plugins/cms/readers',
    icon: User,
    intlLabel: { id: 'cms.readers.title', defaultMessage: '读者 Readers' },
    permissions: [{ action: 'plugin::cms.readers.read', subject: null }],
    Component: () => import('./readers-page').then(({ ReadersPage }) => ({ default: ReadersPage })),
  });
}
