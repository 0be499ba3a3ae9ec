import type { Knex } from 'knex';

/** Three reviews and three proofs (三审三校): rules by version, one case for each manuscript and language, signatures for good. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE review_policy (
      station text NOT NULL REFERENCES station (slug),
      column_id text NOT NULL DEFAULT '',
      version integer NOT NULL CHECK (version > 0),
      rules jsonb NOT NULL,
      by_person uuid,
      by_name text NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (station, column_id, version)
    );

    CREATE TABLE review_case (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      column_id text NOT NULL DEFAULT '',
      title text NOT NULL,
      state text NOT NULL DEFAULT 'writing' CHECK (state IN
        ('writing', 'l1', 'l2', 'l3', 'returned', 'signed', 'held', 'emergency', 'spiked', 'sealed')),
      level smallint CHECK (level BETWEEN 1 AND 3),
      revision integer NOT NULL,
      hash text NOT NULL,
      rules jsonb NOT NULL,
      rules_version text NOT NULL,
      author uuid,
      author_name text NOT NULL,
      due_at timestamptz,
      claimed_by uuid REFERENCES person (id),
      claimed_until timestamptz,
      returned jsonb,
      held_until timestamptz,
      held_level smallint,
      emergency jsonb,
      emergency_due timestamptz,
      emergency_missed boolean NOT NULL DEFAULT false,
      version integer NOT NULL DEFAULT 1,
      changed_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (document_id, locale),
      CHECK ((claimed_by IS NULL) = (claimed_until IS NULL))
    );
  `);
  await authorsAndOrder(knex);
  await signatures(knex);
  await releases(knex);
}

async function authorsAndOrder(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX review_case_waiting ON review_case (station, level, due_at, id)
      WHERE state IN ('l1', 'l2', 'l3', 'emergency');
    CREATE INDEX review_case_state ON review_case (station, state, changed_at DESC, id);
    CREATE INDEX review_case_author ON review_case (author, state);
    CREATE INDEX review_case_due ON review_case (emergency_due) WHERE state = 'emergency' AND NOT emergency_missed;
    CREATE INDEX review_case_held ON review_case (held_until) WHERE state = 'held';
  `);
}

async function signatures(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE review_author (
      case_id uuid NOT NULL REFERENCES review_case (id) ON DELETE CASCADE,
      person uuid NOT NULL,
      PRIMARY KEY (case_id, person)
    );

    CREATE TABLE review_signature (
      id uuid PRIMARY KEY,
      case_id uuid NOT NULL REFERENCES review_case (id),
      station text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('review', 'proof', 'direct', 'emergency')),
      level smallint NOT NULL CHECK (level BETWEEN 0 AND 3),
      person uuid NOT NULL,
      name text NOT NULL,
      on_behalf_of uuid,
      on_behalf_name text,
      revision integer NOT NULL,
      hash text NOT NULL,
      rules_version text NOT NULL,
      device text NOT NULL,
      method text NOT NULL CHECK (method IN ('admin', 'link', 'import')),
      errors integer CHECK (errors >= 0),
      note text,
      at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX review_signature_case ON review_signature (case_id, at);

    -- The hashes that a signature covers: the one that was signed, and those it was carried to with a reason.
    CREATE TABLE signature_cover (
      signature_id uuid NOT NULL REFERENCES review_signature (id),
      hash text NOT NULL,
      because text,
      at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (signature_id, hash)
    );
  `);
}

/** Why each published row stands; and that nothing of this is ever changed. */
async function releases(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Why a published row stands: written by the gate in the transaction that publishes.
    CREATE TABLE release (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      document_id text NOT NULL,
      locale text NOT NULL,
      revision integer NOT NULL,
      hash text NOT NULL,
      ground text NOT NULL CHECK (ground IN ('signed', 'emergency', 'direct')),
      by_person uuid,
      xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
      at timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX release_document ON release (document_id, locale, at DESC);
    CREATE INDEX release_xid ON release (xid, document_id);

    CREATE FUNCTION signatures_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'what was signed stays: % refused', TG_OP;
    END $$;
    CREATE TRIGGER review_signature_kept BEFORE UPDATE OR DELETE ON review_signature
      FOR EACH ROW EXECUTE FUNCTION signatures_are_kept();
    CREATE TRIGGER signature_cover_kept BEFORE UPDATE OR DELETE ON signature_cover
      FOR EACH ROW EXECUTE FUNCTION signatures_are_kept();
    CREATE TRIGGER release_kept BEFORE UPDATE OR DELETE ON release
      FOR EACH ROW EXECUTE FUNCTION signatures_are_kept();
  `);
}
