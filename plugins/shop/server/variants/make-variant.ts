import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { GoodsOfTree } from '@hearth/vetting/contract';
import type { MakeVariant, shopErrors, Variant } from '../../contract';
import type { VariantStore } from './variant-store';

type Deps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly variants: VariantStore;
  /** Whose goods this shop may sell. */
  readonly vetted: GoodsOfTree;
};

/** Makes a variant of a product that the actor's station, or one above it, vets; its stock is empty until something comes in. */
export async function makeVariant(
  deps: Deps,
  actor: StaffActor,
  input: MakeVariant,
): Promise<Result<Variant, RefusalOf<typeof shopErrors, 'VARIANT_KNOWN' | 'GOODS_NOT_VETTED_HERE'>>> {
  const variant = { ...input, id: deps.ids.next() };
  return deps.database.transaction(async (tx) => {
    if (!(await deps.vetted.areVettedFor(tx, actor.station, input.product))) return err('SHOP.GOODS_NOT_VETTED_HERE');
    if (!(await deps.variants.insert(tx, { ...variant, station: actor.station }))) return err('SHOP.VARIANT_KNOWN');
    const { id: subject, product, spec } = variant;
    deps.ledger.append(tx, { actor, action: 'variant.made', subject, facts: { product, spec } });
    return ok({ ...variant, onHand: 0, reserved: 0, shipped: 0, free: 0, waiting: 0 });
  });
}
