import { Lightning } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the switch room into the menu of those who may see it. */
export function addSwitchesPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/switches',
    icon: Lightning,
    intlLabel: { id: 'cms.switches.title', defaultMessage: '一键开关 Switches' },
    permissions: [{ action: 'plugin::cms.switches.read', subject: null }],
    position: 9,
    Component: () => import('./switches-page').then(({ SwitchesPage }) => ({ default: SwitchesPage })),
  });
}
