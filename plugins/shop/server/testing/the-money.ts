import type { Knex } from 'knex';

/**
 * Everything that is wrong with money once all has come to rest: what was paid is kept for one order or went back, whole and once, and
 * both sides say the same. Empty when it is sound.
 */
export async function moneyFaultsOf(knex: Knex): Promise<readonly string[]> {
  const { rows } = await knex.raw<{ rows: { fault: string }[] }>(`
    WITH back AS (SELECT out_trade_no, sum(amount) AS fen FROM shop_sandbox_refund GROUP BY out_trade_no),
      asked AS (SELECT payment, sum(amount) FILTER (WHERE state = 'done') AS fen FROM shop_refund GROUP BY payment)
    SELECT 'money that nobody knows of: ' || t.out_trade_no AS fault FROM shop_sandbox_trade t
      LEFT JOIN shop_payment p USING (out_trade_no) WHERE t.state = 'paid' AND p.state IS DISTINCT FROM 'succeeded'
    UNION ALL SELECT 'payment without money: ' || p.id FROM shop_payment p LEFT JOIN shop_sandbox_trade t USING (out_trade_no)
      WHERE p.state = 'succeeded' AND (t.state IS DISTINCT FROM 'paid' OR t.amount <> p.amount)
    UNION ALL SELECT 'neither kept nor given back, or both: ' || p.id FROM shop_payment p JOIN shop_order o ON o.id = p.subject
      WHERE p.state = 'succeeded' AND (o.payment IS NOT DISTINCT FROM p.id) = p.given_back
    UNION ALL SELECT 'order paid by nothing: ' || o.id FROM shop_order o LEFT JOIN shop_payment p ON p.id = o.payment
      WHERE o.payment IS NOT NULL AND (p.state IS DISTINCT FROM 'succeeded' OR p.subject <> o.id)
    UNION ALL SELECT 'back of ' || p.id FROM shop_payment p LEFT JOIN back USING (out_trade_no)
      LEFT JOIN asked ON asked.payment = p.id
      WHERE p.refunding <> 0 OR p.refunded <> coalesce(back.fen, 0) OR p.refunded <> coalesce(asked.fen, 0)
        OR (p.given_back AND p.refunded <> p.amount)
    UNION ALL SELECT 'back of the order ' || o.id FROM shop_order o JOIN shop_payment p ON p.id = o.payment
      WHERE o.refunded <> p.refunded
    UNION ALL SELECT 'told more than once: ' || subject FROM ledger_entry WHERE action = 'payment.succeeded'
      GROUP BY subject HAVING count(*) > 1
    UNION ALL SELECT 'open: ' || id FROM shop_payment WHERE state IN ('new', 'sent', 'pending', 'disputed')
    UNION ALL SELECT 'refund ' || state || ': ' || id FROM shop_refund WHERE state <> 'done'
    UNION ALL SELECT 'word without an end: ' || id FROM shop_payment_inbox WHERE done_at IS NULL OR outcome = 'failed'`);
  return rows.map(({ fault }) => fault);
}
