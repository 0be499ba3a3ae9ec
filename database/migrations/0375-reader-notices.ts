import type { Knex } from 'knex';

/**
 * What readers have to know whether or not they open the app, and how far it is. The unique key is what keeps anybody from being told the
 * same thing twice; a reader who is erased takes theirs along.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE reader_notice (
      id uuid PRIMARY KEY,
      station text NOT NULL,
      reader uuid NOT NULL,
      subject text NOT NULL CHECK (subject <> ''),
      title jsonb NOT NULL,
      body jsonb NOT NULL,
      state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'unsure', 'nowhere')),
      lane text CHECK (lane IN ('sms', 'mail')),
      tries integer NOT NULL DEFAULT 0,
      says text,
      due_at timestamptz NOT NULL DEFAULT now(),
      lease_until timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      moved_at timestamptz NOT NULL DEFAULT now(),
      version integer NOT NULL DEFAULT 1,
      CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
      CHECK (state <> 'sent' OR lane IS NOT NULL),
      UNIQUE (reader, subject)
    );
    CREATE INDEX reader_notice_due ON reader_notice (due_at) WHERE state = 'waiting';
    CREATE INDEX reader_notice_lease ON reader_notice (lease_until) WHERE state = 'sending';
    CREATE INDEX reader_notice_about ON reader_notice (station, subject);
  `);
}
