import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { SupplierPart, TermsLine } from '../../contract';
import type { UnitTerms } from './terms.rules';

/** Terms as they are kept. */
export type KeptTerms = UnitTerms & {
  readonly offer: string;
  readonly version: number;
  readonly station: string;
  readonly part: SupplierPart;
  readonly setAt: Date;
};

/** Terms about to be kept. */
export type NewTerms = Omit<KeptTerms, 'setAt'> & { readonly by: string };

const COLUMNS = `t.offer, t.version, t.station, t.mode, t.goods_kind AS "goodsKind", t.supplier, t.payee, t.village, t.session,
  t.supplier_points AS "supplierPoints", t.supplier_fen::float8 AS "supplierFen", t.station_fen::float8 AS "stationFen",
  t.anchor_fen::float8 AS "anchorFen", t.freight_fen::float8 AS "freightFen", t.platform_fen::float8 AS "platformFen",
  t.fee_points AS "feePoints", t.donation, t.donation_fen::float8 AS "donationFen", t.set_at AS "setAt"`;

type Row = Omit<KeptTerms, 'part' | 'donation'> & {
  readonly supplierPoints: number | null;
  readonly donation: string | null;
  readonly donationFen: number | null;
};

function termsOf({ supplierPoints, donation, donationFen, ...row }: Row): KeptTerms {
  return {
    ...row,
    part: supplierPoints === null ? { by: 'fen', fen: row.supplierFen } : { by: 'share', basisPoints: supplierPoints },
    donation: donation === null || donationFen === null ? null : { agreement: donation, fen: donationFen },
  };
}

const newest = (read: Knex): Knex.QueryBuilder =>
  read('shop_offer_terms as t').select(read.raw(COLUMNS)).orderBy('t.version', 'desc');

/** The terms that hold for an offer; none where nobody set any. */
async function of(read: Knex, station: string, offer: string): Promise<KeptTerms | undefined> {
  const row = (await newest(read).where({ 't.station': station, 't.offer': offer }).first()) as Row | undefined;
  return row && termsOf(row);
}

/** The terms that hold for some offers, by the offer. */
async function ofAll(read: Knex, offers: readonly string[]): Promise<ReadonlyMap<string, KeptTerms>> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `SELECT DISTINCT ON (t.offer) ${COLUMNS} FROM shop_offer_terms t WHERE t.offer = ANY(?::uuid[])
     ORDER BY t.offer, t.version DESC`,
    [[...offers]],
  );
  return new Map(rows.map((row) => [row.offer, termsOf(row)]));
}

type LineRow = Omit<TermsLine, 'title' | 'setAt'> & { readonly title: unknown; readonly setAt: Date | null };

/** Offers of a station with the terms that hold, the newest first. */
async function list(
  read: Knex,
  { station, before, limit }: { readonly station: string; readonly before: string | undefined; readonly limit: number },
): Promise<readonly TermsLine[]> {
  const { rows } = await read.raw<{ rows: LineRow[] }>(
    `SELECT o.id AS offer, o.product, v.title, v.spec, o.price::float8 AS price, o.state, t.payee, t.set_at AS "setAt"
     FROM shop_offer o JOIN shop_variant v ON v.id = o.variant
     LEFT JOIN LATERAL (SELECT payee, set_at FROM shop_offer_terms WHERE offer = o.id ORDER BY version DESC LIMIT 1) t ON true
     WHERE o.station = :station AND (:before::uuid IS NULL OR o.id < :before::uuid) ORDER BY o.id DESC LIMIT :limit`,
    { station, before: before ?? null, limit },
  );
  return rows.map(({ title, setAt, ...row }) => ({
    ...row,
    // Written by the contract's own schema.
    title: fromJsonb(title) as TermsLine['title'],
    setAt: setAt?.toISOString() ?? null,
  }));
}

async function insert(tx: Tx, { part, donation, by, ...terms }: NewTerms): Promise<void> {
  const { offer, version, station, mode, supplier, payee, village, session } = terms;
  await tx('shop_offer_terms').insert({
    ...{ offer, version, station, mode, supplier, payee, village, session, goods_kind: terms.goodsKind },
    ...{ supplier_points: part.by === 'share' ? part.basisPoints : null, supplier_fen: terms.supplierFen },
    ...{ station_fen: terms.stationFen, anchor_fen: terms.anchorFen, freight_fen: terms.freightFen },
    ...{ platform_fen: terms.platformFen, fee_points: terms.feePoints },
    ...{ donation: donation?.agreement ?? null, donation_fen: donation?.fen ?? null, set_by: by },
  });
}

/** How terms are kept. */
export const termsStore = { of, ofAll, list, insert } as const;

/** How terms are kept. */
export type TermsStore = typeof termsStore;
