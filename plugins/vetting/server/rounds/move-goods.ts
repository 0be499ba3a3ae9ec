import type { Actor, RefusalOf } from '@hearth/cms/contract';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { ProductEvent, vettingErrors } from '../../contract';
import { moveProduct, type MoveDeps, type Step } from '../products/move-product';
import type { JudgedGoods, JudgedGoodsStore } from './judged-goods-store';

/** What moving goods stands on. */
export type MoveGoodsDeps = MoveDeps & { readonly goods: JudgedGoodsStore };

/** Why goods are not moved. */
export type NotMoved =
  RefusalOf<typeof vettingErrors, 'NO_GOODS_TO_JUDGE'> | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;

type Move = {
  readonly goods: JudgedGoods;
  readonly actor: Actor;
  readonly event: ProductEvent;
  readonly reason?: string;
  readonly facts?: NonNullable<Step['facts']>;
};

/** Moves goods as every verb of vetting does, in the transaction of what was judged; what is not at this step is refused in the words of the procedure. */
export async function moveGoods(deps: MoveDeps, tx: Tx, move: Move): Promise<Result<null, NotMoved>> {
  const { goods, ...step } = move;
  const product = await deps.products.hold(tx, [goods.station], goods.id);
  if (product?.version !== goods.version) return err('HEARTH.CHANGED_MEANWHILE');
  const moved = await moveProduct(deps, tx, { product, ...step });
  if (moved.ok) return ok(null);
  if (moved.error.code === 'HEARTH.CHANGED_MEANWHILE') return err('HEARTH.CHANGED_MEANWHILE');
  return err('VETTING.NO_GOODS_TO_JUDGE', { state: goods.state });
}
