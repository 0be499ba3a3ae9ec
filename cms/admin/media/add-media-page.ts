import { Images } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the page into the menu of those who may see whose pictures are whose. */
export function addMediaPage(app: StrapiApp): void {
  app.addMenuLink({
    to: 'plugins/cms/media',
    icon: Images,
    intlLabel: { id: 'cms.media.title', defaultMessage: 'Media rights' },
    permissions: [{ action: 'plugin::cms.media.read', subject: null }],
    Component: () => import('./media-page').then(({ MediaPage }) => ({ default: MediaPage })),
  });
}
