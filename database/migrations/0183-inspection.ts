import type { Knex } from 'knex';

/** Inspection packs (检查包): signed archives of who signed what, and the keys that sign them. Bytes lie in the database: no node holds truth. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE inspection_key (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      public_key text NOT NULL,
      -- Sealed by the vault; opened inside the signing of a pack and nowhere else.
      private_sealed text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      retired_at timestamptz
    );
    CREATE UNIQUE INDEX inspection_key_current ON inspection_key (station) WHERE retired_at IS NULL;

    CREATE TABLE inspection_pack (
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      column_id text NOT NULL DEFAULT '',
      from_at timestamptz NOT NULL,
      until_at timestamptz NOT NULL,
      state text NOT NULL CHECK (state IN ('queued', 'making', 'ready', 'failed')),
      done integer NOT NULL DEFAULT 0,
      total integer NOT NULL,
      records integer NOT NULL DEFAULT 0,
      bytes integer NOT NULL DEFAULT 0,
      sha256 text,
      ordered_by uuid NOT NULL REFERENCES person (id),
      created_at timestamptz NOT NULL DEFAULT now(),
      ready_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      CHECK (from_at < until_at)
    );
    CREATE INDEX inspection_pack_station ON inspection_pack (station, created_at DESC, id);

    CREATE TABLE inspection_part (
      pack uuid NOT NULL REFERENCES inspection_pack (id),
      station text NOT NULL,
      n integer NOT NULL,
      bytes bytea NOT NULL,
      PRIMARY KEY (pack, n)
    );
    -- A pack is ordered for a time: what happened in it is found by the time alone.
    CREATE INDEX review_signature_time ON review_signature (station, at);
    CREATE INDEX release_time ON release (station, at);
    CREATE INDEX check_report_time ON check_report (station, created_at);
  `);
}
