import { useState } from 'react';
import type { KeptAddress, ShopAddress } from '@/contract/types';
import { NO_ADDRESS, ownAddress } from '@/data/own-address';
import { session } from '@/data/session';
import { useStore } from '@/data/store';
import { isSound } from '../shop.rules';
import { useAddressBook } from './use-address-book';

/** Where something goes: what is chosen or written, and the ways to choose and to write. */
export interface Where {
  readonly address: ShopAddress;
  readonly setAddress: (address: ShopAddress) => void;
  readonly isWriting: boolean;
  /** The book is being asked for: nothing is to be written that may stand in it. */
  readonly isPending: boolean;
  readonly write: () => void;
  readonly entries: readonly KeptAddress[];
  readonly picked: string | null;
  readonly pick: (id: string) => void;
}

/** What goes with an order is the address alone. */
const plain = ({ region, name, phone, detail }: ShopAddress): ShopAddress => ({ region, name, phone, detail });

const NOWHERE_YET = { address: NO_ADDRESS, isWriting: false };

/** What is written goes before what is chosen; with neither it is to be written. */
const whereOf = (written: ShopAddress | null, chosen: ShopAddress | undefined) =>
  written === null && chosen
    ? { address: plain(chosen), isWriting: false }
    : { address: written ?? NO_ADDRESS, isWriting: true };

/** The first choice of the book, another one of it, or what is written; without a book, what this device kept. */
export function useWhere(): Where {
  const { user } = useStore(session);
  const book = useAddressBook();
  const [own] = useState(() => ownAddress(user?.id));
  const [written, setWritten] = useState<ShopAddress | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const entries = book.data ?? [];
  const entry = entries.find(({ id }) => id === wanted) ?? entries[0];
  const chosen = entry ?? (isSound(own) ? own : undefined);
  const isPending = book.isLoading;
  const where = isPending && written === null ? NOWHERE_YET : whereOf(written, chosen);
  return {
    ...{ ...where, setAddress: setWritten, isPending, entries },
    write: () => setWritten(NO_ADDRESS),
    picked: written === null && entry ? entry.id : null,
    pick: (id) => {
      setWanted(id);
      setWritten(null);
    },
  };
}
