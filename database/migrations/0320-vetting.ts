import type { Knex } from 'knex';

const STATES = ['draft', 'filed', 'refused', 'verified', 'lapsed', 'barred', 'closed'];

/** Who supplies goods (供应商). Phones, accounts and identity numbers lie sealed; what is compared lies as a keyed hash. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_supplier', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.text('kind').checkIn(['enterprise', 'cooperative', 'family-farm', 'individual']);
    table.text('name').notNullable().defaultTo('');
    table.text('state').notNullable().checkIn(STATES);
    table.integer('version').notNullable();
    // 18 characters with a check digit; an individual has none.
    table.text('uscc').checkLength('=', 18);
    // GB/T 2260, six digits.
    table.text('region').checkRegex('^[1-9][0-9]{5}$');
    table.timestamp('verified_at', { useTz: true });
    // Whoever is not verified anew by then has lapsed.
    table.timestamp('verify_by', { useTz: true });
    table.timestamp('filed_at', { useTz: true }).defaultTo(knex.fn.now());
    table.timestamp('changed_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    // Who files in the app; of the desk, everybody who wrote of it since it was verified last, and so may not sign it.
    table.uuid('reader');
    table.specificType('writers', 'uuid[]').notNullable().defaultTo('{}');
    table.text('address_sealed');
    table.text('contact_sealed');
    table.text('identity_sealed');
    table.text('identity_index');
    table.text('bank_sealed');
    table.text('bank_tail');
    // Of each part of the form: the number of its last change and a keyed hash of it.
    table.jsonb('parts').notNullable().defaultTo('{}');
    table.text('reason');
    table.timestamp('barred_until', { useTz: true });
    // The days before the end of the verification for which an alarm went out last.
    table.smallint('alarmed');
    table.index(['station', 'state', 'id']);
    table.index(['uscc']);
    table.index(['identity_index']);
    table.index(['verify_by']);
    table.check('filed_at IS NULL OR (kind IS NOT NULL AND region IS NOT NULL)');
  });
  // One open form of a reader at a station.
  await knex.raw(`
    CREATE UNIQUE INDEX vetting_supplier_of_reader ON vetting_supplier (station, reader)
      WHERE reader IS NOT NULL AND state <> 'closed'
  `);
  await bars(knex);
  await proofs(knex);
}

/** The blacklist (禁入名单): it holds for whoever has the number of a supplier that stands here, under whatever name. */
async function bars(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_supplier_bar', (table) => {
    table.uuid('id').primary();
    table.uuid('supplier').notNullable().references('vetting_supplier.id');
    // Whoever has the same number at this station or below is barred with it; all of them hang on the bar they came from.
    table.uuid('root').notNullable();
    table.text('station').notNullable();
    table.text('reason').notNullable();
    table.uuid('barred_by').notNullable();
    table.timestamp('at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('until', { useTz: true }).notNullable();
    table.timestamp('lifted_at', { useTz: true });
    table.text('appeal');
    table.timestamp('appeal_at', { useTz: true });
    table.text('decision').checkIn(['upheld', 'lifted']);
    table.text('answer');
    table.uuid('decided_by');
    table.timestamp('decided_at', { useTz: true });
    table.check('decided_by IS NULL OR decided_by <> barred_by');
    table.check('decision IS NULL OR (appeal IS NOT NULL AND answer IS NOT NULL AND decided_by IS NOT NULL)');
    table.index(['supplier']);
    table.index(['root']);
  });
  await knex.raw(
    `CREATE UNIQUE INDEX vetting_supplier_bar_one ON vetting_supplier_bar (supplier) WHERE lifted_at IS NULL`,
  );
}

/** Photos of papers, in the pieces in which a weak line brought them until they are whole. */
async function proofs(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE vetting_supplier_proof (
      -- The phone names it, so that what is sent twice is kept once.
      id uuid PRIMARY KEY,
      supplier uuid NOT NULL REFERENCES vetting_supplier (id) ON DELETE CASCADE,
      station text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('licence', 'id-front', 'id-back', 'village-letter', 'other')),
      type text NOT NULL,
      size integer NOT NULL CHECK (size > 0),
      -- What the phone says it sends, and the picture that was made of it.
      sha256 char(64) NOT NULL,
      hash char(64),
      received integer NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND size),
      width integer,
      height integer,
      created_at timestamptz NOT NULL DEFAULT now(),
      -- Taken out after it was handed in once: what was judged then stays on file.
      gone_at timestamptz,
      CHECK (hash IS NULL OR received = size)
    );
    CREATE INDEX vetting_supplier_proof_of ON vetting_supplier_proof (supplier);
    CREATE TABLE vetting_supplier_proof_piece (
      proof uuid NOT NULL REFERENCES vetting_supplier_proof (id) ON DELETE CASCADE,
      place integer NOT NULL,
      bytes bytea NOT NULL,
      PRIMARY KEY (proof, place)
    );
    CREATE TABLE vetting_supplier_proof_file (
      proof uuid NOT NULL REFERENCES vetting_supplier_proof (id) ON DELETE CASCADE,
      kind text NOT NULL CHECK (kind IN ('picture', 'small', 'large')),
      type text NOT NULL,
      bytes bytea NOT NULL,
      PRIMARY KEY (proof, kind)
    );
    ALTER TABLE vetting_supplier_proof_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
    ALTER TABLE vetting_supplier_proof_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
  `);
}
