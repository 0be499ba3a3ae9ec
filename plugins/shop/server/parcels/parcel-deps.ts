import type { hearthErrors, RefusalOf, SystemActor } from '@hearth/cms/contract';
import type { Clock, Ids } from '@hearth/cms/kernel';
import type { Log, Notices, Tx, Vault } from '@hearth/cms/platform';
import { PARCEL_CALLBACKS, type parcelErrors, type shopErrors } from '../../contract';
import type { AddressStore } from '../orders/address-store';
import type { MoveRefusal, OrderDeps } from '../orders/advance-order';
import type { Watched } from './carrier';
import type { Carriers } from './carriers';
import type { CarrierStore } from './carrier-store';
import type { KeptParcel, ParcelStore } from './parcel-store';
import type { BoardStore } from './board-store';
import type { TrackStore } from './track-store';

/** What the verbs of parcels are handed. */
export type ParcelDeps = OrderDeps & {
  readonly ids: Ids;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly log: Log;
  readonly notices: Pick<Notices, 'notify'>;
  readonly addresses: Pick<AddressStore, 'of'>;
  readonly parcels: ParcelStore;
  readonly tracks: TrackStore;
  readonly board: BoardStore;
  readonly settings: CarrierStore;
  readonly carriers: Carriers;
  /** Says that a carrier is to be asked now. */
  readonly due: (tx: Tx) => Promise<void>;
  /** Where the host is reached from outside, without a slash at its end. */
  readonly root: () => string;
};

/** Why something about a parcel is refused. */
export type ParcelRefusal =
  | RefusalOf<typeof parcelErrors>
  | MoveRefusal
  | RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND' | 'ADDRESS_MISSING'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** The carrier itself, where its word moves a parcel. */
export const carrierActor = (station: string): SystemActor => ({
  ...{ kind: 'system', id: 'shop.carrier', name: '物流', station },
});

const SALT = 'shop.kuaidi100-salt';
/** What tells nothing without the receiver's phone. */
const WANTS_PHONE: readonly string[] = ['shunfeng'];

/** A parcel as its carrier service is told of it. Its salt is worked out and lies nowhere. */
export async function watchedOf(deps: ParcelDeps, parcel: KeptParcel): Promise<Watched> {
  const { id, station, order, company, number } = parcel;
  const [salt = '', ...older] = deps.vault.indexes(SALT, id);
  const address = WANTS_PHONE.includes(company) ? await deps.addresses.of(order) : undefined;
  return {
    ...{ company, number, phone: address?.phone ?? null, salts: [salt, ...older] },
    callbackUrl: `${deps.root()}${PARCEL_CALLBACKS}/${station}/${id}`,
  };
}
