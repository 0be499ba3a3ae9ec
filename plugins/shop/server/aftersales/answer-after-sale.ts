import type { ReaderActor } from '@hearth/cms/contract';
import { err, fen, formatYuan, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { ShippingCompany } from '../../contract';
import type { AfterSaleDeps, SaleRefusal } from './after-sale-deps';
import { tellArbiter } from './after-sale-notices';
import { USUAL_POLICY } from './after-sale.rules';
import type { KeptSale } from './after-sale-store';
import { isSellersCause } from './freight-back.rules';
import { moveAfterSale } from './move-after-sale';

/** What a buyer does with a request, and the version of it that they saw. */
export type BuyersTurn = { readonly id: string; readonly version: number } & (
  | { readonly does: 'withdraw' }
  | { readonly does: 'confirm' }
  | { readonly does: 'escalate'; readonly words: string }
  | {
      readonly does: 'send';
      readonly company: ShippingCompany;
      readonly number: string;
      /** What it cost them; left out: nothing is asked for. */
      readonly freight?: number | undefined;
    }
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
    const dear = await refusedFreight(deps, tx, { sale, turn });
    if (dear) return dear;
    const moved = await moveAfterSale(deps, tx, { sale, actor, ...moveOf(turn, sale) });
    if (moved.ok && moved.value.state === 'arbitration') await tellArbiter(deps, tx, moved.value);
    return moved;
  });
}

/** The way back is the seller's to pay for a cause of theirs, up to what the station has set; whoever changed their mind pays it. */
async function refusedFreight(
  { shares }: AfterSaleDeps,
  tx: Tx,
  { sale, turn }: { readonly sale: KeptSale; readonly turn: BuyersTurn },
): Promise<Result<never, SaleRefusal> | undefined> {
  if (turn.does !== 'send' || turn.freight === undefined) return undefined;
  if (!isSellersCause(sale.reason)) return err('AFTERSALES.FREIGHT_OWN');
  const { returnFreight: most } = (await shares.policy(tx, sale.station)) ?? USUAL_POLICY;
  return turn.freight > most ? err('AFTERSALES.FREIGHT_MOST', { yuan: formatYuan(fen(most)) }) : undefined;
}

function moveOf(turn: BuyersTurn, { state, words }: KeptSale) {
  switch (turn.does) {
    case 'withdraw':
      return { event: 'withdraw' } as const;
    case 'confirm':
      return { event: 'confirm' } as const;
    case 'escalate':
      // What was refused at inspection is appealed; what was declined before is escalated. To the buyer it is one button.
      return {
        event: state === 'refused' ? ('appeal' as const) : ('escalate' as const),
        patch: { words: [words, turn.words].filter((text) => text !== '').join('\n') },
      };
    case 'send':
      return {
        event: 'send',
        patch: { returned: { company: turn.company, number: turn.number, freight: turn.freight ?? 0 } },
      } as const;
  }
}
