import type { Askable, OwnAfterSale, OwnParcel, ShippingCompany } from '@/contract/types';
import { query } from './http';
import { orThrow, type Result } from './result';
import { askShop } from './shop';

/** The parcels of an order, with what happened to them. */
export const fetchParcels = async (order: string): Promise<readonly OwnParcel[]> =>
  orThrow(await askShop<{ readonly parcels: readonly OwnParcel[] }>(`/orders/${order}/parcels`)).parcels;

/** What of an order may still be asked for, and what was. */
export const fetchAskable = async (order: string): Promise<Askable> =>
  orThrow(await askShop<Askable>(`/orders/${order}/after-sales`));

export interface AfterSalesPage {
  readonly afterSales: readonly OwnAfterSale[];
  readonly more: boolean;
}

export const fetchAfterSales = async (before: string | null): Promise<AfterSalesPage> =>
  orThrow(await askShop<AfterSalesPage>(query('/after-sales', { before })));

export const fetchAfterSale = async (id: string): Promise<OwnAfterSale> =>
  orThrow(await askShop<OwnAfterSale>(`/after-sales/${id}`));

/** An after-sale as it was seen: a deed on an older one is refused, not done. */
type Seen = Pick<OwnAfterSale, 'id' | 'version'>;

const deed = (id: string, step: string, body: object): Promise<Result<OwnAfterSale>> =>
  askShop<OwnAfterSale>(`/after-sales/${id}/${step}`, { method: 'POST', body });

/** Takes a request back. */
export const withdraw = ({ id, version }: Seen): Promise<Result<OwnAfterSale>> => deed(id, 'withdraw', { version });

/** Brings what was declined, or goods that were refused, before the station. */
export const bringBeforeStation = ({ id, version }: Seen, words: string): Promise<Result<OwnAfterSale>> =>
  deed(id, 'escalate', { version, words: words.trim() });

/** Says that what was sent instead has come. */
export const confirmReplacement = ({ id, version }: Seen): Promise<Result<OwnAfterSale>> =>
  deed(id, 'replacement-received', { version });

/** Says under which number the goods come back. */
export const sendBack = (
  { id, version }: Seen,
  { number, ...parcel }: { readonly company: ShippingCompany; readonly number: string; readonly freight?: number },
): Promise<Result<OwnAfterSale>> =>
  deed(id, 'return-parcel', { version, ...parcel, number: number.trim().toUpperCase() });
