import type { Knex } from 'knex';

/** What a correction does not reach, said by somebody with a reason: an account that is given up, a manuscript that is left as it is. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- An account that can never have the corrected words: closed, forbidden by its platform, or out of anybody's hands.
    CREATE TABLE correction_given_up (
      correction uuid NOT NULL REFERENCES correction_order (id),
      station text NOT NULL,
      channel uuid NOT NULL REFERENCES channel (id),
      reason text NOT NULL CHECK (reason <> ''),
      person uuid NOT NULL REFERENCES person (id),
      at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (correction, channel)
    );

    -- A manuscript that was proposed to all orders about one fact, and that somebody looked at and left.
    CREATE TABLE correction_left (
      together uuid NOT NULL,
      station text NOT NULL,
      document_id text NOT NULL,
      locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
      reason text NOT NULL CHECK (reason <> ''),
      person uuid NOT NULL REFERENCES person (id),
      at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (together, document_id, locale)
    );
  `);
}
