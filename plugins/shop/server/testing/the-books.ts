import type { Knex } from 'knex';

/** What the rows say of one variant, counted from both ends. */
export type VariantBooks = {
  readonly onHand: number;
  readonly reserved: number;
  readonly received: number;
  readonly shipped: number;
  readonly holding: number;
  readonly sent: number;
};

/** Counts the stock of a variant against what its orders hold. */
export async function booksOf(knex: Knex, variant: string): Promise<VariantBooks> {
  const { rows } = await knex.raw<{ rows: VariantBooks[] }>(
    `SELECT s.on_hand::int AS "onHand", s.reserved::int, s.received::int, s.shipped::int,
       (SELECT coalesce(sum(quantity), 0)::int FROM shop_reservation r WHERE r.variant = s.variant AND r.state IN ('held', 'claimed'))
         AS holding,
       (SELECT coalesce(sum(quantity), 0)::int FROM shop_reservation r WHERE r.variant = s.variant AND r.state = 'shipped') AS sent
     FROM shop_stock s WHERE s.variant = ?`,
    [variant],
  );
  return rows[0]!;
}

/** Everything that is wrong in the whole shop: empty when it is sound. */
export async function faultsOf(knex: Knex): Promise<readonly string[]> {
  const { rows } = await knex.raw<{ rows: { fault: string }[] }>(`
    SELECT 'stock of ' || s.variant AS fault FROM shop_stock s
      LEFT JOIN (SELECT variant, sum(quantity) FILTER (WHERE state IN ('held', 'claimed')) AS holding,
        sum(quantity) FILTER (WHERE state = 'shipped') AS sent FROM (SELECT variant, quantity, state FROM shop_reservation
          UNION ALL SELECT variant, quantity, state FROM shop_replacement) h GROUP BY variant) r USING (variant)
      WHERE s.reserved <> coalesce(r.holding, 0) OR s.shipped <> coalesce(r.sent, 0) OR s.on_hand <> s.received - s.shipped
        OR s.reserved > s.on_hand
    UNION ALL SELECT 'offer ' || o.id FROM shop_offer o
      LEFT JOIN (SELECT offer, sum(quantity) AS n FROM shop_reservation WHERE state <> 'released' GROUP BY offer) r ON r.offer = o.id
      WHERE o.taken <> coalesce(r.n, 0) OR o.taken > o.total
    UNION ALL SELECT 'share of ' || q.buyer FROM shop_quota q
      LEFT JOIN (SELECT l.offer, o.buyer, sum(l.quantity) AS n FROM shop_reservation l JOIN shop_order o ON o.id = l.order_id
        WHERE l.state <> 'released' GROUP BY l.offer, o.buyer) r USING (offer, buyer)
      WHERE q.used <> coalesce(r.n, 0)
    UNION ALL SELECT 'state of ' || o.id FROM shop_order o JOIN shop_order_line l ON l.order_id = o.id
      WHERE (o.state = 'awaiting-payment') <> (l.hold = 'held')
        OR (o.state IN ('reserved', 'paid', 'held', 'shortage', 'confirmed', 'picking')) <> (l.hold = 'claimed')
    UNION ALL SELECT 'books of ' || o.id FROM shop_order o LEFT JOIN shop_waterfall w ON w.order_id = o.id
      WHERE (o.payment IS NULL) <> (w.order_id IS NULL) OR w.paid <> o.amount - o.deposit OR w.back <> o.refunded
        OR (SELECT sum(fen) FROM shop_share s WHERE s.order_id = o.id) <> 0
        OR (SELECT sum(back) FROM shop_share s WHERE s.order_id = o.id) <> 0
    UNION ALL SELECT 'balance of ' || a.code || ' ' || a.party FROM shop_account a
      LEFT JOIN (SELECT e.account, sum(e.fen) AS fen FROM shop_entry e JOIN shop_posting p ON p.id = e.posting
        WHERE p.kind LIKE 'order.%' GROUP BY e.account) e ON e.account = a.id
      LEFT JOIN (SELECT w.station, s.account, sum(s.fen - s.back) AS fen FROM shop_share s JOIN shop_waterfall w USING (order_id)
        GROUP BY w.station, s.account) s ON s.station = a.station
        AND s.account = CASE a.party WHEN '' THEN a.code ELSE a.code || ':' || a.party END
      WHERE coalesce(e.fen, 0) <> coalesce(s.fen, 0)
    UNION ALL SELECT 'deposit of ' || d.order_id FROM shop_deposit d JOIN shop_order o ON o.id = d.order_id
      WHERE d.amount <> o.deposit OR (o.state IN ('cancelled', 'refunded')) > (d.owed = d.amount)
        OR (SELECT coalesce(sum(-e.fen), 0) FROM shop_posting p
            JOIN shop_entry e ON e.posting = p.id JOIN shop_account a ON a.id = e.account
            WHERE p.ref = d.order_id::text AND a.code = 'depositHeld')
          <> d.amount - d.back - CASE WHEN o.payment IS NULL THEN 0 ELSE d.amount END + coalesce((SELECT sum(s.back) FROM shop_share s
            WHERE s.order_id = o.id AND s.kind = 'deposit'), 0)
    UNION ALL SELECT 'cancelled and paid: ' || id FROM shop_order WHERE state = 'cancelled' AND payment IS NOT NULL
    UNION ALL SELECT 'order without lines: ' || o.id FROM shop_order o
      WHERE NOT EXISTS (SELECT 1 FROM shop_order_line l WHERE l.order_id = o.id)
    UNION ALL SELECT 'coupon ' || c.id FROM shop_coupon c LEFT JOIN shop_order o ON o.id = c.order_id
      WHERE c.order_id IS NOT NULL AND (o.coupon IS DISTINCT FROM c.id OR o.state = 'cancelled')
    UNION ALL SELECT 'coupons of ' || b.id FROM shop_coupon_batch b
      WHERE b.issued <> (SELECT count(*) FROM shop_coupon c WHERE c.batch = b.id)
    UNION ALL SELECT 'batch ' || b.id FROM shop_batch b
      WHERE cardinality(b.orders) <> (SELECT count(*) FROM shop_order o WHERE o.batch = b.id AND o.hash = b.hashes[o.place + 1])
        OR NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.subject = b.id::text AND e.version = b.root)`);
  return rows.map(({ fault }) => fault);
}

/** What the accounts of a station say, debit above zero; those at zero are left out. */
export async function balancesOf(knex: Knex, station: string): Promise<Readonly<Record<string, number>>> {
  const rows = await knex('shop_account as a')
    .join('shop_entry as e', 'e.account', 'a.id')
    .where('a.station', station)
    .groupBy('a.code', 'a.party')
    .select<{ code: string; party: string; fen: string }[]>('a.code', 'a.party', knex.raw('sum(e.fen) AS fen'));
  return Object.fromEntries(
    rows
      .filter(({ fen }) => fen !== '0')
      .map(({ code, party, fen }) => [party ? `${code}:${party}` : code, Number(fen)]),
  );
}
