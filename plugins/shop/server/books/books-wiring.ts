import type { Platform } from '@hearth/cms/platform';
import { donationStore } from '../donations/donation-store';
import { billBoardStore } from '../matching/bill-board-store';
import { matchingStore } from '../matching/matching-store';
import { createSigners } from '../orders/signing-key-store';
import { dayKeyStore } from '../receipts/day-key-store';
import { dayRootStore } from '../receipts/day-root-store';
import { deskReceiptStore } from '../receipts/desk-receipt-store';
import { receiptStore } from '../receipts/receipt-store';
import { heldBackStore } from '../settlements/held-back-store';
import { settlementHoldStore } from '../settlements/settlement-hold-store';
import { settlementLineStore } from '../settlements/settlement-line-store';
import { settlementStore } from '../settlements/settlement-store';
import { bookPagesStore } from './book-pages-store';
import { bookStore } from './book-store';
import { bookViewStore } from './book-view-store';
import { borneStore } from './borne-store';
import { createBooks, type Books } from './post';
import { waterfallStore } from './waterfall-store';

const made = new WeakMap<Platform, Books>();

/** The books of a host; one for all who book, so that what a transaction books is sealed once. */
export function booksOf(platform: Platform): Books {
  const books = made.get(platform) ?? createBooks({ ids: platform.ids, store: bookStore });
  made.set(platform, books);
  return books;
}

/** Everything that the verbs of the books are handed, on a host. */
export function bookDeps(platform: Platform) {
  const { database, ids, clock, ledger, random, vault, people } = platform;
  return {
    ...{ database, ids, clock, ledger, random, vault, people, books: booksOf(platform) },
    ...{
      view: bookViewStore,
      pages: bookPagesStore,
      waterfalls: waterfallStore,
      agreements: donationStore,
      donations: donationStore,
    },
    ...{
      runs: settlementStore,
      lines: settlementLineStore,
      heldBack: heldBackStore,
      borne: borneStore,
      settlementHolds: settlementHoldStore,
    },
    ...{ matching: matchingStore, board: billBoardStore },
    ...{ days: dayRootStore, keys: dayKeyStore, receipts: receiptStore, handedOut: deskReceiptStore },
    signers: createSigners({ database, ids, vault }),
  };
}

/** Everything that the verbs of the books are handed. */
export type BookDeps = ReturnType<typeof bookDeps>;
