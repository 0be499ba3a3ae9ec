import type { Database, Tx } from '@hearth/cms/platform';
import { LONGEST_PASS_HOURS } from '../../contract';

/** A key as it is kept; the private half is sealed. */
export type KeptKey = {
  readonly kid: string;
  readonly private: string;
  readonly public: string;
  readonly madeAt: Date;
  readonly retiredAt: Date | null;
};

/** A new key, its private half sealed. */
export type NewKey = Pick<KeptKey, 'kid' | 'private' | 'public'>;

const COLUMNS = ['kid', 'private', 'public', 'made_at as madeAt', 'retired_at as retiredAt'] as const;

/** Keeps the keys of passes in `streaming_signing_key`. */
export const signingKeyStore = {
  /** The keys whose passes may still be good, the newest first. */
  good: async (read: Database['read']): Promise<readonly KeptKey[]> =>
    read('streaming_signing_key')
      .whereNull('retired_at')
      .orWhereRaw(`retired_at > clock_timestamp() - ? * interval '1 hour'`, [LONGEST_PASS_HOURS])
      .orderBy('made_at', 'desc')
      .select<KeptKey[]>(...COLUMNS),
  /** Whoever makes or changes a key does it alone, on whatever node. */
  lock: async (tx: Tx): Promise<KeptKey | undefined> => {
    await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('streaming_signing_key'))`);
    return tx('streaming_signing_key')
      .whereNull('retired_at')
      .first<KeptKey | undefined>(...COLUMNS);
  },
  retire: async (tx: Tx, kid: string): Promise<void> => {
    await tx('streaming_signing_key')
      .where({ kid })
      .update({ retired_at: tx.raw('clock_timestamp()') });
  },
  insert: async (tx: Tx, key: NewKey): Promise<void> => {
    await tx('streaming_signing_key').insert(key);
  },
  /** The key that signs, if it has done so for that long. */
  olderThan: async (read: Database['read'], days: number): Promise<string | undefined> => {
    const old = `retired_at IS NULL AND made_at < clock_timestamp() - ? * interval '1 day'`;
    const kept = await read('streaming_signing_key').whereRaw(old, [days]).first<{ kid: string } | undefined>('kid');
    return kept?.kid;
  },
  /** Forgets keys of which nobody holds a pass any more. */
  forget: async (tx: Tx): Promise<void> => {
    const over = `retired_at < clock_timestamp() - (? + 24) * interval '1 hour'`;
    await tx('streaming_signing_key').whereRaw(over, [LONGEST_PASS_HOURS]).delete();
  },
} as const;

/** How the keys of passes are kept. */
export type SigningKeyStore = typeof signingKeyStore;
