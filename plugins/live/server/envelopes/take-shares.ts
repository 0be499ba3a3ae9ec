import type { Tx } from '@hearth/cms/platform';
import type { EnvelopeState } from '../../contract';
import type { EnvelopeDeps } from './envelope-deps';
import type { EnvelopeNow, TakenShare } from './share-store';

/** Who reaches for a share. */
export type Reaching = { readonly reader: string; readonly station: string };

/** What taking shares stands on. */
export type TakeDeps = Pick<EnvelopeDeps, 'database' | 'shares' | 'coupons'> & {
  /** Of some readers, those who had reserved a live. */
  readonly reservedBy: (tx: Tx, session: string, readers: readonly string[]) => Promise<readonly string[]>;
};

/** What a group that reached for shares found. */
export type Found =
  | { readonly is: 'unknown' }
  | { readonly is: 'early'; readonly envelope: EnvelopeNow }
  | { readonly is: 'over'; readonly envelope: EnvelopeNow; readonly shares: ReadonlyMap<string, TakenShare> }
  | {
      readonly is: 'open';
      readonly envelope: EnvelopeNow;
      readonly shares: ReadonlyMap<string, TakenShare>;
      /** Those who may have one. */
      readonly may: ReadonlySet<string>;
      readonly left: number;
    };

const HIDDEN: readonly EnvelopeState[] = ['draft', 'funded', 'cancelled'];

/** Takes shares for a group in one transaction: the shares of those who had one already are theirs, and each of the others gets one while there are any. */
export function takeShares(deps: TakeDeps, id: string, group: readonly Reaching[]): Promise<Found> {
  return deps.database.transaction(async (tx): Promise<Found> => {
    const envelope = await deps.shares.standing(tx, id);
    if (!envelope || HIDDEN.includes(envelope.state)) return { is: 'unknown' };
    if (envelope.state === 'published') return { is: 'early', envelope };
    // Pressed twice it is one wish; and nobody takes what is another station's.
    const own = group.filter(({ station }) => station === envelope.station);
    const readers = [...new Set(own.map(({ reader }) => reader))];
    if (!envelope.isOpen) return { is: 'over', envelope, shares: await sharesOf(deps, tx, { id, readers }) };
    const may = await allowed(deps, tx, { envelope, readers });
    await give(deps, tx, { envelope, won: await deps.shares.take(tx, id, may) });
    const shares = await sharesOf(deps, tx, { id, readers });
    return { is: 'open', envelope, shares, may: new Set(may), left: await deps.shares.left(tx, id) };
  });
}

type Of = { readonly id: string; readonly readers: readonly string[] };

async function sharesOf({ shares }: TakeDeps, tx: Tx, { id, readers }: Of): Promise<ReadonlyMap<string, TakenShare>> {
  return new Map((await shares.taken(tx, id, readers)).map((share) => [share.reader, share]));
}

type Asking = { readonly envelope: EnvelopeNow; readonly readers: readonly string[] };

async function allowed({ reservedBy }: TakeDeps, tx: Tx, { envelope, readers }: Asking): Promise<readonly string[]> {
  return envelope.audience === 'all' ? readers : reservedBy(tx, envelope.session, readers);
}

/** Shares that are coupons become coupons at once. */
async function give(
  { coupons, shares }: TakeDeps,
  tx: Tx,
  { envelope, won }: { readonly envelope: EnvelopeNow; readonly won: readonly TakenShare[] },
): Promise<void> {
  const { id, station, couponBatch: batch } = envelope;
  if (batch === null || won.length === 0) return;
  const given = await coupons.give(tx, { station, batch, buyers: won.map(({ reader }) => reader) });
  await shares.noteCoupons(tx, id, given);
}
