import type { ReaderActor } from '@hearth/cms/contract';
import { err, type Result } from '@hearth/cms/kernel';
import type { ShippingCompany } from '../../contract';
import type { AfterSaleDeps, SaleRefusal } from './after-sale-deps';
import { tellArbiter } from './after-sale-notices';
import type { KeptSale } from './after-sale-store';
import { moveAfterSale } from './move-after-sale';

/** What a buyer does with a request, and the version of it that they saw. */
export type BuyersTurn = { readonly id: string; readonly version: number } & (
  | { readonly does: 'withdraw' }
  | { readonly does: 'escalate'; readonly words: string }
  | { readonly does: 'send'; readonly company: ShippingCompany; readonly number: string }
);

/** A buyer takes a request back, brings it before the station, or says under which number the goods come back. */
export async function answerAfterSale(
  deps: AfterSaleDeps,
  actor: ReaderActor,
  turn: BuyersTurn,
): Promise<Result<KeptSale, SaleRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<KeptSale, SaleRefusal>> => {
    const sale = await deps.sales.hold(tx, turn.id);
    if (sale?.buyer !== actor.id) return err('AFTERSALES.SALE_NOT_FOUND');
    if (sale.version !== turn.version) return err('HEARTH.CHANGED_MEANWHILE');
    const moved = await moveAfterSale(deps, tx, { sale, actor, ...moveOf(turn, sale) });
    if (moved.ok && moved.value.state === 'arbitration') await tellArbiter(deps, tx, moved.value);
    return moved;
  });
}

function moveOf(turn: BuyersTurn, { state, words }: KeptSale) {
  switch (turn.does) {
    case 'withdraw':
      return { event: 'withdraw' } as const;
    case 'escalate':
      // What was refused at inspection is appealed; what was declined before is escalated. To the buyer it is one button.
      return {
        event: state === 'refused' ? ('appeal' as const) : ('escalate' as const),
        patch: { words: [words, turn.words].filter((text) => text !== '').join('\n') },
      };
    case 'send':
      return { event: 'send', patch: { returned: { company: turn.company, number: turn.number } } } as const;
  }
}
