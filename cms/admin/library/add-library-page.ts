import { Archive } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the library into the menu of the newsroom. */
export function addLibraryPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/library',
    icon: Archive,
    intlLabel: { id: 'cms.library.title', defaultMessage: 'Library' },
    permissions: [{ action: 'plugin::cms.library.read', subject: null }],
    position: 3,
    Component: () => import('./library-pages').then(({ LibraryPages }) => ({ default: LibraryPages })),
  });
}
