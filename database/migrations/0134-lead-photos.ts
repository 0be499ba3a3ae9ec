import type { Knex } from 'knex';

/**
 * Photos that viewers send with a tip (报料照片). They lie here and not among the media: whoever guesses an address of the media library
 * sees what is there, and a tip is nobody's business but the desk's. With its telling a photo goes, too.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE lead_photo (
      -- The phone names it, so that what is sent twice is kept once.
      id uuid PRIMARY KEY,
      station text NOT NULL REFERENCES station (slug),
      -- The telling it was sent for, which comes after its photos; only who knows this key can tell of them.
      tip uuid NOT NULL,
      telling uuid REFERENCES lead_telling (id) ON DELETE CASCADE,
      place smallint,
      width integer NOT NULL CHECK (width > 0),
      height integer NOT NULL CHECK (height > 0),
      blur text NOT NULL,
      asset text,
      taken_by uuid REFERENCES person (id),
      created_at timestamptz NOT NULL DEFAULT now(),
      UNIQUE (id, station),
      CHECK (telling IS NULL OR (telling = tip AND place IS NOT NULL)),
      CHECK ((asset IS NULL) = (taken_by IS NULL)),
      CHECK (asset IS NULL OR telling IS NOT NULL)
    );
    CREATE INDEX lead_photo_tip ON lead_photo (tip);
    CREATE INDEX lead_photo_telling ON lead_photo (telling) WHERE telling IS NOT NULL;
    CREATE INDEX lead_photo_untold ON lead_photo (created_at) WHERE telling IS NULL;

    CREATE TABLE lead_photo_file (
      photo uuid NOT NULL,
      station text NOT NULL,
      -- What it is for: the picture itself, or one of its renditions.
      kind text NOT NULL CHECK (kind IN ('picture', 'avif-small', 'webp-small', 'avif-large', 'webp-large')),
      type text NOT NULL,
      bytes bytea NOT NULL,
      PRIMARY KEY (photo, kind),
      FOREIGN KEY (photo, station) REFERENCES lead_photo (id, station) ON DELETE CASCADE
    );
    -- Pictures do not shrink, and trying costs more than writing them.
    ALTER TABLE lead_photo_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
  `);
}
