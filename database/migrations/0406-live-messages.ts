import type { Knex } from 'knex';

const MESSAGES = `
  -- What was said in a room. The words are never changed, and nobody takes them away for three years.
  CREATE TABLE live_message (
    id uuid PRIMARY KEY,
    room uuid NOT NULL,
    station text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('danmaku', 'comment', 'question')),
    text text NOT NULL CHECK (text <> ''),
    -- Nobody for robots, and for those whose account is gone.
    author uuid,
    author_name text NOT NULL,
    -- The number that the phone gave it: sent twice it is one message.
    press uuid NOT NULL,
    clock real CHECK (clock >= 0),
    lane smallint,
    is_robot boolean NOT NULL DEFAULT false,
    -- Where it was written, if not here, and how it is named there: read twice it is one message.
    platform text CHECK (platform IN ('youtube')),
    foreign_id text,
    state text NOT NULL CHECK (state IN ('waiting', 'shown', 'hidden')),
    held_by text[] NOT NULL DEFAULT '{}',
    -- It judges goods badly: it may be hidden only by a rule that reaches it, and is counted where it is.
    is_review boolean NOT NULL DEFAULT false,
    hidden_rule text,
    hidden_reason text,
    hidden_by text,
    hidden_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (room, station) REFERENCES live_room (id, station),
    CHECK ((state = 'hidden') = (hidden_rule IS NOT NULL)),
    CHECK ((hidden_rule IS NULL) = (hidden_by IS NULL) AND (hidden_rule IS NULL) = (hidden_at IS NULL)
      AND (hidden_rule IS NULL) = (hidden_reason IS NULL)),
    CHECK ((platform IS NULL) = (foreign_id IS NULL) AND (platform IS NULL OR author IS NULL)),
    CHECK (NOT is_review OR hidden_reason IS NULL OR hidden_reason <> '')
  );
  CREATE UNIQUE INDEX live_message_press ON live_message (room, author, press) WHERE author IS NOT NULL;
  CREATE UNIQUE INDEX live_message_foreign ON live_message (room, platform, foreign_id) WHERE platform IS NOT NULL;
  CREATE INDEX live_message_room ON live_message (room, id);
  CREATE INDEX live_message_waiting ON live_message (room, id) WHERE state = 'waiting';
  CREATE INDEX live_message_hidden ON live_message (room, id) WHERE state = 'hidden';
  CREATE INDEX live_message_clock ON live_message (room, clock) WHERE state = 'shown' AND clock IS NOT NULL;
  -- Also how often somebody wrote just now.
  CREATE INDEX live_message_author ON live_message (author, at) WHERE author IS NOT NULL;

  ALTER TABLE live_room ADD FOREIGN KEY (pinned_message) REFERENCES live_message ON DELETE SET NULL;
  -- By it a message that is dropped after its three years finds where it was pinned.
  CREATE INDEX live_room_pinned ON live_room (pinned_message) WHERE pinned_message IS NOT NULL;
`;

const KEPT = `
  CREATE FUNCTION live_messages_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF OLD.at > clock_timestamp() - interval '3 years' THEN
        RAISE EXCEPTION 'what was said is kept for three years' USING ERRCODE = 'HG011', HINT = 'Hide it by a rule.';
      END IF;
      RETURN OLD;
    END IF;
    IF (NEW.id, NEW.room, NEW.station, NEW.kind, NEW.text, NEW.press, NEW.at, NEW.is_robot, NEW.platform, NEW.foreign_id)
        IS DISTINCT FROM
        (OLD.id, OLD.room, OLD.station, OLD.kind, OLD.text, OLD.press, OLD.at, OLD.is_robot, OLD.platform, OLD.foreign_id)
      OR (NEW.author IS NOT NULL AND NEW.author IS DISTINCT FROM OLD.author) THEN
      RAISE EXCEPTION 'what was said is not changed' USING ERRCODE = 'HG011', HINT = 'Hide it by a rule.';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER live_message_kept BEFORE UPDATE OR DELETE ON live_message
    FOR EACH ROW EXECUTE FUNCTION live_messages_are_kept();
`;

/** What is said in rooms. */
export async function up(knex: Knex): Promise<void> {
  for (const part of [MESSAGES, KEPT]) await knex.raw(part);
}
