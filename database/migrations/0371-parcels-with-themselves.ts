import type { Knex } from 'knex';

const SENT = `
  -- What of a line left in parcels before the whole order did.
  ALTER TABLE shop_order_line ADD COLUMN sent integer NOT NULL DEFAULT 0 CHECK (sent BETWEEN 0 AND quantity);

  CREATE OR REPLACE VIEW shop_reservation AS
    SELECT l.order_id, l.offer, l.variant, l.station, CASE l.hold WHEN 'shipped' THEN l.quantity ELSE l.quantity - l.sent END AS quantity,
      l.hold AS state, o.pay_until AS expires_at
    FROM shop_order_line l JOIN shop_order o ON o.id = l.order_id WHERE l.hold = 'shipped' OR l.sent < l.quantity
    UNION ALL
    SELECT l.order_id, l.offer, l.variant, l.station, l.sent, 'shipped', o.pay_until
    FROM shop_order_line l JOIN shop_order o ON o.id = l.order_id WHERE l.hold <> 'shipped' AND l.sent > 0;
`;

const BOXES = `
  -- One box may hold several orders: that they are one buyer's and go to one address is asked under a lock of the number.
  ALTER TABLE shop_parcel DROP CONSTRAINT shop_parcel_station_company_number_key;
  CREATE UNIQUE INDEX shop_parcel_number ON shop_parcel (station, company, number, order_id);
`;

/** Parcels take with them what is in them, and one box may hold several orders of one buyer. */
export async function up(knex: Knex): Promise<void> {
  for (const part of [SENT, BOXES]) await knex.raw(part);
}
