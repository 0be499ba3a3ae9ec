import type { Knex } from 'knex';

const SHA256 = '^[0-9a-f]{64}$';
const KEPT_REASON = 'length(btrim(reason)) > 0';

/** How goods are judged: blind samples, a pool and a panel drawn from it, sealed scores, visits, mystery buys, approvals (评审流程). */
export async function up(knex: Knex): Promise<void> {
  await samples(knex);
  await pool(knex);
  await rounds(knex);
  await seats(knex);
  await visits(knex);
  await mystery(knex);
  await approvals(knex);
}

async function samples(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_sample', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('product').notNullable();
    table.uuid('lot');
    // What the panel calls it, and all that it sees of it.
    table.text('code').notNullable();
    table.integer('revision').notNullable();
    table.text('state').notNullable().checkIn(['drawn', 'passed', 'failed']);
    table.text('finding');
    table.date('best_before').notNullable();
    // Shelf life and thirty days more; nobody throws a retained one away before.
    table.date('keep_until').notNullable();
    table.uuid('drawn_by').notNullable();
    table.timestamp('drawn_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.integer('version').notNullable().defaultTo(1);
    table.foreign(['product', 'station']).references(['id', 'station']).inTable('vetting_product');
    table.foreign(['lot', 'product']).references(['id', 'product']).inTable('vetting_lot');
    table.unique(['station', 'code']);
    table.unique(['id', 'station']);
    table.index(['product']);
    table.check('keep_until >= best_before + 30');
  });
  await knex.schema.createTable('vetting_retained', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('sample').notNullable();
    table.text('tag').notNullable();
    table.specificType('photo_hash', 'char(64)').notNullable().checkRegex(SHA256);
    table.text('place').notNullable();
    table.text('state').notNullable().defaultTo('sealed').checkIn(['sealed', 'opened', 'discarded']);
    table.text('reason');
    table.uuid('changed_by');
    table.timestamp('changed_at', { useTz: true });
    table.integer('version').notNullable().defaultTo(1);
    table.foreign(['sample', 'station']).references(['id', 'station']).inTable('vetting_sample');
    table.unique(['station', 'tag']);
    table.unique(['id', 'station']);
    table.index(['sample']);
    table.check(`(state = 'sealed') = (changed_by IS NULL)`);
  });
}

async function pool(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_expert', (table) => {
    table.uuid('person').notNullable();
    table.text('station').notNullable();
    // Categories of goods; none means all of them.
    table.specificType('expertise', 'text[]').notNullable();
    table.boolean('outside').notNullable();
    table.boolean('active').notNullable();
    table.uuid('changed_by').notNullable();
    table.timestamp('changed_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.integer('version').notNullable().defaultTo(1);
    table.primary(['station', 'person']);
  });
  await knex.schema.createTable('vetting_rubric', (table) => {
    table.text('station').notNullable();
    table.integer('version').notNullable();
    table.jsonb('weights').notNullable();
    table.uuid('adopted_by').notNullable();
    table.timestamp('adopted_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.primary(['station', 'version']);
  });
}

async function rounds(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_round', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('product').notNullable();
    table.integer('revision').notNullable();
    table.uuid('sample').notNullable();
    table
      .text('state')
      .notNullable()
      .checkIn(['announced', 'seating', 'scoring', 'opening', 'opened', 'settled', 'abandoned']);
    // The rubric of this round, as it was when the round was announced.
    table.integer('rubric_version').notNullable();
    table.jsonb('weights').notNullable();
    // What the panel is told of each block, without names.
    table.jsonb('briefs').notNullable();
    table.integer('seats').notNullable().checkBetween([3, 9]);
    table.specificType('seed_commitment', 'char(64)').notNullable().checkRegex(SHA256);
    // Sealed until the pool is closed; then it stands in the open beside what was promised.
    table.text('seed_sealed').notNullable();
    table.specificType('seed', 'char(64)').checkRegex(SHA256);
    table.jsonb('pool');
    table.specificType('pool_hash', 'char(64)').checkRegex(SHA256);
    table.timestamp('due_at', { useTz: true }).notNullable();
    table.timestamp('alarmed_at', { useTz: true });
    table.timestamp('opened_at', { useTz: true });
    table.text('outcome').checkIn(['pass', 'fix', 'fail', 'veto']);
    table.decimal('points', 6, 2);
    table.jsonb('vetoes');
    table.date('cool_until');
    table.text('reason');
    table.uuid('announced_by').notNullable();
    table.uuid('settled_by');
    table.timestamp('announced_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('settled_at', { useTz: true });
    table.integer('version').notNullable().defaultTo(1);
    table.foreign(['product', 'station']).references(['id', 'station']).inTable('vetting_product');
    table.foreign(['sample', 'station']).references(['id', 'station']).inTable('vetting_sample');
    table.unique(['id', 'station']);
    table.index(['station', 'state', 'id']);
    table.check(`(state = 'announced') <= (seed IS NULL)`);
    table.check(`(state = 'settled') = (outcome IS NOT NULL)`);
  });
  // One round at a time for goods.
  await knex.raw(
    `CREATE UNIQUE INDEX vetting_round_open ON vetting_round (product) WHERE state NOT IN ('settled', 'abandoned')`,
  );
}

async function seats(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_seat', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('round').notNullable();
    table.uuid('person').notNullable();
    table.integer('rank').notNullable();
    table.boolean('outside').notNullable();
    table.text('state').notNullable().checkIn(['asked', 'cleared', 'sealed', 'revealed', 'recused', 'released']);
    // Which of the four ties somebody has; none says that they have signed that there is none.
    table.specificType('ties', 'text[]');
    table.timestamp('signed_at', { useTz: true });
    table.specificType('commitment', 'char(64)').checkRegex(SHA256);
    table.timestamp('sealed_at', { useTz: true });
    table.integer('attempt').notNullable().defaultTo(1);
    // What was opened before all had opened lies sealed; nobody reads it sooner.
    table.text('reveal_sealed');
    table.timestamp('revealed_at', { useTz: true });
    table.jsonb('reveal');
    table.text('reason');
    table.integer('version').notNullable().defaultTo(1);
    table.foreign(['round', 'station']).references(['id', 'station']).inTable('vetting_round');
    table.unique(['round', 'person']);
    table.index(['person', 'state']);
    table.check(`(state IN ('sealed', 'revealed')) = (commitment IS NOT NULL)`);
    table.check(`(state IN ('cleared', 'sealed', 'revealed', 'recused')) <= (signed_at IS NOT NULL)`);
    table.check(`(state = 'revealed') = (num_nonnulls(reveal_sealed, reveal) = 1)`);
  });
}

async function visits(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_visit', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('supplier').notNullable().references('vetting_supplier.id');
    table.text('kind').notNullable().checkIn(['onsite', 'remote']);
    table.text('risk').notNullable().checkIn(['low', 'usual', 'high']);
    table.text('place').notNullable();
    table.double('latitude').notNullable().checkBetween([-90, 90]);
    table.double('longitude').notNullable().checkBetween([-180, 180]);
    table.timestamp('visited_at', { useTz: true }).notNullable();
    table.jsonb('checklist').notNullable();
    table.jsonb('photos').notNullable();
    table.text('findings').notNullable();
    table.text('result').notNullable().checkIn(['good', 'mend', 'bad', 'refused']);
    table.uuid('visited_by').notNullable();
    table.timestamp('written_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.index(['supplier', 'visited_at']);
    table.index(['station', 'id']);
    table.check(`kind = 'onsite' OR risk = 'low'`);
  });
}

async function mystery(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_mystery', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('product').notNullable();
    table.text('order_number').notNullable();
    table.timestamp('bought_at', { useTz: true }).notNullable();
    table.uuid('bought_by').notNullable();
    table.text('state').notNullable().checkIn(['bought', 'compared', 'lost']);
    table.uuid('retained');
    table.specificType('photo_hash', 'char(64)').checkRegex(SHA256);
    table.jsonb('points');
    table.integer('match').checkBetween([0, 100]);
    table.text('finding');
    table.uuid('compared_by');
    table.timestamp('compared_at', { useTz: true });
    table.integer('version').notNullable().defaultTo(1);
    table.foreign(['product', 'station']).references(['id', 'station']).inTable('vetting_product');
    table.foreign(['retained', 'station']).references(['id', 'station']).inTable('vetting_retained');
    table.unique(['station', 'order_number']);
    table.index(['product']);
    table.check(`(state = 'compared') = (num_nonnulls(retained, match, compared_by) = 3)`);
  });
}

async function approvals(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_approval', (table) => {
    table.uuid('id').primary();
    table.text('station').notNullable();
    table.uuid('product').notNullable();
    table.uuid('round').notNullable();
    table.integer('revision').notNullable();
    table.uuid('settled_by').notNullable();
    table.uuid('approved_by').notNullable();
    table.timestamp('approved_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    // The earliest end of what it needs, and no more than 180 days.
    table.timestamp('valid_until', { useTz: true }).notNullable();
    table.text('reason').notNullable();
    table.foreign(['product', 'station']).references(['id', 'station']).inTable('vetting_product');
    table.foreign(['round', 'station']).references(['id', 'station']).inTable('vetting_round');
    table.unique(['round']);
    table.index(['product', 'approved_at']);
    // The one who settled the scores is not the one who approves.
    table.check('approved_by <> settled_by');
    table.check(KEPT_REASON);
    table.check(`valid_until <= approved_at + interval '180 days'`);
  });
}
