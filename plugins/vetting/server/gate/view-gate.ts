import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Database, Tx } from '@hearth/cms/platform';
import { shelfEvent, type GateReason, type ProductGate, type ShownReason, gateReasons } from '../../contract';
import { productMachine } from '../products/product.machine';
import type { GateRefusal, ShelfDeps } from './shelf-deps';
import { verdictAt } from './verdict.rules';

type Asked = { readonly actor: Pick<StaffActor, 'stations'>; readonly id: string };

/** Whether a product may be shown and sold now, by its row and the database's time, with all reasons in words. */
export const viewGate = (deps: ShelfDeps, actor: StaffActor, id: string): Promise<Result<ProductGate, GateRefusal>> =>
  viewGateIn(deps, deps.database.read, { actor, id });

/** The same, as it is inside a transaction. */
export async function viewGateIn(
  { products, gate, clearings }: Pick<ShelfDeps, 'products' | 'gate' | 'clearings'>,
  on: Database['read'] | Tx,
  { actor, id }: Asked,
): Promise<Result<ProductGate, GateRefusal>> {
  const product = await products.find(on, actor.stations, id);
  if (!product) return err('GOODS.NOT_FOUND');
  const row = await gate.now(on, id);
  const verdict = row
    ? verdictAt(row, row.now)
    : { showable: false, sellable: false, until: null, reasons: [{ code: 'unknown' as const }] };
  const first = await clearings.open(on, { product: id, version: product.version });
  const allowed = productMachine.allowed(product.state);
  return ok({
    ...{ product: id, station: product.station, title: product.title, state: product.state, version: product.version },
    ...{ showable: verdict.showable, sellable: verdict.sellable, until: verdict.until?.toISOString() ?? null },
    reasons: verdict.reasons.map(shownReason),
    clearing: first ? { by: first.name, why: first.why, at: first.at.toISOString() } : null,
    allowedEvents: shelfEvent.options.filter((event) => allowed.includes(event)),
  });
}

/** A reason with its words. */
export function shownReason({ code, paper, kind, lot, since }: GateReason): ShownReason {
  const { stops, words } = gateReasons[code];
  return { code, stops, words, paper: paper ?? null, kind: kind ?? null, lot: lot ?? null, since: since ?? null };
}
