import { hashOf } from '@hearth/cms/kernel';
import type { Knex } from 'knex';
import { fromJsonb, type Ledger } from '@hearth/cms/platform';
import type { DonationState, PriceBasis, Session } from '../../contract';
import type { Which } from '../sessions/session-store';
import type { AgreementFacts, GoodsFacts, LiveFacts, SaleFacts } from './live-facts.rules';
import { walkOrders } from './walk-orders';
import { walkStore } from './walk-store';

type GoodsRow = {
  readonly offer: string;
  readonly title: unknown;
  readonly spec: string;
  readonly promise: string;
  readonly claims: unknown;
  readonly price: number;
  readonly basePrice: number | null;
  readonly basis: PriceBasis | null;
  readonly basisProof: string | null;
  readonly lowest: number | null;
  readonly last: number | null;
  readonly page: string;
  readonly body: string | null;
  readonly pinnedAt: Date | null;
  readonly cleared: boolean | null;
  readonly seller: string | null;
  readonly shownHash: string | null;
};

/** The offers of a live: those that it showed, and those whose terms name it. */
const OFFERS = `SELECT g.offer FROM shop_session_goods g WHERE g.station = :station AND g.session = :id
  UNION SELECT t.offer FROM shop_offer_terms t WHERE t.station = :station AND t.session = :id
    AND t.version = (SELECT max(n.version) FROM shop_offer_terms n WHERE n.offer = t.offer)`;

/** A price counts as a deal where somebody bought at it, for as long as its offer ran. */
const GOODS = `SELECT o.id AS offer, v.title, v.spec, o.promise, o.claims, o.price::float8 AS price, o.base_price::float8 AS "basePrice",
    o.basis, o.basis_proof AS "basisProof", d.lowest::float8 AS lowest, d.last::float8 AS last, o.page, p.body::text AS body,
    g.pinned_at AS "pinnedAt", g.cleared, g.seller, g.shown_hash AS "shownHash"
  FROM shop_offer o JOIN shop_variant v ON v.id = o.variant
  LEFT JOIN shop_page p ON p.hash = o.page
  LEFT JOIN shop_session_goods g ON g.offer = o.id AND g.station = :station AND g.session = :id
  LEFT JOIN LATERAL (SELECT min(e.price) FILTER (WHERE e.closes_at >= o.opens_at - interval '7 days') AS lowest,
      (array_agg(e.price ORDER BY e.opens_at DESC, e.id DESC))[1] AS last
    FROM shop_offer e WHERE e.variant = o.variant AND e.id <> o.id AND e.taken > 0 AND e.opens_at < o.opens_at) d ON true
  WHERE o.station = :station AND o.page IS NOT NULL AND o.id IN (${OFFERS}) ORDER BY o.id`;

async function goodsOf(read: Knex, ledger: Ledger, which: Which): Promise<readonly GoodsFacts[]> {
  const { rows } = await read.raw<{ rows: GoodsRow[] }>(GOODS, which);
  const entries = await ledger.ofAll(
    which.station,
    rows.map(({ offer }) => offer),
  );
  return rows.map(({ title, spec, promise, claims, body, pinnedAt, cleared, seller, shownHash, ...row }) => ({
    ...row,
    // Written by the contract's own schemas.
    texts: [
      ...Object.values(fromJsonb(title) as Record<string, string>),
      spec,
      promise,
      ...(fromJsonb(claims) as string[]),
    ],
    isPageWhole: body === null ? null : hashOf(JSON.parse(body)) === row.page,
    shown: pinnedAt && { pinnedAt: pinnedAt.toISOString(), cleared: cleared === true, seller, hash: shownHash },
    barredAt: entries.get(row.offer)?.find(({ action }) => action === 'offer.suspended')?.at ?? null,
  }));
}

type AgreementRow = {
  readonly id: string;
  readonly hash: string;
  readonly signedAt: Date;
  readonly state: DonationState;
  readonly isQualified: boolean;
};

async function agreementsOf(read: Knex, which: Which): Promise<readonly AgreementFacts[]> {
  const { rows } = await read.raw<{ rows: AgreementRow[] }>(
    `SELECT id, agreement_hash AS hash, signed_at AS "signedAt", state, qualification <> '' AS "isQualified" FROM shop_donation
     WHERE station = :station AND state <> 'void' AND (session = :id OR id IN (
       SELECT t.donation FROM shop_offer_terms t WHERE t.station = :station AND t.session = :id AND t.donation IS NOT NULL
         AND t.version = (SELECT max(n.version) FROM shop_offer_terms n WHERE n.offer = t.offer))) ORDER BY id`,
    which,
  );
  return rows.map(({ signedAt, ...row }) => ({ ...row, signedAt: signedAt.toISOString() }));
}

const GRANTED = `('approved', 'awaiting-parcel', 'returning', 'inspecting', 'refunding', 'refunded')`;
const MOST_NAMED = 100;

/** What was granted by no rule and by nobody was granted by a clock that ran out. */
async function salesOf(read: Knex, which: Which): Promise<SaleFacts> {
  const { rows } = await read.raw<{ rows: { count: number; overdue: string[]; byClock: string[] }[] }>(
    `SELECT count(*)::int AS count,
       coalesce((array_agg(s.id ORDER BY s.id) FILTER (WHERE s.state = 'review' AND s.due_at < clock_timestamp()))
         [1:${MOST_NAMED}], '{}')::text[] AS overdue,
       coalesce((array_agg(s.id ORDER BY s.id) FILTER (WHERE NOT s.by_rule AND s.decided_by = '{}' AND s.state IN ${GRANTED}))
         [1:${MOST_NAMED}], '{}')::text[] AS "byClock"
     FROM shop_after_sale s JOIN shop_waterfall w ON w.order_id = s.order_id WHERE w.station = :station AND w.session = :id`,
    which,
  );
  return rows[0] ?? { count: 0, overdue: [], byClock: [] };
}

async function groupsOf(read: Knex, which: Which): Promise<LiveFacts['groups']> {
  const { rows } = await read.raw<{ rows: { id: string; isApproved: boolean }[] }>(
    `SELECT g.id, l.state IN ('approved', 'stopped') AS "isApproved" FROM shop_group g JOIN shop_group_leader l ON l.id = g.leader
     WHERE g.station = :station AND g.offer IN (${OFFERS}) ORDER BY g.id`,
    which,
  );
  return rows;
}

async function of(
  { read, ledger }: { readonly read: Knex; readonly ledger: Ledger },
  session: Session & { readonly station: string },
): Promise<LiveFacts> {
  const which = { station: session.station, id: session.id };
  return {
    session,
    goods: await goodsOf(read, ledger, which),
    orders: await walkOrders(walkStore(read), which),
    agreements: await agreementsOf(read, which),
    sales: await salesOf(read, which),
    groups: await groupsOf(read, which),
  };
}

/** Gathers what the checks look at: what the shop keeps of a live, and what vetting said of its goods. */
export const factsStore = { of } as const;

/** Gathers what the checks look at. */
export type FactsStore = typeof factsStore;
