import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';

/** A migration of one of our own tables: forward only, because a station's data is never thrown away by a deployment. */
export type Migration = { up(knex: Knex): Promise<void> };

/**
 * Brings our own tables up to date. Strapi looks after the tables of its content types by itself and leaves unknown tables alone;
 * ours are kept apart from its runner so that they exist before any content type or plugin starts.
 */
export async function migrate(knex: Knex, folder: string): Promise<readonly string[]> {
  const source = {
    getMigrations: () => Promise.resolve(migrationNames(folder)),
    getMigrationName: (name: string) => name,
    getMigration: async (name: string) => {
      // A compiled file of database/migrations; whoever breaks the shape sees knex stop at it.
      const loaded = (await import(join(folder, `${name}.js`))) as Migration;
      return { up: loaded.up, down: () => Promise.reject(new Error('Migrations only go forward.')) };
    },
  };
  // knex answers [batch number, names of what ran].
  const [, ran] = (await knex.migrate.latest({ migrationSource: source, tableName: 'hearth_migration' })) as [
    number,
    string[],
  ];
  return ran;
}

function migrationNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}-[a-z0-9-]+\.js$/.test(file))
    .map((file) => file.slice(0, -'.js'.length))
    .sort();
}
