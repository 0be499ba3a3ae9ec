import { Clock } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the page into the menu of those who may see it. */
export function addJobsPage(app: StrapiApp): void {
  app.addMenuLink({
    to: 'plugins/cms/jobs',
    icon: Clock,
    intlLabel: { id: 'cms.jobs.title', defaultMessage: 'Background work' },
    permissions: [{ action: 'plugin::cms.jobs.read', subject: null }],
    Component: () => import('./jobs-page').then(({ JobsPage }) => ({ default: JobsPage })),
    position: 90,
  });
}
