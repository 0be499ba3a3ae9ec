import type { Ids } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { BookStore, Written } from './book-store';
import { linesOf, type NewPosting, type SealedPosting } from './posting.rules';
import { sealPosting } from './seal-posting';

/** The books of the shop, as every verb that moves money is handed them. */
export type Books = {
  /**
   * Books in the caller's transaction. The chain is extended as the very last thing before the commit, once for all that a
   * transaction booked, so that those of one station wait for each other for two statements only.
   */
  post(tx: Tx, posting: NewPosting): Promise<void>;
};

/** After the house's ledger: whoever takes both ends takes them in this order. */
const TURN = 1;

/** Builds the books. */
export function createBooks({ ids, store }: { readonly ids: Ids; readonly store: BookStore }): Books {
  const waiting = new WeakMap<Tx, Written[]>();
  const sealAll = async (tx: Tx): Promise<void> => {
    const written = waiting.get(tx) ?? [];
    waiting.delete(tx);
    const stations = [...new Set(written.map(({ station }) => station))].sort();
    // What nobody waits for comes first: accounts, then entries. Only then is the end of the chain taken.
    const accounts = await store.openAccounts(tx, ids, written);
    await store.insertLines(tx, accounts, written);
    for (const station of stations)
      await extend(store, tx, { station, written: written.filter((one) => one.station === station) });
  };
  return {
    // Nothing is awaited, but a bug in the posting shall be the caller's rejection.
    async post(tx, posting) {
      const lines = linesOf(posting);
      if (lines.length === 0) return;
      const { station, kind, ref, at } = posting;
      const written = { id: ids.next(), station, kind, ref, at, lines };
      const others = waiting.get(tx);
      if (others) return void others.push(written);
      waiting.set(tx, [written]);
      tx.beforeCommit(() => sealAll(tx), TURN);
    },
  };
}

type OfStation = { readonly station: string; readonly written: readonly Written[] };

async function extend(store: BookStore, tx: Tx, { station, written }: OfStation): Promise<void> {
  const head = await store.lockHead(tx, station);
  const sealed: SealedPosting[] = [];
  for (const { id, kind, ref, at, lines } of written) {
    const last = sealed.at(-1);
    sealed.push(
      sealPosting({
        ...{ station, id, kind, ref, at: at.toISOString(), booked: head.now },
        seq: (last?.seq ?? head.seq) + 1,
        entries: lines.map(({ account, fen }) => [account, String(fen)] as const),
        previous: last?.hash ?? head.hash,
      }),
    );
  }
  await store.writePostings(tx, station, sealed);
}
