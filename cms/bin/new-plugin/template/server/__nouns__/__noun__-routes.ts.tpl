import { ok } from '@hearth/cms/kernel';
import { routes, type Platform, type RouteGroup } from '@hearth/cms/platform';
import { {{nounCamel}}Contract } from '../../contract';
import { finish{{Noun}} } from './finish-{{noun}}';
import { open{{Noun}} } from './open-{{noun}}';
import { {{nounCamel}}Store } from './{{noun}}-store';

/** HTTP in, result out. */
export function {{nounCamel}}Routes({ database, ids, ledger }: Platform): RouteGroup {
  const deps = { database, ids, ledger, {{nounsCamel}}: {{nounCamel}}Store(database) };
  return routes({{nounCamel}}Contract, {
    list: async ({ actor }) => {
      const {{nounsCamel}} = await deps.{{nounsCamel}}.list(actor.station);
      return ok({ {{nounsCamel}}: {{nounsCamel}}.map(({ id, title, state }) => ({ id, title, state })) });
    },
    open: ({ actor, body }) => open{{Noun}}(deps, actor, body),
    finish: ({ actor, params }) => finish{{Noun}}(deps, actor, params.id),
  });
}
