import type { Knex } from 'knex';

/** Reservations (预约) with their reminders, and lives between the stories of the app (推广位). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(RESERVATIONS);
  await knex.raw(PLACEMENTS);
}

const RESERVATIONS = `
  CREATE TABLE live_reservation_offer (
    session uuid PRIMARY KEY,
    station text NOT NULL,
    capacity integer CHECK (capacity > 0),
    slots text[] NOT NULL,
    benefit uuid,
    -- Coupons that are kept for those who come, and those that were given.
    benefits integer NOT NULL DEFAULT 0 CHECK (benefits >= 0),
    given integer NOT NULL DEFAULT 0 CHECK (given >= 0),
    reserved integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    version integer NOT NULL DEFAULT 1,
    CHECK (given <= benefits),
    CHECK (capacity IS NULL OR reserved <= capacity),
    CHECK (benefit IS NOT NULL OR benefits = 0)
  );

  CREATE TABLE live_reservation (
    session uuid NOT NULL REFERENCES live_reservation_offer,
    reader uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The time at which they think that it begins: when they reserved, or what they were told since.
    known_for timestamptz NOT NULL,
    came_at timestamptz,
    coupon uuid,
    PRIMARY KEY (session, reader)
  );
  CREATE INDEX live_reservation_reader ON live_reservation (reader, session);

  -- One for each person and moment, however often a tick comes.
  CREATE TABLE live_reminder (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    session uuid NOT NULL,
    reader uuid NOT NULL,
    slot text NOT NULL CHECK (slot IN ('day', 'hour', 'soon', 'moved', 'cancelled')),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    seen_at timestamptz,
    UNIQUE (session, reader, slot),
    FOREIGN KEY (session, reader) REFERENCES live_reservation ON DELETE CASCADE
  );
  CREATE INDEX live_reminder_reader ON live_reminder (reader, at);
`;

const PLACEMENTS = `
  CREATE TABLE live_placement (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    session uuid NOT NULL,
    position integer NOT NULL CHECK (position BETWEEN 1 AND 20),
    begins_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL CHECK (ends_at > begins_at),
    is_advertising boolean NOT NULL,
    ended_at timestamptz,
    version integer NOT NULL DEFAULT 1,
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX live_placement_station ON live_placement (station, id);
  CREATE INDEX live_placement_now ON live_placement (station, ends_at) WHERE ended_at IS NULL;
`;
