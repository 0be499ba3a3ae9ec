import type { FastLane } from '@hearth/cms/platform';
import { placingContract, shelfContract } from '../../contract';
import { ok } from '@hearth/cms/kernel';
import type { Shop } from '../shop-wiring';

const MOST_BYTES = 8_000;
/** What a shelf shows as left is as old as this at most; the order itself decides. */
const SHELF_AGE = 1_000;

/** The two routes that a whole audience uses at once, ahead of Strapi: what is on sale, and the button. */
export function openCounter(
  lane: Pick<FastLane, 'post' | 'read'>,
  { desk, offers }: Pick<Shop, 'desk' | 'offers'>,
): void {
  lane.post(placingContract.routes.place, {
    maxBytes: MOST_BYTES,
    handle: ({ actor, body, request }) => desk.place(actor, request.headers['idempotency-key'], body),
  });
  lane.read(shelfContract.routes.shelf, {
    ...{ maxEntries: 500, maxAge: SHELF_AGE, cacheControl: 'public, max-age=1' },
    load: async ({ query }) => ok({ offers: [...(await offers.offers.shelf(query.station))] }),
  });
}
