import type { Knex } from 'knex';

/**
 * Readers of the news app. Phone and e-mail lie sealed, with a blind index to find them by; an erased reader stays as an empty
 * row, because the ledger and the sums of others point at its id.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(READERS);
  await knex.raw(SESSIONS);
  await knex.raw(PROOFS);
  await knex.raw(CONSENTS);
}

const READERS = `
  CREATE TABLE reader (
    id uuid PRIMARY KEY,
    station text NOT NULL CHECK (station <> ''),
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'leaving', 'erased')),
    version integer NOT NULL DEFAULT 1,
    name text CHECK (name <> ''),
    locale text NOT NULL CHECK (locale IN ('zh-Hans', 'en')),
    phone_sealed text,
    phone_index text,
    email_sealed text,
    email_index text,
    password_hash text,
    locked_at timestamptz,
    locked_by text,
    lock_reason text,
    erase_due_at timestamptz,
    erased_at timestamptz,
    joined_at timestamptz NOT NULL,
    UNIQUE (station, phone_index),
    UNIQUE (station, email_index),
    CHECK ((phone_sealed IS NULL) = (phone_index IS NULL)),
    CHECK ((email_sealed IS NULL) = (email_index IS NULL)),
    CHECK ((locked_at IS NULL) = (lock_reason IS NULL)),
    CHECK ((state = 'leaving') = (erase_due_at IS NOT NULL)),
    CHECK ((state = 'erased') = (erased_at IS NOT NULL)),
    CHECK (state = 'erased' OR phone_index IS NOT NULL OR email_index IS NOT NULL),
    CHECK (state <> 'erased' OR (name IS NULL AND phone_index IS NULL AND email_index IS NULL AND password_hash IS NULL))
  );
  CREATE INDEX reader_to_erase ON reader (erase_due_at) WHERE state = 'leaving';
`;

const SESSIONS = `
  CREATE TABLE reader_session (
    id uuid PRIMARY KEY,
    reader_id uuid NOT NULL REFERENCES reader (id),
    station text NOT NULL,
    device text NOT NULL,
    client text NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_because text,
    CHECK ((ended_at IS NULL) = (ended_because IS NULL))
  );
  CREATE INDEX reader_session_living ON reader_session (reader_id) WHERE ended_at IS NULL;
  CREATE TABLE reader_refresh (
    hash text PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES reader_session (id) ON DELETE CASCADE,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    successor text,
    CHECK ((used_at IS NULL) = (successor IS NULL))
  );
  CREATE INDEX reader_refresh_session ON reader_refresh (session_id);
  CREATE INDEX reader_refresh_expires ON reader_refresh (expires_at);
  -- One token of a family is unused at any time: two at once would be two thieves or a bug.
  CREATE UNIQUE INDEX reader_refresh_one_unused ON reader_refresh (session_id) WHERE used_at IS NULL;
`;

const PROOFS = `
  CREATE TABLE reader_code (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    contact_index text NOT NULL,
    hash text NOT NULL,
    -- 'sending' is what a killed node leaves behind: perhaps it arrived.
    outcome text NOT NULL CHECK (outcome IN ('sending', 'sent', 'refused', 'unknown')),
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    tries integer NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    used_at timestamptz
  );
  CREATE INDEX reader_code_contact ON reader_code (station, contact_index, made_at DESC);
  CREATE INDEX reader_code_expires ON reader_code (expires_at);
  CREATE TABLE reader_link (
    id uuid PRIMARY KEY,
    hash text NOT NULL UNIQUE,
    purpose text NOT NULL CHECK (purpose IN ('registration', 'reset')),
    station text NOT NULL,
    contact_index text NOT NULL,
    reader_id uuid REFERENCES reader (id),
    payload_sealed text,
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CHECK ((purpose = 'reset') = (reader_id IS NOT NULL))
  );
  CREATE INDEX reader_link_contact ON reader_link (station, contact_index, made_at DESC);
  CREATE INDEX reader_link_expires ON reader_link (expires_at);
  CREATE TABLE reader_lockout (
    contact_index text PRIMARY KEY,
    failures integer NOT NULL CHECK (failures > 0),
    last_failed_at timestamptz NOT NULL,
    locked_until timestamptz
  );
  CREATE UNLOGGED TABLE hearth_rate (
    key varchar(255) PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint
  );
`;

const CONSENTS = `
  CREATE TABLE reader_consent (
    id uuid PRIMARY KEY,
    reader_id uuid NOT NULL REFERENCES reader (id),
    station text NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('terms', 'privacy', 'push', 'personalisation', 'research')),
    granted boolean NOT NULL,
    text_version text NOT NULL,
    source text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX reader_consent_latest ON reader_consent (reader_id, purpose, at DESC, id DESC);
  CREATE FUNCTION reader_consent_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'consents are append-only: % refused', TG_OP;
  END $$;
  CREATE TRIGGER reader_consent_kept BEFORE UPDATE OR DELETE ON reader_consent
    FOR EACH ROW EXECUTE FUNCTION reader_consent_is_append_only();
  CREATE TRIGGER reader_consent_whole BEFORE TRUNCATE ON reader_consent
    FOR EACH STATEMENT EXECUTE FUNCTION reader_consent_is_append_only();
`;
