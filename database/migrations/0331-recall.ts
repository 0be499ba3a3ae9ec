import type { Knex } from 'knex';

/** When and by whom a lot was called back, for the room in which recalls are followed (召回). */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('vetting_lot', (table) => {
    // What was called back before has its name in the ledger alone.
    table.timestamp('recalled_at', { useTz: true });
    table.uuid('recalled_by');
    table.text('recalled_by_name');
    table.check(
      `recalled_at IS NULL OR (state = 'recalled' AND recalled_by IS NOT NULL AND recalled_by_name IS NOT NULL)`,
      undefined,
      'vetting_lot_recalled_by',
    );
  });
  await knex.raw(`CREATE INDEX vetting_lot_recalled ON vetting_lot (station, recalled_at) WHERE state = 'recalled'`);
}
