import { Earth } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the accounts of the stations into the menu of the newsroom. */
export function addChannelsPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/channels',
    icon: Earth,
    intlLabel: { id: 'cms.channels.title', defaultMessage: 'Channels' },
    permissions: [{ action: 'plugin::cms.channels.read', subject: null }],
    position: 4,
    Component: () => import('./channels-page').then(({ ChannelsPage }) => ({ default: ChannelsPage })),
  });
}
