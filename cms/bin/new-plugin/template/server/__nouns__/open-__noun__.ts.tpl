import { ok, type Ids, type Ok } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { Open{{Noun}}, {{Noun}} } from '../../contract';
import type { {{Noun}}Store } from './{{noun}}-store';
import { {{nounCamel}}Machine } from './{{noun}}.machine';

type Deps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly {{nounsCamel}}: {{Noun}}Store;
};

/** Opens a {{noun}} in the actor's own station. */
export async function open{{Noun}}(deps: Deps, actor: StaffActor, input: Open{{Noun}}): Promise<Ok<{{Noun}}>> {
  const {{nounCamel}}: {{Noun}} = { id: deps.ids.next(), title: input.title, state: {{nounCamel}}Machine.table.initial };
  return deps.database.transaction(async (tx) => {
    await deps.{{nounsCamel}}.insert(tx, { ...{{nounCamel}}, station: actor.station, version: 1 });
    deps.ledger.append(tx, { actor, action: '{{noun}}.opened', subject: {{nounCamel}}.id });
    return ok({{nounCamel}});
  });
}
