import type { Tx } from '@hearth/cms/platform';
import type { Gate, GateVerdict } from '../../contract';
import type { Follow } from './gate-deps';
import type { GateMemory } from './gate-memory';
import { UNKNOWN } from './known-verdicts';
import type { GateStore } from './gate-store';
import { verdictAt } from './verdict.rules';

type Deps = {
  readonly memory: Pick<GateMemory, 'verdictOf'>;
  readonly gate: Pick<GateStore, 'share'>;
  /** The list that settling walks; whoever follows is added here. */
  readonly followers: Follow[];
};

/** The gate as other plugins meet it. */
export function createGate({ memory, gate, followers }: Deps): Gate {
  return {
    verdictOf: (product) => memory.verdictOf(product),
    recheck: (tx, products) => recheck(gate, tx, products),
    onSuspended: (follow) => void followers.push(follow),
  };
}

async function recheck(
  gate: Deps['gate'],
  tx: Tx,
  products: readonly string[],
): Promise<ReadonlyMap<string, GateVerdict>> {
  const refused = new Map<string, GateVerdict>();
  const rows = new Map((await gate.share(tx, products)).map((row) => [row.product, row]));
  for (const product of products) {
    const row = rows.get(product);
    const verdict = row ? verdictAt(row, row.now) : UNKNOWN;
    if (!verdict.sellable) refused.set(product, verdict);
  }
  return refused;
}
