import { Television } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the tree of stations into the menu of those who may change it. */
export function addStationsPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/stations',
    icon: Television,
    intlLabel: { id: 'cms.stations.title', defaultMessage: 'Stations' },
    permissions: [{ action: 'plugin::cms.stations.edit', subject: null }],
    position: 8,
    Component: () => import('./stations-page').then(({ StationsPage }) => ({ default: StationsPage })),
  });
}
