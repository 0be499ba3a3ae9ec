import type { Database, Tx } from '@hearth/cms/platform';
import type { {{Noun}}, {{Noun}}State } from '../../contract';

const TABLE = '{{table}}';

/** A {{noun}} as it is kept: with its station, and the version that makes a change conditional. */
export type Kept{{Noun}} = {{Noun}} & { readonly station: string; readonly version: number };

/** How {{nouns}} are kept. Every read names the station, so that no caller can forget it. */
export type {{Noun}}Store = {
  list(station: string): Promise<readonly Kept{{Noun}}[]>;
  find(tx: Tx, station: string, id: string): Promise<Kept{{Noun}} | undefined>;
  insert(tx: Tx, {{nounCamel}}: Kept{{Noun}}): Promise<void>;
  /** `false` when somebody else changed it first. */
  move(tx: Tx, {{nounCamel}}: Kept{{Noun}}, state: {{Noun}}State): Promise<boolean>;
};

/** Keeps {{nouns}} in the table `{{table}}`. */
export function {{nounCamel}}Store(database: Database): {{Noun}}Store {
  return {
    async list(station) {
      const rows = await database.read<Kept{{Noun}}>(TABLE).where({ station }).orderBy('id', 'desc').limit(200);
      return rows.map({{nounCamel}}Of);
    },
    async find(tx, station, id) {
      const row = await tx<Kept{{Noun}}>(TABLE).where({ station, id }).first();
      return row && {{nounCamel}}Of(row);
    },
    async insert(tx, { id, station, title, state, version }) {
      await tx(TABLE).insert({ id, station, title, state, version });
    },
    async move(tx, { id, station, state, version }, next) {
      const moved = await tx(TABLE)
        .where({ id, station, state, version })
        .update({ state: next, version: version + 1 });
      return moved === 1;
    },
  };
}

const {{nounCamel}}Of = ({ id, station, title, state, version }: Kept{{Noun}}): Kept{{Noun}} => ({
  id,
  station,
  title,
  state,
  version,
});
