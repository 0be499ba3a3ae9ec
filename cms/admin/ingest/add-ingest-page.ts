import { Download } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the sources and their items into the menu. */
export function addIngestPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/ingest',
    icon: Download,
    intlLabel: { id: 'cms.ingest.title', defaultMessage: 'Ingest' },
    permissions: [{ action: 'plugin::cms.ingest.read', subject: null }],
    position: 4,
    Component: () => import('./ingest-page').then(({ IngestPage }) => ({ default: IngestPage })),
  });
}
