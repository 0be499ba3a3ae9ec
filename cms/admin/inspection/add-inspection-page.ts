import { Shield } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts inspection packs into the menu of those who answer to inspectors. */
export function addInspectionPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/inspection',
    icon: Shield,
    intlLabel: { id: 'cms.inspection.title', defaultMessage: 'Inspection packs' },
    permissions: [{ action: 'plugin::cms.inspection.order', subject: null }],
    position: 9,
    Component: () => import('./inspection-page').then(({ InspectionPage }) => ({ default: InspectionPage })),
  });
}
