import type { Knex } from 'knex';

/**
 * The read model of the command screen: one row for each station, written by one node of the house, and the lease that says which.
 * The indexes let that node count without reading what is settled long ago.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE command_projector (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      owner uuid,
      lease_until timestamptz NOT NULL DEFAULT '-infinity',
      counted_at timestamptz NOT NULL DEFAULT '-infinity'
    );
    INSERT INTO command_projector DEFAULT VALUES;

    CREATE TABLE command_tally (
      station text PRIMARY KEY REFERENCES station (slug) ON DELETE CASCADE,
      tally jsonb NOT NULL,
      changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
    );

    CREATE TABLE command_setting (
      person uuid PRIMARY KEY REFERENCES person (id),
      settings jsonb NOT NULL,
      changed_at timestamptz NOT NULL DEFAULT now()
    );

    CREATE INDEX topic_open ON topic (station, state)
      WHERE state IN ('draft', 'pitched', 'returned', 'approved', 'assigned', 'accepted', 'on_site', 'filed');
    CREATE INDEX topic_covered ON topic (state_since) WHERE state = 'covered';
    CREATE INDEX delivery_trouble ON delivery (station, state) WHERE state IN
      ('failed_retryable', 'failed_final', 'unknown', 'rejected', 'still_visible', 'manual_takedown');
    CREATE INDEX delivery_live_at ON delivery (live_at) WHERE live_at IS NOT NULL;
    CREATE INDEX delivery_under_way ON delivery (channel) WHERE state IN
      ('planned', 'gated', 'due', 'claimed', 'sending', 'accepted', 'platform_review', 'manual');
    CREATE INDEX story_search_published ON story_search (published_at);
  `);
}
