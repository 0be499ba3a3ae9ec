import { Layout } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the planning into everybody's menu. */
export function addTopicsPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/topics',
    icon: Layout,
    intlLabel: { id: 'cms.topics.title', defaultMessage: 'Topics' },
    permissions: [{ action: 'plugin::cms.topics.read', subject: null }],
    position: 5,
    Component: () => import('./topics-page').then(({ TopicsPage }) => ({ default: TopicsPage })),
  });
}
