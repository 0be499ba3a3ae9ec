import type { Knex } from 'knex';

const QUESTIONS = `
  -- What became of a message that asks something.
  CREATE TABLE live_question (
    message uuid PRIMARY KEY REFERENCES live_message ON DELETE CASCADE,
    room uuid NOT NULL REFERENCES live_room,
    station text NOT NULL,
    state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'picked', 'answered', 'dismissed')),
    -- None where the host answered aloud.
    answer text CHECK (answer <> ''),
    answered_by text,
    answered_name text,
    answered_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    CHECK ((state = 'answered') = (answered_at IS NOT NULL)),
    CHECK ((answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (answered_name IS NULL)),
    CHECK (answer IS NULL OR answered_at IS NOT NULL)
  );
  CREATE INDEX live_question_room ON live_question (room, state, message);
`;

const POLLS = `
  CREATE TABLE live_poll (
    id uuid PRIMARY KEY,
    room uuid NOT NULL REFERENCES live_room,
    station text NOT NULL,
    question text NOT NULL CHECK (question <> ''),
    options text[] NOT NULL CHECK (cardinality(options) BETWEEN 2 AND 6),
    opens_at timestamptz NOT NULL,
    -- Over at this moment by itself; whoever ends it earlier moves it.
    closes_at timestamptz NOT NULL CHECK (closes_at >= opens_at),
    made_by text NOT NULL
  );
  CREATE INDEX live_poll_room ON live_poll (room, id);

  CREATE TABLE live_poll_vote (
    poll uuid NOT NULL REFERENCES live_poll,
    reader uuid NOT NULL,
    option smallint NOT NULL CHECK (option >= 0),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (poll, reader)
  );
  CREATE INDEX live_poll_vote_reader ON live_poll_vote (reader);
`;

/** Questions and polls of rooms. */
export async function up(knex: Knex): Promise<void> {
  for (const part of [QUESTIONS, POLLS]) await knex.raw(part);
}
