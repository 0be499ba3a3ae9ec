import { Monitor } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the command screen into the menu of those who run the day. */
export function addCommandPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/command',
    icon: Monitor,
    intlLabel: { id: 'cms.command.title', defaultMessage: '指挥大屏 Command screen' },
    permissions: [{ action: 'plugin::cms.command.read', subject: null }],
    position: 3,
    Component: () => import('./command-page').then(({ CommandPage }) => ({ default: CommandPage })),
  });
}
