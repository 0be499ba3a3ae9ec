import type { Knex } from 'knex';

/** What the desk writes down itself (接听记录): calls, letters and visits, with the name of who wrote. A contact is sealed as that of a tip is. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE lead DROP CONSTRAINT lead_source_check;
    ALTER TABLE lead ADD CONSTRAINT lead_source_check
      CHECK (source IN ('hotline', 'phone', 'letter', 'visit', 'wire', 'county', 'social', 'reader'));
    ALTER TABLE lead_telling ADD COLUMN noted_by uuid REFERENCES person (id);
  `);
}
