import type { Knex } from 'knex';

/**
 * Signing by a link on a phone (手机签发). A link is for one person, one level and one content; its token is kept as a digest, and
 * every use names what it was used for.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE sign_pin (
      person uuid PRIMARY KEY REFERENCES person (id),
      pin_hash text NOT NULL,
      changed_at timestamptz NOT NULL DEFAULT now()
    );

    CREATE TABLE sign_link (
      id uuid PRIMARY KEY,
      token_digest text NOT NULL UNIQUE,
      station text NOT NULL REFERENCES station (slug),
      person uuid NOT NULL REFERENCES person (id),
      asked_by uuid NOT NULL REFERENCES person (id),
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      level smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
      revision integer NOT NULL,
      hash text NOT NULL,
      state text NOT NULL DEFAULT 'sent' CHECK (state IN ('sent', 'read', 'used', 'dead')),
      -- The browser that gave the right password first; a link that is handed on is of no use in another.
      holder_digest text,
      misses integer NOT NULL DEFAULT 0,
      device text,
      expires_at timestamptz NOT NULL,
      used_at timestamptz,
      at timestamptz NOT NULL DEFAULT now(),
      CHECK ((state = 'used') = (used_at IS NOT NULL)),
      CHECK (state <> 'read' OR holder_digest IS NOT NULL)
    );
    CREATE INDEX sign_link_open ON sign_link (person, document_id, locale) WHERE state IN ('sent', 'read');
  `);
}
