import type { KeptAddress, ShopAddress } from '@/contract/types';
import { queryClient } from './client';
import { forgetOwnAddress, keepAddress, ownAddress } from './own-address';
import { orThrow, type Result } from './result';
import { askShop } from './shop';

/** So many addresses one buyer keeps at most, as the host has it. */
export const MOST_ADDRESSES = 20;

/** The key under which the book is remembered while the app runs. */
export const ADDRESS_BOOK = ['address-book'] as const;

/** What is kept of an address, and whether it is the first choice. */
export interface AddressEntry extends ShopAddress {
  readonly isFirst: boolean;
}

const fieldsOf = ({ region, name, phone, detail, isFirst }: AddressEntry): AddressEntry => ({
  ...{ region, name: name.trim(), phone: phone.trim(), detail: detail.trim(), isFirst },
});

/** Keeps an address at the host; the same one twice is kept once. */
export const addAddress = (entry: AddressEntry): Promise<Result<KeptAddress>> =>
  askShop<KeptAddress>('/addresses', { method: 'POST', body: fieldsOf(entry) });

export const changeAddress = (id: string, entry: AddressEntry): Promise<Result<KeptAddress>> =>
  askShop<KeptAddress>(`/addresses/${id}`, { method: 'PUT', body: fieldsOf(entry) });

export const removeAddress = (id: string): Promise<Result<null>> =>
  askShop<null>(`/addresses/${id}`, { method: 'DELETE' });

const listed = async (): Promise<readonly KeptAddress[]> =>
  orThrow(await askShop<{ readonly addresses: readonly KeptAddress[] }>('/addresses')).addresses;

/** The address book, the first choice first. What this device kept before there was a book moves into it. */
export async function fetchAddresses(reader: string | undefined): Promise<readonly KeptAddress[]> {
  const before = await listed();
  const own = ownAddress(reader);
  if (own.region === '') return before;
  const kept = await addAddress({ ...own, isFirst: before.length === 0 });
  if (!kept.ok) return before;
  forgetOwnAddress();
  return listed();
}

/**
 * Remembers where the reader wants things sent: on the device at once, because the till takes the place of the page, and then in the book.
 * Where the book cannot be reached, or is full, the device has it.
 */
export async function rememberAddress(reader: string, address: ShopAddress): Promise<void> {
  keepAddress(reader, address);
  const kept = await addAddress({ ...address, isFirst: false });
  if (kept.ok) forgetOwnAddress();
  await queryClient.invalidateQueries({ queryKey: ADDRESS_BOOK });
}
