import { Calendar } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the duty roster into everybody's menu. */
export function addRosterPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/roster',
    icon: Calendar,
    intlLabel: { id: 'cms.roster.title', defaultMessage: 'Duty roster' },
    permissions: [{ action: 'plugin::cms.roster.read', subject: null }],
    position: 6,
    Component: () => import('./roster-page').then(({ RosterPage }) => ({ default: RosterPage })),
  });
}
