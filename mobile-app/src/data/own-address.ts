import type { ShopAddress } from '@/contract/types';
import { keeper } from '@/platform/keeper';

const KEY = 'shop-address';
export const NO_ADDRESS: ShopAddress = { region: '', name: '', phone: '', detail: '' };

/** The address that this reader used last on this device; somebody else's is forgotten. */
export function ownAddress(reader: string | undefined): ShopAddress {
  const text = keeper.read(KEY);
  if (text === null || reader === undefined) return NO_ADDRESS;
  try {
    const kept = JSON.parse(text) as Partial<Record<keyof ShopAddress | 'reader', unknown>>; // checked below
    const { region, name, phone, detail } = kept;
    const isWhole = [region, name, phone, detail].every((one) => typeof one === 'string');
    if (kept.reader === reader && isWhole) return { region, name, phone, detail } as ShopAddress; // looked at just now
  } catch {
    // Something else stands there.
  }
  keeper.write(KEY, null);
  return NO_ADDRESS;
}

export function keepAddress(reader: string, address: ShopAddress): void {
  keeper.write(KEY, JSON.stringify({ reader, ...address }));
}

/** The address book has it now, or the reader took it out of there. */
export const forgetOwnAddress = (): void => keeper.write(KEY, null);
