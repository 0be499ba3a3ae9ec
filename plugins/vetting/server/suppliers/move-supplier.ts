import type { Actor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { supplierMoved } from '../../contract';
import type { SupplierDeps } from './supplier-deps';
import type { KeptSupplier, SupplierPatch } from './supplier-store';

type Move = {
  readonly kept: KeptSupplier;
  readonly actor: Actor;
  readonly action: string;
  readonly patch: SupplierPatch;
  readonly facts?: Readonly<Record<string, unknown>>;
};

/** Writes a change of a supplier with its entry, its event, and what follows from it elsewhere; undefined when somebody was first. */
export async function moveSupplier(
  deps: Pick<SupplierDeps, 'suppliers' | 'ledger' | 'outbox' | 'followers'>,
  tx: Tx,
  { kept, actor, action, patch, facts = {} }: Move,
): Promise<KeptSupplier | undefined> {
  const moved = await deps.suppliers.patch(tx, kept, patch);
  if (!moved) return undefined;
  const { id, station, version, state } = moved;
  const to = state === kept.state ? {} : { from: kept.state, to: state };
  deps.ledger.append(tx, { actor, action, subject: id, version: String(version), facts: { ...to, ...facts } });
  await deps.outbox.append(tx, supplierMoved({ station, supplierId: id, to: state, version }));
  for (const follow of deps.followers) await follow(tx, { supplier: id, station, to: state });
  return moved;
}

/** A reader or the house acts in the chain of the station whose supplier it is. */
export const inChainOf = <Who extends Actor>(actor: Who, { station }: Pick<KeptSupplier, 'station'>): Who => ({
  ...actor,
  station,
});
