import type { Knex } from 'knex';

/** Bills of payment providers and banks, the differences to our own books, and donations with their agreements. */
export async function up(knex: Knex): Promise<void> {
  await bills(knex);
  await donations(knex);
}

async function bills(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE shop_bill_line (
      station text NOT NULL,
      source text NOT NULL CHECK (source IN ('provider', 'bank')),
      day date NOT NULL,
      -- The number of the line in its file: the same file twice is one.
      row integer NOT NULL,
      kind text NOT NULL CHECK (kind IN ('payment', 'refund', 'transfer')),
      ref text NOT NULL,
      fen bigint NOT NULL CHECK (fen >= 0),
      fee bigint NOT NULL DEFAULT 0 CHECK (fee >= 0),
      at timestamptz(3) NOT NULL,
      PRIMARY KEY (station, source, day, row)
    );

    CREATE TABLE shop_difference (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      day date NOT NULL,
      kind text NOT NULL CHECK (kind IN ('missing-callback', 'duplicate', 'fee', 'time', 'amount', 'unknown')),
      ref text NOT NULL,
      -- What our books say, what the other side says; nothing where there is no such line.
      ours bigint,
      theirs bigint,
      state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'signed', 'settled')),
      version integer NOT NULL DEFAULT 1,
      note text,
      first_by uuid,
      second_by uuid,
      found_at timestamptz(3) NOT NULL DEFAULT now(),
      settled_at timestamptz(3),
      UNIQUE (station, day, kind, ref),
      CHECK (state = 'open' OR (first_by IS NOT NULL AND note <> '')),
      CHECK ((state = 'settled') = (second_by IS NOT NULL)),
      CHECK (second_by IS DISTINCT FROM first_by OR second_by IS NULL)
    );
    CREATE INDEX shop_difference_open ON shop_difference (station, day) WHERE state <> 'settled';
  `);
}

async function donations(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE shop_donation (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      session uuid,
      beneficiary text NOT NULL,
      -- The charity's certificate to raise money in public; empty when it has none.
      qualification text NOT NULL DEFAULT '',
      -- SHA-256 of the signed paper.
      agreement_hash char(64) NOT NULL,
      signed_at timestamptz(3) NOT NULL,
      event_at timestamptz(3) NOT NULL,
      promise text NOT NULL CHECK (promise <> ''),
      state text NOT NULL,
      version integer NOT NULL DEFAULT 1,
      accrued bigint NOT NULL DEFAULT 0 CHECK (accrued >= 0),
      due_by uuid,
      paid bigint CHECK (paid > 0),
      receipt_no text,
      paid_at timestamptz(3),
      published_at timestamptz(3),
      made_by uuid NOT NULL,
      UNIQUE (id, station),
      -- Charity Law, article 37: the agreement comes first.
      CHECK (signed_at < event_at),
      -- Whoever made it does not say that it is owed.
      CHECK (due_by IS DISTINCT FROM made_by),
      CHECK (state NOT IN ('paid', 'published') OR (paid IS NOT NULL AND receipt_no <> ''))
    );
    CREATE INDEX shop_donation_station ON shop_donation (station, id);
    CREATE INDEX shop_donation_session ON shop_donation (station, session) WHERE session IS NOT NULL;
  `);
}
