import { checkRulesChanged, type SystemActor } from '../../contract';
import { hashOf, unwrap } from '../../kernel';
import type { Tx } from '../../platform';
import type { ChecksDeps } from './checks-deps';
import { failuresOf, tryExamples } from './examples.rules';
import type { RulePack } from './read-pack';
import type { StoredRule } from './rule-store';

type Deps = Pick<ChecksDeps, 'database' | 'ledger' | 'outbox' | 'stations' | 'rules' | 'books'>;
type PackRule = RulePack['rules'][number];

/** What loading the pack changed. */
export type Loaded = { readonly added: number; readonly changed: number; readonly retired: number };

const PACK = 'house';
const NOTHING: Loaded = { added: 0, changed: 0, retired: 0 };

/** Brings the rules of the house in the database up to the pack: new versions beside the old ones, nothing in place. */
export async function loadPack(deps: Deps, pack: RulePack): Promise<Loaded> {
  const loaded = await deps.database.transaction(async (tx) => {
    const known = await deps.rules.lockPack(tx, PACK);
    // During an upgrade nodes of two editions run at once: the newer one stays.
    if (known && (known.edition > pack.edition || known.digest === pack.digest)) return NOTHING;
    const stored = new Map((await deps.rules.house(tx)).map((rule) => [rule.id, rule]));
    let [added, changed] = [0, 0];
    for (const rule of pack.rules) {
      const old = stored.get(rule.id);
      if (old?.digest === hashOf(rule.body) && !old.retired) continue;
      await write(deps, tx, { rule, old });
      if (old) changed += 1;
      else added += 1;
    }
    const kept = new Set(pack.rules.map(({ id }) => id));
    const gone = [...stored.values()].filter(({ id, retired }) => !kept.has(id) && !retired).map(({ id }) => id);
    await deps.rules.retire(tx, gone);
    await deps.rules.keepPack(tx, { name: PACK, edition: pack.edition, digest: pack.digest });
    const outcome = { added, changed, retired: gone.length };
    await tell(deps, tx, { pack, facts: outcome });
    return outcome;
  });
  deps.books.forget();
  return loaded;
}

async function write(
  deps: Deps,
  tx: Tx,
  { rule, old }: { rule: PackRule; old: StoredRule | undefined },
): Promise<void> {
  const version = (old?.version ?? 0) + 1;
  const failures = failuresOf(unwrap(tryExamples({ ...rule.body, id: rule.id, version })));
  if (failures.length > 0) throw new Error(`The rule ${rule.id} fails its own examples: ${failures.join('; ')}`);
  const next = { rule: rule.id, version, definition: rule.body, digest: hashOf(rule.body), author: null };
  const done = old ? await deps.rules.succeed(tx, next) : await deps.rules.insert(tx, null, next);
  if (!done) throw new Error(`The rule ${rule.id} changed while the pack was held`);
}

async function tell(deps: Deps, tx: Tx, { pack, facts }: { pack: RulePack; facts: Loaded }): Promise<void> {
  const { root } = await deps.stations.tree();
  if (!root) return;
  const actor: SystemActor = { kind: 'system', id: 'checks.pack', name: '规则包', station: root.slug };
  deps.ledger.append(tx, {
    actor,
    action: 'check-pack.loaded',
    subject: PACK,
    version: String(pack.edition),
    facts: { ...facts, digest: pack.digest },
  });
  await deps.outbox.append(tx, checkRulesChanged({ station: root.slug, rule: 'pack' }));
}
