import { CheckCircle } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts machine checks into the menu of the newsroom. */
export function addChecksPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/checks',
    icon: CheckCircle,
    intlLabel: { id: 'cms.checks.title', defaultMessage: 'Machine checks' },
    permissions: [{ action: 'plugin::cms.checks.read', subject: null }],
    position: 7,
    Component: () => import('./checks-page').then(({ ChecksPage }) => ({ default: ChecksPage })),
  });
}
