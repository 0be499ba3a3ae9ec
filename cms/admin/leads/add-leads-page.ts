import { Lightbulb } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the inbox of leads into the menu. */
export function addLeadsPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/leads',
    icon: Lightbulb,
    intlLabel: { id: 'cms.leads.title', defaultMessage: 'Leads' },
    permissions: [{ action: 'plugin::cms.leads.read', subject: null }],
    position: 4,
    Component: () => import('./leads-page').then(({ LeadsPage }) => ({ default: LeadsPage })),
  });
}
