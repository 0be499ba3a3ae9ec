import type { FastLane } from '@hearth/cms/platform';
import { placingContract, shelfContract } from '../../contract';
import { ok } from '@hearth/cms/kernel';
import { showOffer, showShelf } from '../shelf/show-shelf';
import type { Shop } from '../shop-wiring';

const MOST_BYTES = 8_000;
/** What a shelf shows as left is as old as this at most; the order itself decides. */
const SHELF_AGE = 1_000;

/** The routes that a whole audience uses at once, ahead of Strapi: what is on sale, and the button. */
export function openCounter(
  lane: Pick<FastLane, 'post' | 'read'>,
  { desk, shelf }: Pick<Shop, 'desk' | 'shelf'>,
): void {
  lane.post(placingContract.routes.place, {
    maxBytes: MOST_BYTES,
    handle: ({ actor, body, request }) => desk.place(actor, request.headers['idempotency-key'], body),
  });
  lane.read(shelfContract.routes.shelf, {
    ...{ maxEntries: 500, maxAge: SHELF_AGE, cacheControl: 'public, max-age=1' },
    load: async ({ query }) => ok({ offers: [...(await showShelf(shelf, query.station))] }),
  });
  lane.read(shelfContract.routes.offer, {
    ...{ maxEntries: 2_000, maxAge: SHELF_AGE, cacheControl: 'public, max-age=1' },
    load: ({ params }) => showOffer(shelf, params.id),
  });
}
