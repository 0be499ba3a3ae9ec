import { User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the people of the stations into the menu of those who may see them. */
export function addPeoplePage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/people',
    icon: User,
    intlLabel: { id: 'cms.people.title', defaultMessage: 'People' },
    permissions: [{ action: 'plugin::cms.people.read', subject: null }],
    position: 7,
    Component: () => import('./people-page').then(({ PeoplePage }) => ({ default: PeoplePage })),
  });
}
