import type { EditionContent, editionErrors, RefusalOf } from '../../contract';
import type { Tx } from '../../platform';
import type { DeliveryDeps, DeliveryRefusal } from '../deliveries/delivery-deps';
import type { DeliveryLists } from '../deliveries/delivery-list-store';
import type { ReviewDeps, ReviewRefusal } from '../review/review-deps';
import type { Revision } from '../revisions/revision-store';

/** What the use cases of editions stand on. */
export type EditionDeps = DeliveryDeps & {
  readonly lists: DeliveryLists;
  /** Powers and signatures of review: words edited by hand are signed as all others are. */
  readonly review: ReviewDeps;
  /** What machine checks find red in words edited by hand, as short lines; the report is kept, so that its findings can be waived. */
  readonly reds: (
    tx: Tx,
    revision: Revision,
    words: { readonly hash: string; readonly content: EditionContent },
  ) => Promise<readonly string[]>;
};

/** Any refusal of editions. */
export type EditionRefusal = RefusalOf<typeof editionErrors> | DeliveryRefusal | ReviewRefusal;
