import type { editionErrors, RefusalOf } from '../../contract';
import type { DeliveryDeps, DeliveryRefusal } from '../deliveries/delivery-deps';
import type { DeliveryLists } from '../deliveries/delivery-list-store';
import type { ReviewDeps, ReviewRefusal } from '../review/review-deps';

/** What the use cases of editions stand on. */
export type EditionDeps = DeliveryDeps & {
  readonly lists: DeliveryLists;
  /** Powers and signatures of review: words edited by hand are signed as all others are. */
  readonly review: ReviewDeps;
};

/** Any refusal of editions. */
export type EditionRefusal = RefusalOf<typeof editionErrors> | DeliveryRefusal | ReviewRefusal;
