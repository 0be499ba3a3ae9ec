import type { Knex } from 'knex';

const PRODUCT_STATES = [
  ...['draft', 'paper-review', 'sampling', 'panel', 'scored', 'fixing', 'price-review', 'approved'],
  ...['suspended', 'recalled', 'retired', 'rejected', 'vetoed'],
];
const SHA256 = '^[0-9a-f]{64}$';

/** Goods, their lots, the papers that speak for them, what is claimed of them, and what they cost elsewhere (商品、批次、资质、宣称、价格凭证). */
export async function up(knex: Knex): Promise<void> {
  await products(knex);
  await lots(knex);
  await files(knex);
  await papers(knex);
  await claims(knex);
  await prices(knex);
}

async function products(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_product', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('supplier').notNullable().references('vetting_supplier.id');
    table.text('category').notNullable();
    table.text('title').notNullable();
    table.text('state').notNullable().defaultTo('draft').checkIn(PRODUCT_STATES);
    // The clock of whoever has to act next starts here.
    table.timestamp('state_since', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.text('state_reason');
    table.integer('version').notNullable().defaultTo(1);
    // Raised by every change that has to be looked at anew; verdicts and scores name the revision they are about.
    table.integer('revision').notNullable().defaultTo(1);
    table.jsonb('facts').notNullable();
    // The facts that were approved, so that a change shows what differs.
    table.jsonb('approved_facts');
    table.integer('approved_revision');
    table.timestamp('approved_at', { useTz: true });
    table.uuid('opened_by').notNullable();
    table.uuid('submitted_by');
    table.timestamp('opened_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.unique(['id', 'station']);
    table.index(['station', 'state', 'state_since']);
    table.index(['supplier']);
  });
}

async function lots(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_lot', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('product').notNullable();
    table.text('code').notNullable();
    table.date('made_at').notNullable();
    table.date('best_before');
    table.bigInteger('quantity').notNullable();
    table.text('state').notNullable().defaultTo('open').checkIn(['open', 'held', 'recalled', 'closed']);
    table.text('state_reason');
    table.integer('version').notNullable().defaultTo(1);
    table.uuid('opened_by').notNullable();
    table.timestamp('opened_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.foreign(['product', 'station']).references(['id', 'station']).inTable('vetting_product');
    table.unique(['product', 'code']);
    table.unique(['id', 'product']);
    table.check('quantity > 0');
    table.check('best_before IS NULL OR best_before >= made_at');
  });
}

async function files(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_file', (table) => {
    table.text('station').notNullable();
    table.specificType('hash', 'char(64)').notNullable().checkRegex(SHA256);
    table.text('type').notNullable().checkIn(['application/pdf', 'image/jpeg', 'image/png']);
    table.integer('size').notNullable();
    // Kept for the years that the law asks for, where every node and every backup finds it.
    table.binary('bytes').notNullable();
    table.uuid('brought_by').notNullable();
    table.timestamp('brought_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.primary(['station', 'hash']);
    table.check('size BETWEEN 1 AND 20971520');
  });
}

async function papers(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_paper', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('product');
    table.uuid('supplier').references('vetting_supplier.id');
    table.uuid('lot');
    table.text('kind').notNullable();
    table.text('state').notNullable().defaultTo('filed').checkIn(['filed', 'accepted', 'refused', 'withdrawn']);
    table.date('valid_from').notNullable();
    // The last day on which it holds; none for what does not end.
    table.date('valid_to');
    table.specificType('file_hash', 'char(64)').notNullable().checkRegex(SHA256);
    table.integer('pages').notNullable().defaultTo(1).checkBetween([1, 500]);
    table.text('number');
    table.text('issuer');
    table.text('holder');
    table.jsonb('fields').notNullable().defaultTo('{}');
    table.uuid('filed_by').notNullable();
    table.text('filed_by_name').notNullable();
    table.timestamp('filed_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.uuid('decided_by');
    table.text('decided_by_name');
    table.timestamp('decided_at', { useTz: true });
    table.text('reason');
    table.integer('version').notNullable().defaultTo(1);
    table.foreign(['product', 'station']).references(['id', 'station']).inTable('vetting_product');
    table.foreign(['lot', 'product']).references(['id', 'product']).inTable('vetting_lot');
    table.foreign(['station', 'file_hash']).references(['station', 'hash']).inTable('vetting_file');
    table.index(['product', 'kind']);
    table.index(['supplier', 'kind']);
    table.index(['station', 'file_hash']);
    table.index(['state', 'valid_to']);
    table.check('num_nonnulls(product, supplier) = 1');
    table.check('lot IS NULL OR product IS NOT NULL');
    table.check('valid_to IS NULL OR valid_to >= valid_from');
    table.check(`(state IN ('accepted', 'refused')) <= (decided_by IS NOT NULL AND decided_by <> filed_by)`);
  });
}

async function claims(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_claim', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('product').notNullable();
    table.text('text').notNullable();
    table
      .text('kind')
      .notNullable()
      .checkIn(['origin', 'effect', 'honour', 'compare', 'price', 'ai', 'number', 'quality']);
    table.integer('version').notNullable().defaultTo(1);
    table.uuid('made_by').notNullable();
    table.timestamp('made_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.foreign(['product', 'station']).references(['id', 'station']).inTable('vetting_product');
    table.unique(['product', 'text']);
    table.unique(['id', 'station']);
  });
  await knex.schema.createTable('vetting_evidence', (table) => {
    table.uuid('claim').notNullable().references('vetting_claim.id').onDelete('CASCADE');
    table.uuid('paper').notNullable().references('vetting_paper.id');
    table.integer('page').notNullable().checkBetween([1, 500]);
    table.text('station').notNullable();
    table.uuid('bound_by').notNullable();
    table.timestamp('bound_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.primary(['claim', 'paper', 'page']);
    table.index(['paper']);
  });
}

async function prices(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_price', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('product').notNullable();
    table.text('venue').notNullable();
    table.text('url');
    table.bigInteger('fen').notNullable();
    table.text('basis').notNullable().checkIn(['deal', 'list', 'market']);
    table.timestamp('seen_at', { useTz: true }).notNullable();
    // The page as it was seen then.
    table.specificType('shot_hash', 'char(64)').checkRegex(SHA256);
    table.uuid('noted_by').notNullable();
    table.timestamp('noted_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.foreign(['product', 'station']).references(['id', 'station']).inTable('vetting_product');
    table.foreign(['station', 'shot_hash']).references(['station', 'hash']).inTable('vetting_file');
    table.index(['product', 'seen_at']);
    table.check('fen > 0');
    table.check(`basis <> 'market' OR url IS NOT NULL`);
  });
}
