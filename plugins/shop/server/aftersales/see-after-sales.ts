import { readPageCursor, type ReaderActor, type RefusalOf, type StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type {
  AfterSale,
  afterSaleErrors,
  AfterSaleState,
  AskableLine,
  EvidencePhoto,
  OwnAfterSale,
  shopErrors,
} from '../../contract';
import { arbiterEvents, buyerEvents, deskEvents } from '../../contract';
import type { AfterSaleDeps } from './after-sale-deps';
import { afterSaleMachine } from './after-sale.machine';
import { ASKING_TIME, mostFor, unitsLeft } from './after-sale.rules';
import type { KeptSale } from './after-sale-store';
import { paidFor } from './paid-for';
import { isExchange } from './exchange.rules';
import { presentEvidence } from './evidence-address';

type Deps = Pick<
  AfterSaleDeps,
  'database' | 'orders' | 'sales' | 'list' | 'shares' | 'evidence' | 'vault' | 'clock' | 'ledger'
>;
type NotFound = RefusalOf<typeof afterSaleErrors, 'SALE_NOT_FOUND'>;

const PAGE = 50;

/** What of an order may still be asked for. */
export type Askable = { readonly open: boolean; readonly lines: AskableLine[]; readonly asked: OwnAfterSale[] };

/** What of an order of one's own may still be asked for, and what was. */
export async function askableOf(
  deps: Deps,
  actor: ReaderActor,
  id: string,
): Promise<Result<Askable, RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND'>>> {
  const order = await deps.orders.ofBuyer(actor.id, id);
  if (!order) return err('SHOP.ORDER_NOT_FOUND');
  const [shares, asked] = await Promise.all([
    deps.shares.ofOrder(deps.database.read, id),
    deps.sales.ofOrder(deps.database.read, id),
  ]);
  const lines = order.lines.map((line): AskableLine => {
    const untouched = { paid: paidFor(order, line), taken: 0, quantity: line.quantity, claimed: 0 };
    const share = shares.get(line.offer) ?? untouched;
    const quantity = unitsLeft(share);
    return { offer: line.offer, quantity, amount: quantity === 0 ? 0 : mostFor(share, quantity) };
  });
  return ok({ open: ASKING_TIME[order.state] === 'open', lines, asked: await shownOwn(deps, asked) });
}

/** The requests of a reader, the newest first. */
export async function myAfterSales(
  deps: Deps,
  actor: ReaderActor,
  before: string | undefined,
): Promise<Result<{ afterSales: OwnAfterSale[]; more: boolean }, never>> {
  const found = await deps.sales.ofBuyer(deps.database.read, actor.id, { before, limit: PAGE + 1 });
  return ok({ afterSales: await shownOwn(deps, found.slice(0, PAGE)), more: found.length > PAGE });
}

/** A request of one's own. */
export async function ownAfterSale(
  deps: Deps,
  actor: ReaderActor,
  id: string,
): Promise<Result<OwnAfterSale, NotFound>> {
  const sale = await deps.sales.find(deps.database.read, id);
  return sale?.buyer === actor.id ? ok(await shownToBuyer(deps, sale)) : err('AFTERSALES.SALE_NOT_FOUND');
}

/** One as its buyer sees it. */
export async function shownToBuyer(deps: Deps, sale: KeptSale): Promise<OwnAfterSale> {
  return presentOwn(sale, await photosOf(deps, sale.id));
}

/** One as staff sees it. */
export async function shownToStaff(deps: Deps, sale: KeptSale): Promise<AfterSale> {
  return presentSale(sale, await photosOf(deps, sale.id));
}

/** Which requests staff looks for. */
export type SaleQuery = {
  readonly state?: AfterSaleState | undefined;
  readonly order?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** The requests of the actor's station, by whose clock runs out first. */
export async function listAfterSales(
  deps: Deps,
  { station }: StaffActor,
  { state, order, after, limit }: SaleQuery,
): Promise<Result<{ afterSales: AfterSale[]; cursor: string | null }, never>> {
  const mark = after === undefined ? undefined : readPageCursor(after);
  const found = await deps.list.page(deps.database.read, { station, state, order, after: mark, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const photos = await deps.evidence.of(
    deps.database.read,
    shown.map(({ id }) => id),
  );
  const afterSales = shown.map((sale) =>
    presentSale(
      sale,
      (photos.get(sale.id) ?? []).map((photo) => presentEvidence(deps, photo)),
    ),
  );
  const cursor = last ? Buffer.from(`${last.mark} ${last.id}`).toString('base64').replace(/=+$/, '') : null;
  return ok({ afterSales, cursor });
}

type SeenStep = {
  at: string;
  action: string;
  by: { kind: 'staff' | 'reader' | 'system'; id: string };
  reason: string;
};

/** One request with its photos, and who did what. */
export async function viewAfterSale(
  deps: Deps,
  { station }: StaffActor,
  id: string,
): Promise<Result<{ afterSale: AfterSale; steps: SeenStep[] }, NotFound>> {
  const sale = await deps.sales.find(deps.database.read, id);
  if (sale?.station !== station) return err('AFTERSALES.SALE_NOT_FOUND');
  const entries = await deps.ledger.of(station, id);
  const steps = entries.map(({ at, action, actor, facts }) => ({
    ...{ at, action, by: { kind: actor.kind, id: actor.id } },
    reason: typeof facts['reason'] === 'string' && action !== 'after-sale.requested' ? facts['reason'] : '',
  }));
  return ok({ afterSale: await shownToStaff(deps, sale), steps });
}

async function photosOf(deps: Deps, sale: string): Promise<EvidencePhoto[]> {
  const found = await deps.evidence.of(deps.database.read, [sale]);
  return (found.get(sale) ?? []).map((photo) => presentEvidence(deps, photo));
}

/** Several as their buyer sees them. */
export async function shownOwn(deps: Deps, sales: readonly KeptSale[]): Promise<OwnAfterSale[]> {
  const photos = await deps.evidence.of(
    deps.database.read,
    sales.map(({ id }) => id),
  );
  return sales.map((sale) =>
    presentOwn(
      sale,
      (photos.get(sale.id) ?? []).map((photo) => presentEvidence(deps, photo)),
    ),
  );
}

function presentShared(sale: KeptSale, photos: EvidencePhoto[]): Omit<OwnAfterSale, 'allowedEvents'> {
  const { id, order, offer, title, kind, reason, quantity, amount, freight, words, state, version, answer } = sale;
  const { askedAt, dueAt, returnCompany, returnNumber, returnFreight, freightReference } = sale;
  const returned = returnCompany && returnNumber !== null ? { company: returnCompany, number: returnNumber } : null;
  return {
    ...{ id, order, offer, title, kind, reason, quantity, amount, freight, words, state, version, answer },
    ...{
      photos,
      returned,
      replacement: replacementOf(sale),
      refundInstead: sale.refundInstead,
      returnFreight,
      freightPaid: freightReference !== null,
    },
    ...{ askedAt: askedAt.toISOString(), dueAt: dueAt?.toISOString() ?? null },
  };
}

const replacementOf = ({ sentCompany, sentNumber }: KeptSale): OwnAfterSale['replacement'] =>
  sentCompany && sentNumber !== null ? { company: sentCompany, number: sentNumber } : null;

function presentOwn(sale: KeptSale, photos: EvidencePhoto[]): OwnAfterSale {
  const allowed = new Set<string>(afterSaleMachine.allowed(sale.state));
  return { ...presentShared(sale, photos), allowedEvents: buyerEvents.filter((event) => allowed.has(event)) };
}

function presentSale(sale: KeptSale, photos: EvidencePhoto[]): AfterSale {
  const { buyer, byRule, overdue, refund, state, freightReference, bearer, freightBearer, borneWhy } = sale;
  const borne = bearer && freightBearer && borneWhy ? { bearer, freightBearer, why: borneWhy } : null;
  const allowed = new Set<string>(afterSaleMachine.allowed(state));
  const allowedEvents = [...deskEvents, ...arbiterEvents].filter(
    (event) => allowed.has(event) && (event !== 'refund-instead' || isExchange(sale)),
  );
  return { ...presentShared(sale, photos), buyer, byRule, overdue, refund, borne, freightReference, allowedEvents };
}
