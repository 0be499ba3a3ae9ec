import { CheckCircle } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

/** Puts the review inbox into the menu of the newsroom. */
export function addReview(app: StrapiApp): void {
  app.addMenuLink({
    to: 'plugins/cms/review',
    icon: CheckCircle,
    intlLabel: { id: 'cms.review.title', defaultMessage: '审稿箱 Review' },
    permissions: [{ action: 'plugin::cms.review.read', subject: null }],
    position: 2,
    Component: () => import('./review-pages').then(({ ReviewPages }) => ({ default: ReviewPages })),
  });
}
