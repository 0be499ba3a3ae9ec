import type { Knex } from 'knex';

/** Who may speak in lives, and who is on duty in each. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- What was looked at of somebody before they spoke in a live. Nothing of their papers is kept here.
    CREATE TABLE live_anchor (
      person uuid PRIMARY KEY,
      station text NOT NULL,
      is_real_named boolean NOT NULL DEFAULT false,
      birth date,
      guardian_consent boolean NOT NULL DEFAULT false,
      trained_until timestamptz,
      banned_until timestamptz,
      ban_reason text NOT NULL DEFAULT '',
      version integer NOT NULL DEFAULT 1,
      kept_by text NOT NULL,
      kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      CHECK (banned_until IS NULL OR ban_reason <> '')
    );
    CREATE INDEX live_anchor_station ON live_anchor (station);

    CREATE TABLE live_duty (
      id uuid PRIMARY KEY,
      session uuid NOT NULL REFERENCES live_session,
      station text NOT NULL,
      role text NOT NULL CHECK (role IN ('host', 'field-controller', 'compliance-officer', 'duty-editor')),
      person uuid NOT NULL,
      named_by text NOT NULL,
      named_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      -- The last sign of life; by the clock of the database, as whoever looks for it does.
      beaten_at timestamptz,
      -- When they were told that it begins soon; none again where it was put to another time.
      reminded_at timestamptz,
      relieved_at timestamptz
    ) WITH (fillfactor = 50);
    CREATE UNIQUE INDEX live_duty_once ON live_duty (session, role, person) WHERE relieved_at IS NULL;
  `);
}
