import type { Tx } from '../database/database';

/**
 * What one part of the house holds on a reader. `export` gives it in words a person can read; `erase` removes or pseudonymises
 * it and leaves sums and the ledger as they are.
 */
export type PersonalDataHolder = {
  readonly name: string;
  export(readerId: string): Promise<unknown>;
  erase(tx: Tx, readerId: string): Promise<void>;
};

/** All who hold personal data; a part of the house that keeps any registers, or its data would survive an erasure. */
export type PersonalData = {
  register(holder: PersonalDataHolder): void;
  exportAll(readerId: string): Promise<Readonly<Record<string, unknown>>>;
  eraseAll(tx: Tx, readerId: string): Promise<void>;
};

/** An empty registry. */
export function createPersonalData(): PersonalData {
  const holders = new Map<string, PersonalDataHolder>();
  return {
    register(holder) {
      if (holders.has(holder.name)) throw new Error(`Personal data of ${holder.name} is registered twice`);
      holders.set(holder.name, holder);
    },
    async exportAll(readerId) {
      const parts: Record<string, unknown> = {};
      for (const [name, holder] of holders) parts[name] = await holder.export(readerId);
      return parts;
    },
    async eraseAll(tx, readerId) {
      // Latest first, because what came later may point at what came before.
      for (const holder of [...holders.values()].reverse()) await holder.erase(tx, readerId);
    },
  };
}
