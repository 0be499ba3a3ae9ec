import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { LiveOffer } from '../../contract';
import type { Deal, Deals } from './limited.rules';

type Row = Omit<LiveOffer, 'title' | 'opensAt' | 'closesAt'> & {
  readonly title: unknown;
  readonly opensAt: Date;
  readonly closesAt: Date;
};

const OFFERS = `SELECT o.id, o.station, o.variant, o.product, v.title, v.spec, o.price::float8 AS price, o.base_price::float8 AS "basePrice",
    o.per_buyer AS "perBuyer", greatest(least(s.on_hand - s.reserved, o.total - o.taken, 99), 0)::int AS left,
    o.deposit IS NOT NULL AS "hasDeposit", o.page, o.opens_at AS "opensAt", o.closes_at AS "closesAt",
    CASE WHEN o.state = 'draft' THEN 'draft' WHEN o.state = 'closed' OR o.closes_at <= now.at THEN 'over'
      WHEN o.opens_at > now.at THEN 'coming' ELSE 'on' END AS phase,
    CASE WHEN o.state <> 'open' OR o.closes_at <= now.at THEN NULL
      WHEN o.opens_at > now.at THEN ceil(extract(epoch FROM o.opens_at - now.at) * 1000)::float8
      ELSE ceil(extract(epoch FROM o.closes_at - now.at) * 1000)::float8 END AS "changesIn"
  FROM shop_offer o JOIN shop_variant v ON v.id = o.variant JOIN shop_stock s ON s.variant = o.variant
  CROSS JOIN (SELECT clock_timestamp() AS at) now
  WHERE o.id = ANY(?::uuid[])`;

/** Some offers, of whatever station. */
async function among(read: Knex, offers: readonly string[]): Promise<readonly LiveOffer[]> {
  if (offers.length === 0) return [];
  const { rows } = await read.raw<{ rows: Row[] }>(OFFERS, [[...offers]]);
  return rows.map(({ title, opensAt, closesAt, ...row }) => ({
    ...row,
    // Written by the contract's own schema.
    title: fromJsonb(title) as LiveOffer['title'],
    ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
  }));
}

/** The offers whose terms name a live, as they are now. */
async function ofSession(read: Knex, station: string, session: string): Promise<readonly string[]> {
  const { rows } = await read.raw<{ rows: { id: string }[] }>(
    `SELECT o.id FROM shop_offer o JOIN shop_offer_terms t ON t.offer = o.id
     WHERE t.station = :station AND t.session = :session AND NOT o.is_limited AND o.state <> 'draft'
       AND t.version = (SELECT max(n.version) FROM shop_offer_terms n WHERE n.offer = t.offer) ORDER BY o.id`,
    { station, session },
  );
  return rows.map(({ id }) => id);
}

/** A price counts as a deal where somebody bought at it, for as long as its offer ran. */
async function deals(read: Knex, variant: string, before: Date): Promise<Deals> {
  const { rows } = await read.raw<{ rows: (Deal & { readonly isRecent: boolean })[] }>(
    `SELECT id AS offer, price::float8 AS price, closes_at >= :before::timestamptz - interval '7 days' AS "isRecent"
     FROM shop_offer WHERE variant = :variant AND taken > 0 AND opens_at < :before::timestamptz ORDER BY opens_at DESC, id DESC`,
    { variant, before },
  );
  const recent = rows.filter(({ isRecent }) => isRecent);
  const lowest = recent.reduce<Deal | undefined>((low, one) => (low && low.price <= one.price ? low : one), undefined);
  return { lowest, last: rows[0] };
}

/** An offer is a price for some minutes: said while it is a draft. */
async function limit(tx: Tx, offer: string): Promise<void> {
  await tx('shop_offer').where({ id: offer, state: 'draft' }).update({ is_limited: true });
}

/** What lives read of offers. */
export const liveOfferStore = { among, ofSession, deals, limit } as const;

/** What lives read of offers. */
export type LiveOfferStore = typeof liveOfferStore;
