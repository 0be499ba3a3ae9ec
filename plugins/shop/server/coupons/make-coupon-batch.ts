import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor, hearthErrors } from '@hearth/cms/contract';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { CouponBatch, MakeCouponBatch, shopErrors } from '../../contract';
import type { CouponBatchStore } from './coupon-batch-store';

/** What the verbs of coupons are handed. */
export type CouponBatchDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly batches: CouponBatchStore;
};

/** Makes a batch of coupons at the actor's station; whoever gives money away signs for it. */
export async function makeCouponBatch(
  { database, ids, ledger, batches }: CouponBatchDeps,
  actor: StaffActor,
  input: MakeCouponBatch,
): Promise<Result<CouponBatch, RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND'>>> {
  const { station, id: by } = actor;
  return database.transaction(async (tx) => {
    const offers = input.offers === null ? null : [...new Set(input.offers)].sort();
    if (offers !== null && (await batches.countOffers(tx, station, offers)) !== offers.length) {
      return err('SHOP.OFFER_NOT_FOUND');
    }
    const id = ids.next();
    await batches.insert(tx, { ...input, offers, id, station, by });
    const { threshold, cut, payer, total } = input;
    ledger.append(tx, { actor, action: 'coupons.made', subject: id, facts: { threshold, cut, payer, total } });
    return ok({ ...input, offers, id, issued: 0, used: 0, closed: false, version: 1 });
  });
}

type Closing =
  RefusalOf<typeof shopErrors, 'COUPON_BATCH_NOT_FOUND'> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** Gives out no more of a batch. */
export async function closeCouponBatch(
  { database, ledger, batches }: CouponBatchDeps,
  actor: StaffActor,
  seen: { readonly id: string; readonly version: number },
): Promise<Result<CouponBatch, Closing>> {
  return database.transaction(async (tx) => {
    const isClosed = await batches.close(tx, actor.station, seen);
    const batch = await batches.find(tx, actor.station, seen.id);
    if (!batch) return err('SHOP.COUPON_BATCH_NOT_FOUND');
    if (!isClosed) return err('HEARTH.CHANGED_MEANWHILE');
    ledger.append(tx, { actor, action: 'coupons.closed', subject: seen.id, facts: { issued: batch.issued } });
    return ok(batch);
  });
}
