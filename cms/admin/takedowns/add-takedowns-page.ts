import { Trash } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the takedown room into the menu of those who may see it. */
export function addTakedownsPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/takedowns',
    icon: Trash,
    intlLabel: { id: 'cms.takedowns.title', defaultMessage: '撤稿室 Takedowns' },
    permissions: [{ action: 'plugin::cms.takedowns.read', subject: null }],
    position: 8,
    Component: () => import('./takedown-pages').then(({ TakedownPages }) => ({ default: TakedownPages })),
  });
}
