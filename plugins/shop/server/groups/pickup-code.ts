import type { Vault } from '@hearth/cms/platform';

const PURPOSE = 'shop.pick-up';
const DIGITS = 6;

/** The codes by which orders are picked up (提货码). */
export type PickupCodes = {
  of(order: string): string;
  /** Whether it is an order's code, also when the vault's key was changed since the buyer wrote it down. */
  isOf(order: string, code: string): boolean;
};

/** Makes codes of the vault's key: none is kept anywhere, and none can be worked out from an order's number. */
export function createPickupCodes(vault: Pick<Vault, 'index' | 'indexes'>): PickupCodes {
  const digits = (index: string): string => {
    const bytes = Buffer.from(index.slice(index.indexOf('.') + 1), 'base64url');
    return String(bytes.readUInt32BE(0) % 10 ** DIGITS).padStart(DIGITS, '0');
  };
  return {
    of: (order) => digits(vault.index(PURPOSE, order)),
    isOf: (order, code) => vault.indexes(PURPOSE, order).map(digits).includes(code),
  };
}
