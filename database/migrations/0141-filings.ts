import type { Knex } from 'knex';

/** Which phone speaks for which person: a sign-in of the news app, tied by a code that is good once and for minutes. */
const PASSES = `
  CREATE TABLE field_code (
    -- A keyed hash: who reads the table can try no codes.
    hash text PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    person uuid NOT NULL REFERENCES person (id),
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  );
  CREATE INDEX field_code_person ON field_code (person);

  CREATE TABLE field_pass (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    person uuid NOT NULL REFERENCES person (id),
    reader uuid NOT NULL,
    session uuid NOT NULL,
    device text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
  );
  -- One sign-in speaks for one person.
  CREATE UNIQUE INDEX field_pass_session ON field_pass (session) WHERE revoked_at IS NULL;
  CREATE INDEX field_pass_person ON field_pass (person);
  CREATE INDEX field_pass_reader ON field_pass (reader);
`;

/** Files on their way in. Their parts are rows, so that any node goes on where another one stopped, with no shared disk. */
const UPLOADS = `
  CREATE TABLE field_upload (
    id uuid PRIMARY KEY,
    station text NOT NULL REFERENCES station (slug),
    person uuid NOT NULL REFERENCES person (id),
    assignment uuid NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    bytes bigint NOT NULL CHECK (bytes > 0),
    received bigint NOT NULL DEFAULT 0,
    metadata jsonb NOT NULL DEFAULT '{}',
    state text NOT NULL DEFAULT 'receiving' CHECK (state IN ('receiving', 'whole', 'kept', 'refused')),
    refusal text,
    asset text,
    created_at timestamptz NOT NULL DEFAULT now(),
    touched_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, station),
    FOREIGN KEY (assignment, station) REFERENCES assignment (id, station),
    CHECK (received BETWEEN 0 AND bytes),
    CHECK (state = 'receiving' OR received = bytes),
    CHECK ((state = 'kept') = (asset IS NOT NULL)),
    CHECK ((state = 'refused') = (refusal IS NOT NULL))
  );
  CREATE INDEX field_upload_touched ON field_upload (touched_at) WHERE state = 'receiving';
  CREATE INDEX field_upload_person ON field_upload (person);

  -- The same bytes come twice after a lost answer: a part has one place, and is written there once.
  CREATE TABLE field_upload_part (
    upload uuid NOT NULL REFERENCES field_upload (id) ON DELETE CASCADE,
    at bigint NOT NULL CHECK (at >= 0),
    station text NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (upload, at)
  );
  -- Films do not shrink, and trying costs more than writing them.
  ALTER TABLE field_upload_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;

const FILINGS = `
  CREATE TABLE filing (
    -- The phone names it, so that what is sent twice is filed once.
    id uuid PRIMARY KEY,
    assignment uuid NOT NULL,
    station text NOT NULL,
    person uuid NOT NULL REFERENCES person (id),
    text text NOT NULL DEFAULT '',
    said_at timestamptz,
    manuscript text,
    made_by uuid REFERENCES person (id),
    at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, station),
    FOREIGN KEY (assignment, station) REFERENCES assignment (id, station),
    CHECK (manuscript IS NULL OR made_by IS NOT NULL)
  );
  CREATE INDEX filing_assignment ON filing (assignment, at);

  CREATE TABLE filing_file (
    filing uuid NOT NULL,
    station text NOT NULL,
    upload uuid NOT NULL UNIQUE,
    place smallint NOT NULL,
    PRIMARY KEY (filing, upload),
    FOREIGN KEY (filing, station) REFERENCES filing (id, station),
    FOREIGN KEY (upload, station) REFERENCES field_upload (id, station)
  );
`;

/** What reporters send in from the field, and from which phones. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(PASSES);
  await knex.raw(UPLOADS);
  await knex.raw(FILINGS);
}
