import { Feather } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the corrections desk into the menu of the newsroom. */
export function addCorrectionsPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/corrections',
    icon: Feather,
    intlLabel: { id: 'cms.corrections.title', defaultMessage: '更正 Corrections' },
    permissions: [{ action: 'plugin::cms.corrections.read', subject: null }],
    position: 7,
    Component: () => import('./correction-pages').then(({ CorrectionPages }) => ({ default: CorrectionPages })),
  });
}
