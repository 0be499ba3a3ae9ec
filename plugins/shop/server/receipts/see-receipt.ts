import type { RefusalOf } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import type { bookErrors, DayRoot, ProofStep, Receipt } from '../../contract';
import type { BookPagesStore } from '../books/book-pages-store';
import type { DayKeyStore } from './day-key-store';
import type { DayRootStore, KeptDay } from './day-root-store';
import { BLOCK, leafNode, pathOf } from './merkle';
import type { ReceiptStore } from './receipt-store';

/** What public readers of the books are handed. */
export type ReceiptDeps = {
  readonly database: Database;
  readonly receipts: ReceiptStore;
  readonly pages: BookPagesStore;
  readonly days: DayRootStore;
  readonly keys: DayKeyStore;
};

/** Where each yuan of an order went, with what proves it. */
export async function seeReceipt(
  deps: ReceiptDeps,
  token: string,
): Promise<Result<Receipt, RefusalOf<typeof bookErrors, 'RECEIPT_NOT_FOUND'>>> {
  const { database, receipts } = deps;
  const head = await receipts.byToken(database.read, token);
  if (!head) return err('BOOKS.RECEIPT_NOT_FOUND');
  const { station, order } = head;
  const days = new Map<string, DayRoot>();
  const postings: Receipt['postings'] = [];
  for (const { hash, ...posting } of await deps.pages.about(database.read, { station, ref: order })) {
    const day = await deps.days.dayWith(database.read, station, posting.seq);
    if (day) days.set(day.root.day, day.root);
    const body = { ...posting, entries: posting.entries.map(([account, fen]): [string, string] => [account, fen]) };
    const proof = day ? { day: day.root.day, path: [...(await proofOf(deps, day, posting.seq))] } : null;
    postings.push({ body, hash, proof });
  }
  const shares = (await receipts.shares(database.read, order)).filter(({ kind }) => kind !== 'paid');
  return ok({ ...head, paidAt: head.paidAt.toISOString(), shares, postings, days: [...days.values()] });
}

/** Inside its block, then over the blocks: one tree, of which a proof reads a thousand leaves at most. */
async function proofOf(
  { database, days }: ReceiptDeps,
  { root, blocks }: KeptDay,
  seq: number,
): Promise<readonly ProofStep[]> {
  const index = seq - root.first;
  const block = Math.floor(index / BLOCK);
  const from = root.first + block * BLOCK;
  const hashes = await days.hashes(database.read, {
    station: root.station,
    from,
    to: Math.min(from + BLOCK - 1, root.last),
  });
  return [...pathOf(hashes.map(leafNode), index % BLOCK), ...pathOf(blocks, block)];
}

/** So many days are told at once. */
const DAYS = 62;

/** The signed roots of a station's last days, and the keys that signed them. */
export async function seeDayRoots(
  { database, days, keys }: ReceiptDeps,
  station: string,
): Promise<Result<{ roots: DayRoot[]; keys: { id: string; public: string }[] }, never>> {
  const [roots, known] = [await days.latest(database.read, station, DAYS), await keys.of(database.read, station)];
  return ok({ roots: [...roots], keys: [...known] });
}
