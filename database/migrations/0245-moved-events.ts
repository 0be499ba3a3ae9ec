import type { Knex } from 'knex';

/**
 * When and where a topic takes its event to be, beside when and where it is by now: what differs is shown on the topic until somebody
 * has seen it. What is off was cancelled, or its series has no such occurrence any more.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE happening_topic
      ADD COLUMN known_from timestamptz, ADD COLUMN known_to timestamptz,
      ADD COLUMN known_place text NOT NULL DEFAULT '', ADD COLUMN known_off boolean NOT NULL DEFAULT false,
      ADD COLUMN now_from timestamptz, ADD COLUMN now_to timestamptz,
      ADD COLUMN now_place text NOT NULL DEFAULT '', ADD COLUMN now_off boolean NOT NULL DEFAULT false;

    -- Whoever had a topic before this knew how its event stood.
    UPDATE happening_topic t SET
      known_from = s.starts, known_to = s.starts + s.lasts, known_place = s.place, known_off = s.off,
      now_from = s.starts, now_to = s.starts + s.lasts, now_place = s.place, now_off = s.off
    FROM (
      SELECT l.happening, l.at, CAST(coalesce(c.starts, l.at) AS timestamp) AT TIME ZONE h.zone AS starts,
        make_interval(mins => coalesce(c.minutes, h.minutes)) AS lasts, coalesce(c.place, h.place) AS place,
        h.state = 'cancelled' OR coalesce(c.state, '') = 'cancelled' AS off
      FROM happening_topic l JOIN happening h ON h.id = l.happening
      LEFT JOIN happening_change c ON c.happening = l.happening AND c.at = l.at
    ) s WHERE s.happening = t.happening AND s.at = t.at;

    ALTER TABLE happening_topic
      ALTER COLUMN known_from SET NOT NULL, ALTER COLUMN known_to SET NOT NULL,
      ALTER COLUMN now_from SET NOT NULL, ALTER COLUMN now_to SET NOT NULL;
    CREATE INDEX happening_topic_topic ON happening_topic (topic);
  `);
}
