import type { Knex } from 'knex';

const TERMS = `
  -- Who gets what of one unit. A version for each time that somebody set them: the newest holds, and none is changed.
  CREATE TABLE shop_offer_terms (
    offer uuid NOT NULL REFERENCES shop_offer,
    -- The version of the offer that they made.
    version integer NOT NULL CHECK (version > 1),
    station text NOT NULL,
    mode text NOT NULL CHECK (mode IN ('cooperative', 'station', 'licensed', 'external')),
    goods_kind text NOT NULL CHECK (goods_kind IN ('fresh', 'other')),
    supplier text NOT NULL CHECK (supplier <> ''),
    payee text NOT NULL CHECK (payee <> ''),
    village text NOT NULL DEFAULT '',
    -- The live for which it is offered.
    session uuid,
    -- The supplier's part as it was agreed, in hundredths of a percent of the price, and what it comes to.
    supplier_points integer CHECK (supplier_points BETWEEN 0 AND 10000),
    supplier_fen bigint NOT NULL CHECK (supplier_fen >= 0),
    station_fen bigint NOT NULL CHECK (station_fen >= 0),
    anchor_fen bigint NOT NULL CHECK (anchor_fen >= 0),
    freight_fen bigint NOT NULL CHECK (freight_fen >= 0),
    platform_fen bigint NOT NULL CHECK (platform_fen >= 0),
    fee_points integer NOT NULL CHECK (fee_points BETWEEN 0 AND 1000),
    donation uuid,
    donation_fen bigint CHECK (donation_fen > 0),
    set_by text NOT NULL,
    set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (offer, version),
    CHECK ((donation IS NULL) = (donation_fen IS NULL))
  );
  CREATE INDEX shop_offer_terms_supplier ON shop_offer_terms (station, supplier, set_at);
  CREATE INDEX shop_offer_terms_donation ON shop_offer_terms (donation) WHERE donation IS NOT NULL;
`;

const KEPT = `
  -- What a buyer's yuan went by stays as it was, and nothing joins the terms of an offer that was opened.
  CREATE FUNCTION shop_terms_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF (SELECT state FROM shop_offer WHERE id = NEW.offer) = 'draft' THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'terms are kept: % refused', TG_OP USING ERRCODE = 'HG011', HINT = 'Make another offer.';
  END $$;
  CREATE TRIGGER shop_offer_terms_kept BEFORE INSERT OR UPDATE OR DELETE ON shop_offer_terms
    FOR EACH ROW EXECUTE FUNCTION shop_terms_are_kept();
`;

/** What is agreed about one unit of an offer before it is sold: the waterfall of every order is made of it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(TERMS);
  await knex.raw(KEPT);
}
