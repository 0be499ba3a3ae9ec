import type { StaffActor } from '@hearth/cms/contract';
import { ok, type Result } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import type { DeskReceipt, SoldLive } from '../../contract';
import type { DeskReceiptStore } from './desk-receipt-store';

/** What handing out is handed. */
export type HandOutDeps = { readonly database: Database; readonly handedOut: DeskReceiptStore };

/** Receipts of the actor's station, that of one order or the newest: their tokens are printed on boxes. */
export async function listReceipts(
  { database, handedOut }: HandOutDeps,
  { station }: StaffActor,
  asked: { readonly order?: string | undefined; readonly limit: number },
): Promise<Result<{ receipts: DeskReceipt[] }, never>> {
  const found = await handedOut.receipts(database.read, { ...asked, station });
  return ok({ receipts: found.map((one) => ({ ...one, paidAt: one.paidAt.toISOString() })) });
}

/** Lives of the actor's station that sold something: each has a public page. */
export async function listSoldLives(
  { database, handedOut }: HandOutDeps,
  { station }: StaffActor,
  limit: number,
): Promise<Result<{ station: string; lives: SoldLive[] }, never>> {
  const found = await handedOut.lives(database.read, station, limit);
  return ok({ station, lives: found.map((one) => ({ ...one, since: one.since.toISOString() })) });
}
