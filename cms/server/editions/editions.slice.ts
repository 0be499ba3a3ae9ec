import { editionErrors, EDITIONS_WRITE } from '../../contract';
import type { Platform, Slice } from '../../platform';
import { deliveryDepsOf } from '../deliveries/deliveries-wiring';
import { deliveryLists } from '../deliveries/delivery-list-store';
import { reviewDeps } from '../review/review-wiring';
import { editionReds } from './check-words-wiring';
import type { EditionDeps } from './edition-deps';
import { editionRoutes } from './edition-routes';

/** Everything that the use cases of editions are handed, on a host. */
export const editionDeps = (platform: Platform): EditionDeps => ({
  ...deliveryDepsOf(platform),
  lists: deliveryLists,
  review: reviewDeps(platform),
  reds: editionReds(platform),
});

/** Editions (渠道稿): what each account is given of a story, by rule or by hand. */
export const editionsSlice: Slice = {
  name: 'editions',
  errors: [editionErrors],
  permissions: [
    {
      action: EDITIONS_WRITE,
      displayName: '改渠道稿、排单条发布 Edit and plan editions',
      subCategory: '发布 Deliveries',
    },
  ],
  grants: [{ roles: ['chief-editor', 'desk-head', 'editor', 'mcn-operator'], action: EDITIONS_WRITE }],
  routes: (platform) => [editionRoutes(editionDeps(platform))],
};
