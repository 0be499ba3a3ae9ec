import { Stack } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the packages into the menu of the newsroom. */
export function addPackagesPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/packages',
    icon: Stack,
    intlLabel: { id: 'cms.packages.title', defaultMessage: '专题 Packages' },
    permissions: [{ action: 'plugin::cms.packages.read', subject: null }],
    position: 6,
    Component: () => import('./package-pages').then(({ PackagePages }) => ({ default: PackagePages })),
  });
}
