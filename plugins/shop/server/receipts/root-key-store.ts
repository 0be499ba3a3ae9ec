import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';

/** A key of daily roots; the private half is sealed. */
export type RootKey = { readonly id: string; readonly private: string; readonly public: string };

/** Keeps the keys that daily roots are signed with. */
export const rootKeyStore = {
  /** Whoever makes the first key does it alone, on whatever node. */
  lock: async (tx: Tx): Promise<RootKey | undefined> => {
    await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('shop_root_key'))`);
    return tx('shop_root_key').orderBy('made_at', 'desc').first<RootKey | undefined>('id', 'private', 'public');
  },
  insert: async (tx: Tx, key: RootKey): Promise<void> => {
    await tx('shop_root_key').insert(key);
  },
  publics: async (read: Knex): Promise<readonly Pick<RootKey, 'id' | 'public'>[]> =>
    read('shop_root_key').orderBy('made_at', 'desc').limit(50).select<RootKey[]>('id', 'public'),
} as const;

/** How the keys of daily roots are kept. */
export type RootKeyStore = typeof rootKeyStore;
