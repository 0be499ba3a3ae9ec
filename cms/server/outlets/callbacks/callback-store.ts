import type { Tx } from '../../../platform';

/** Something that a platform called in about. */
export type Callback = {
  readonly channel: string;
  readonly station: string;
  /** The same for every time that the platform tells of it. */
  readonly event: string;
  readonly kind: string;
  readonly subject: string;
};

/** Keeps a callback; false when it was told before. */
async function keep(tx: Tx, callback: Callback): Promise<boolean> {
  const rows = (await tx('outlet_callback').insert(callback).onConflict().ignore().returning('event')) as unknown[];
  return rows.length === 1;
}

type About = { readonly channel: string; readonly step: string; readonly value: string };

/** Lets the delivery that kept this at its platform be looked at now; gives how many that were. */
async function lookNow(tx: Tx, { channel, step, value }: About): Promise<number> {
  return tx('delivery')
    .where({ channel })
    .whereIn('state', ['accepted', 'platform_review', 'unknown'])
    .whereNull('lease_owner')
    .whereIn('id', tx('outlet_step').where({ step, value }).select('delivery'))
    .update({ next_at: tx.raw('clock_timestamp()') });
}

const KEPT_DAYS = 30;

/** Forgets what no platform tells of again. */
async function forget(tx: Tx): Promise<void> {
  await tx('outlet_callback').whereRaw('received_at < now() - make_interval(days => ?)', [KEPT_DAYS]).delete();
}

/** Callbacks as use cases are handed them. */
export const callbackStore = { keep, lookNow, forget } as const;

/** Callbacks as use cases are handed them. */
export type CallbackStore = typeof callbackStore;
