import type { Knex } from 'knex';

const PHOTOS = `
  -- A photograph of a visit. It waits for whoever sent it until they write the visit down, and belongs to that visit from then on.
  CREATE TABLE vetting_visit_photo (
    id uuid PRIMARY KEY,
    station text NOT NULL,
    sent_by uuid NOT NULL,
    visit uuid REFERENCES vetting_visit,
    hash char(64) NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    type text NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp')),
    size integer NOT NULL CHECK (size BETWEEN 1 AND 12582912),
    received integer NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND size),
    whole boolean NOT NULL DEFAULT false,
    begun_at timestamptz NOT NULL DEFAULT now(),
    CHECK (NOT whole OR received = size),
    CHECK (visit IS NULL OR whole)
  );
  CREATE UNIQUE INDEX vetting_visit_photo_once ON vetting_visit_photo (station, hash) WHERE visit IS NOT NULL;
  CREATE UNIQUE INDEX vetting_visit_photo_waiting ON vetting_visit_photo (sent_by, hash) WHERE visit IS NULL;
  CREATE INDEX vetting_visit_photo_of ON vetting_visit_photo (visit);
  CREATE TABLE vetting_visit_photo_piece (
    photo uuid NOT NULL REFERENCES vetting_visit_photo ON DELETE CASCADE,
    place integer NOT NULL CHECK (place >= 0),
    bytes bytea NOT NULL,
    PRIMARY KEY (photo, place)
  );
  -- The file as it came, whose hash is in the ledger, and what pages show of it.
  CREATE TABLE vetting_visit_photo_file (
    photo uuid NOT NULL REFERENCES vetting_visit_photo ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('original', 'small', 'large')),
    type text NOT NULL,
    bytes bytea NOT NULL,
    hash char(64) NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (photo, kind)
  );
`;

/** The photographs of visits themselves. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(PHOTOS);
}
