import type { Knex } from 'knex';

/**
 * The books (账簿): accounts, postings in double entry that nobody changes, one hash chain for each station, and the signed roots of
 * closed days. What the tables keep themselves no path around the verbs can break.
 */
export async function up(knex: Knex): Promise<void> {
  await accounts(knex);
  await postings(knex);
  await days(knex);
  await kept(knex);
  await balanced(knex);
}

async function accounts(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE shop_account (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      code text NOT NULL CHECK (code ~ '^[a-z][A-Za-z]+$'),
      -- Whose account it is: a supplier, an agreement; nobody's when empty.
      party text NOT NULL DEFAULT '',
      opened_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (station, code, party),
      UNIQUE (id, station)
    );
  `);
}

async function postings(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE shop_book_head (
      station text PRIMARY KEY,
      seq bigint NOT NULL,
      hash char(64) NOT NULL,
      booked_at timestamptz NOT NULL
    );

    CREATE TABLE shop_posting (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      seq bigint NOT NULL CHECK (seq > 0),
      kind text NOT NULL,
      -- What it is about: an order, a settlement, a donation.
      ref text NOT NULL,
      -- When it happened, and when it was booked: the second rises with the number.
      at timestamptz(3) NOT NULL,
      booked_at timestamptz(3) NOT NULL,
      lines smallint NOT NULL CHECK (lines >= 2),
      previous char(64) NOT NULL,
      hash char(64) NOT NULL,
      UNIQUE (station, seq)
    );
    CREATE INDEX shop_posting_ref ON shop_posting (station, ref, seq);
    CREATE INDEX shop_posting_booked ON shop_posting (station, booked_at);

    CREATE TABLE shop_entry (
      posting uuid NOT NULL,
      n smallint NOT NULL CHECK (n >= 0),
      station text NOT NULL,
      account uuid NOT NULL,
      -- Debit above zero, credit below.
      fen bigint NOT NULL CHECK (fen <> 0),
      PRIMARY KEY (posting, n),
      -- Deferred: entries are written before the chain's end is taken, their posting under it.
      -- By the id alone: with a second column the check may be planned over all postings of the station. That stations agree is asked below.
      FOREIGN KEY (posting) REFERENCES shop_posting (id) DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (account, station) REFERENCES shop_account (id, station)
    );
    CREATE INDEX shop_entry_account ON shop_entry (account, posting) INCLUDE (fen);
  `);
}

async function days(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE shop_root_key (
      id uuid PRIMARY KEY,
      private text NOT NULL,
      public text NOT NULL,
      made_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE shop_day_root (
      station text NOT NULL,
      day date NOT NULL,
      first_seq bigint NOT NULL,
      last_seq bigint NOT NULL CHECK (last_seq >= first_seq),
      root char(64) NOT NULL,
      -- The roots of each 1,024 postings, so that a proof reads one block and not the day.
      blocks text[] NOT NULL,
      head char(64) NOT NULL,
      key uuid NOT NULL REFERENCES shop_root_key (id),
      signature text NOT NULL,
      made_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (station, day),
      UNIQUE (station, first_seq)
    );
  `);
}

/** Accounts, postings, entries and roots are written once. */
async function kept(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION shop_books_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the books are append-only: % of % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'HG011', HINT = 'Post a counter-entry.';
    END $$;
  `);
  for (const table of ['shop_account', 'shop_posting', 'shop_entry', 'shop_day_root']) {
    await knex.raw(`
      CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION shop_books_are_kept();
      CREATE TRIGGER ${table}_whole BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION shop_books_are_kept();
    `);
  }
}

/**
 * At the commit the sides of a posting are equal and all of its lines are there. Asked once for each posting, not for each entry: that
 * nothing joins a posting later is asked when entries are written.
 */
async function balanced(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE FUNCTION shop_posting_balances() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
    DECLARE
      total numeric;
      found integer;
    BEGIN
      SELECT coalesce(sum(fen), 0), count(*) INTO total, found FROM shop_entry
        WHERE posting = NEW.id AND station = NEW.station;
      IF total <> 0 OR found <> NEW.lines THEN
        RAISE EXCEPTION 'posting % has % of % lines and is out by % fen', NEW.id, found, NEW.lines, total
          USING ERRCODE = 'HG012';
      END IF;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER shop_posting_balances AFTER INSERT ON shop_posting
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shop_posting_balances();

    -- Planned while the books are empty and remembered by the connection: without this it would read all postings for each new entry.
    CREATE FUNCTION shop_entries_come_first() RETURNS trigger LANGUAGE plpgsql
      SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM fresh JOIN shop_posting p ON p.id = fresh.posting) THEN
        RAISE EXCEPTION 'a posting that stands takes no further lines' USING ERRCODE = 'HG012';
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER shop_entries_come_first AFTER INSERT ON shop_entry
      REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION shop_entries_come_first();
  `);
}
