import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor, hearthErrors } from '@hearth/cms/contract';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { {{Noun}}, {{camel}}Errors } from '../../contract';
import type { {{Noun}}Store } from './{{noun}}-store';
import { {{nounCamel}}Machine } from './{{noun}}.machine';

type Deps = { readonly database: Database; readonly ledger: Ledger; readonly {{nounsCamel}}: {{Noun}}Store };
type Refused = RefusalOf<typeof {{camel}}Errors> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** Finishes a {{noun}}. Of two people who finish it at once, one does and the other is told. */
export async function finish{{Noun}}(deps: Deps, actor: StaffActor, id: string): Promise<Result<{{Noun}}, Refused>> {
  return deps.database.transaction(async (tx) => {
    const {{nounCamel}} = await deps.{{nounsCamel}}.find(tx, actor.station, id);
    if (!{{nounCamel}}) return err('{{NAMESPACE}}.{{NOUN}}_NOT_FOUND');
    const next = {{nounCamel}}Machine.next({{nounCamel}}.state, 'finish');
    if (!next.ok) return err('{{NAMESPACE}}.{{NOUN}}_NOT_OPEN', { state: {{nounCamel}}.state });

    const { state } = next.value;
    if (!(await deps.{{nounsCamel}}.move(tx, {{nounCamel}}, state))) return err('HEARTH.CHANGED_MEANWHILE');
    deps.ledger.append(tx, { actor, action: '{{noun}}.finished', subject: id });
    return ok({ id, title: {{nounCamel}}.title, state });
  });
}
