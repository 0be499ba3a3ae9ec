import type { Knex } from 'knex';
import { fromJsonb, MOST_EXPORTS_AT_ONCE, openExport, type OpenExport } from '@hearth/cms/platform';
import { paidIn, WALKED, walkedOf, type WalkedOrder } from '../duties/walk-store';
import type { Which } from '../sessions/session-store';
import type { EvidencePart } from './evidence.rules';

type Kind = { readonly name: string; readonly sql: string };

/** The donations of a live: those that name it, and those of which its offers give. */
const DONATIONS = `SELECT d.id FROM shop_donation d WHERE d.station = :station AND d.session = :id
  UNION SELECT t.donation FROM shop_offer_terms t WHERE t.station = :station AND t.session = :id AND t.donation IS NOT NULL`;

/** What is kept of a live besides its duties and its orders. Nobody who bought is named by any of it. */
const KINDS: readonly Kind[] = [
  {
    name: 'goods',
    sql: `SELECT g.offer, o.product, o.variant, v.title, v.spec, o.price, o.base_price, o.basis, o.basis_proof, g.page, g.cleared, g.reasons,
            g.seller, g.shown_hash, g.pinned_at FROM shop_session_goods g
          JOIN shop_offer o ON o.id = g.offer JOIN shop_variant v ON v.id = o.variant
          WHERE g.station = :station AND g.session = :id ORDER BY g.pinned_at, g.offer`,
  },
  {
    name: 'pages',
    sql: `SELECT DISTINCT p.hash, p.body FROM shop_page p JOIN shop_offer o ON o.page = p.hash
          WHERE o.station = :station AND (o.id IN (SELECT offer FROM shop_session_goods WHERE station = :station AND session = :id)
            OR o.id IN (SELECT offer FROM shop_offer_terms WHERE station = :station AND session = :id)
            OR o.id IN (SELECT l.offer FROM shop_waterfall w JOIN shop_order_line l ON l.order_id = w.order_id
              WHERE w.station = :station AND w.session = :id)) ORDER BY p.hash`,
  },
  {
    name: 'terms',
    sql: `SELECT t.offer, t.version, t.mode, t.goods_kind, t.supplier_fen, t.station_fen, t.anchor_fen, t.freight_fen, t.platform_fen,
            t.donation, t.donation_fen, t.set_at FROM shop_offer_terms t
          WHERE t.station = :station AND t.session = :id ORDER BY t.offer, t.version`,
  },
  {
    name: 'donations',
    sql: `SELECT d.id, d.session, d.beneficiary, d.qualification, d.promise, d.agreement_hash, d.signed_at, d.event_at, d.state, d.accrued,
            d.paid, d.receipt_no, d.paid_at, d.published_at FROM shop_donation d WHERE d.id IN (${DONATIONS}) ORDER BY d.id`,
  },
  {
    name: 'donation-postings',
    sql: `SELECT p.ref, p.seq, p.kind, p.at, p.hash FROM shop_posting p WHERE p.station = :station AND p.kind = 'donation.paid'
            AND p.ref IN (SELECT d.id::text FROM (${DONATIONS}) d) ORDER BY p.seq`,
  },
];

/** The small parts, each a handful of rows. */
async function partsOf(read: Knex, which: Which): Promise<readonly EvidencePart[]> {
  const parts: EvidencePart[] = [];
  for (const { name, sql } of KINDS) {
    const { rows } = await read.raw<{ rows: { row: unknown }[] }>(`SELECT to_jsonb(t) AS row FROM (${sql}) t`, which);
    parts.push({ name, content: rows.map(({ row }) => fromJsonb(row)) });
  }
  return parts;
}

/** What of a live the ledger has entries about: itself, its offers and its donations. */
async function subjectsOf(read: Knex, which: Which): Promise<readonly string[]> {
  const { rows } = await read.raw<{ rows: { id: string }[] }>(
    `SELECT :id::uuid AS id UNION SELECT offer FROM shop_session_goods WHERE station = :station AND session = :id
     UNION SELECT offer FROM shop_offer_terms WHERE station = :station AND session = :id UNION ${DONATIONS} ORDER BY id`,
    which,
  );
  return rows.map(({ id }) => id);
}

/** Opens the paid orders of a live, to be taken out some hundreds at a time; undefined when too many exports run. */
function open(read: Knex, which: Which): Promise<OpenExport<WalkedOrder> | undefined> {
  return openExport(read, {
    counted: (trx) => paidIn(trx, which).select('w.order_id'),
    ordered: (trx) => paidIn(trx, which).orderBy('w.order_id').select(trx.raw(WALKED)),
    lines: walkedOf,
  });
}

/** What is read for the pack of a live. */
export const sessionEvidenceStore = { partsOf, subjectsOf, open, mostAtOnce: MOST_EXPORTS_AT_ONCE } as const;

/** What is read for the pack of a live. */
export type SessionEvidenceStore = typeof sessionEvidenceStore;
