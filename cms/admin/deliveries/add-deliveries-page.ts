import { PaperPlane } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the desk of deliveries into the menu of the newsroom. */
export function addDeliveriesPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/deliveries',
    icon: PaperPlane,
    intlLabel: { id: 'cms.deliveries.title', defaultMessage: 'Deliveries' },
    permissions: [{ action: 'plugin::cms.deliveries.read', subject: null }],
    position: 3,
    Component: () => import('./deliveries-pages').then(({ DeliveriesPages }) => ({ default: DeliveriesPages })),
  });
}
