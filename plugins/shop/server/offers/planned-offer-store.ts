import { fromJsonb } from '@hearth/cms/platform';
import type { PlannedOffer, PlannedOffers } from '../../contract';

type Row = Omit<PlannedOffer, 'title' | 'price' | 'basePrice' | 'opensAt' | 'closesAt' | 'left' | 'gift'> & {
  readonly title: unknown;
  readonly price: string;
  readonly basePrice: string | null;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly left: string;
  readonly agreement: string | null;
  readonly isSigned: boolean;
};

const OFFERS = `
  SELECT o.id, o.product, o.variant, v.title, v.spec, o.state, o.price, o.base_price AS "basePrice", o.basis,
    o.opens_at AS "opensAt", o.closes_at AS "closesAt",
    greatest(least(s.on_hand - s.reserved, o.total - o.taken), 0) AS left, t.donation AS agreement,
    coalesce(d.state <> 'void' AND d.signed_at <= clock_timestamp(), false) AS "isSigned"
  FROM shop_offer o JOIN shop_variant v ON v.id = o.variant JOIN shop_stock s ON s.variant = o.variant
  LEFT JOIN LATERAL (SELECT donation FROM shop_offer_terms n WHERE n.offer = o.id ORDER BY n.version DESC LIMIT 1) t ON true
  LEFT JOIN shop_donation d ON d.id = t.donation AND d.station = o.station
  WHERE o.station = ?`;

/** Reads offers for whoever plans a live. */
export const plannedOfferStore: PlannedOffers = {
  of: async (on, { station, offers }) => {
    if (offers.length === 0) return new Map();
    const { rows } = await on.raw<{ rows: Row[] }>(`${OFFERS} AND o.id = ANY(?::uuid[])`, [station, [...offers]]);
    return new Map(rows.map((row) => [row.id, plannedOf(row)]));
  },
  choices: async (on, { station, search, limit }) => {
    const open = `o.state <> 'closed' AND o.closes_at > clock_timestamp()`;
    const named = `strpos(lower(v.title::text || ' ' || v.spec), lower(?)) > 0`;
    const asked = `${OFFERS} AND ${open} AND ${named} ORDER BY o.id DESC LIMIT ?`;
    const { rows } = await on.raw<{ rows: Row[] }>(asked, [station, search, limit]);
    return rows.map(plannedOf);
  },
};

function plannedOf({
  title,
  price,
  basePrice,
  opensAt,
  closesAt,
  left,
  agreement,
  isSigned,
  ...row
}: Row): PlannedOffer {
  return {
    ...row,
    // Written by the contract's own schema.
    title: fromJsonb(title) as PlannedOffer['title'],
    ...{ price: Number(price), basePrice: basePrice === null ? null : Number(basePrice), left: Number(left) },
    ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
    gift: agreement === null ? null : { agreement, isSigned },
  };
}
