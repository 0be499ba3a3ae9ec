import { PinMap } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the field desk into the menu of those who send people or are sent. */
export function addFieldPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/field',
    icon: PinMap,
    intlLabel: { id: 'cms.field.title', defaultMessage: 'Field' },
    permissions: [{ action: 'plugin::cms.field.read', subject: null }],
    position: 5.5,
    Component: () => import('./field-page').then(({ FieldPage }) => ({ default: FieldPage })),
  });
}
