import type { Knex } from 'knex';

const PINS = `
  -- What was shown beside the picture of a live, from when until when: chapters, exposures and the clips of a recall are read from here.
  CREATE TABLE live_pin (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    room uuid NOT NULL,
    -- The line of the run-of-show, where it was pinned by one.
    item uuid,
    offer uuid NOT NULL,
    product uuid NOT NULL,
    -- Price, basis and seller as viewers saw them when it was pinned.
    shown jsonb NOT NULL,
    pinned_at timestamptz NOT NULL,
    pinned_by text NOT NULL,
    pinned_name text NOT NULL,
    unpinned_at timestamptz CHECK (unpinned_at >= pinned_at),
    unpinned_by text,
    unpinned_name text,
    why text CHECK (why IN ('next', 'hand', 'gate', 'offer', 'off-air', 'stop')),
    reasons text[] NOT NULL DEFAULT '{}',
    CHECK ((unpinned_at IS NULL) = (unpinned_by IS NULL)),
    CHECK ((unpinned_at IS NULL) = (unpinned_name IS NULL)),
    CHECK ((unpinned_at IS NULL) = (why IS NULL))
  );
  -- A room shows one product at a time, whoever presses at once.
  CREATE UNIQUE INDEX live_pin_open ON live_pin (room) WHERE unpinned_at IS NULL;
  CREATE INDEX live_pin_log ON live_pin (session, pinned_at, id);
  CREATE INDEX live_pin_room ON live_pin (room, pinned_at);
  CREATE INDEX live_pin_product ON live_pin (product, pinned_at);
`;

const KEPT = `
  -- A pin is closed once; nothing else of it ever changes, and two pins of a room never overlap.
  CREATE FUNCTION live_pins_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      IF OLD.unpinned_at IS NULL AND NEW.unpinned_at IS NOT NULL
        AND to_jsonb(NEW) - '{unpinned_at,unpinned_by,unpinned_name,why,reasons}'::text[]
          = to_jsonb(OLD) - '{unpinned_at,unpinned_by,unpinned_name,why,reasons}'::text[] THEN
        RETURN NEW;
      END IF;
    END IF;
    RAISE EXCEPTION 'what a live showed is kept: % of % refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'HG011', HINT = 'Pin it anew.';
  END $$;

  CREATE FUNCTION live_pins_follow() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM live_pin p WHERE p.room = NEW.room AND p.pinned_at <= NEW.pinned_at
        AND coalesce(p.unpinned_at, 'infinity') > NEW.pinned_at)
      OR EXISTS (SELECT 1 FROM live_pin p WHERE p.room = NEW.room AND p.pinned_at > NEW.pinned_at) THEN
      RAISE EXCEPTION 'two pins of room % overlap', NEW.room USING ERRCODE = 'HG012';
    END IF;
    RETURN NEW;
  END $$;

  CREATE TRIGGER live_pin_follows BEFORE INSERT ON live_pin FOR EACH ROW EXECUTE FUNCTION live_pins_follow();
  CREATE TRIGGER live_pin_kept BEFORE UPDATE OR DELETE ON live_pin FOR EACH ROW EXECUTE FUNCTION live_pins_are_kept();
  CREATE TRIGGER live_pin_whole BEFORE TRUNCATE ON live_pin FOR EACH STATEMENT EXECUTE FUNCTION live_pins_are_kept();
`;

/** What lives showed, one product at a time. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(PINS);
  await knex.raw(KEPT);
}
