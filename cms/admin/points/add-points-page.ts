import { Star } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts points into everybody's menu: each sees their own, heads what is to be graded. */
export function addPointsPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/cms/points',
    icon: Star,
    intlLabel: { id: 'cms.points.title', defaultMessage: 'Points' },
    permissions: [],
    position: 6.5,
    Component: () => import('./points-page').then(({ PointsPage }) => ({ default: PointsPage })),
  });
}
