import type { Knex } from 'knex';

/** Whether goods may be shown and sold, as one row each (上架闸门); who cleared a suspension; and which ends of papers were told. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('vetting_gate', (table) => {
    table.uuid('product').primary();
    table.text('station').notNullable();
    table.boolean('showable').notNullable();
    table.boolean('sellable').notNullable();
    // The first moment at which it is shown or sold no more, if nothing else changes.
    table.timestamp('until', { useTz: true });
    table.jsonb('reasons').notNullable().defaultTo('[]');
    // What time alone will change, in its order: [{ at, reasons }].
    table.jsonb('steps').notNullable().defaultTo('[]');
    // When it has to be worked out anew: the first step.
    table.timestamp('due_at', { useTz: true });
    table.bigInteger('version').notNullable().defaultTo(1);
    table.timestamp('settled_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.foreign(['product', 'station']).references(['id', 'station']).inTable('vetting_product');
    table.index(['due_at']);
    table.check('showable OR NOT sellable');
    table.check(`sellable = (reasons = '[]'::jsonb)`);
  });
  await knex.schema.createTable('vetting_clearing', (table) => {
    table.uuid('id').primary();
    table.uuid('product').notNullable();
    table.text('station').notNullable();
    // The suspension that it is about: a product that moved since needs two words anew.
    table.integer('product_version').notNullable();
    table.uuid('first_by').notNullable();
    table.text('first_by_name').notNullable();
    table.text('first_why').notNullable();
    table.timestamp('first_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.uuid('second_by');
    table.text('second_by_name');
    table.text('second_why');
    table.timestamp('second_at', { useTz: true });
    table.foreign(['product', 'station']).references(['id', 'station']).inTable('vetting_product');
    table.unique(['product', 'product_version']);
    table.check('second_by <> first_by');
    table.check('(second_by IS NULL) = (second_at IS NULL)');
  });
  await knex.schema.createTable('vetting_paper_alarm', (table) => {
    table.uuid('paper').notNullable().references('vetting_paper.id');
    table.text('station').notNullable();
    // How many days before its end.
    table.smallint('days').notNullable();
    table.timestamp('told_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.primary(['paper', 'days']);
  });
}
