/** Each payment that the books know by its number. What the provider keeps of an order is told of the whole price: the deposit's part is its own. */
export const OWN_PAYMENTS = `
  SELECT w.station, w.mode, w.payment AS ref, w.paid AS fen, w.fee - least(coalesce(d.fee, 0), w.fee) AS fee, w.paid_at AS at
  FROM shop_waterfall w LEFT JOIN shop_deposit d ON d.order_id = w.order_id
  UNION ALL SELECT station, mode, number, amount, fee, paid_at FROM shop_deposit`;
