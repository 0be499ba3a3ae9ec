import type { ChannelPlatform } from '../../contract';
import type { Reading } from '../review/review-deps';
import { licenceOfAll, OWN, type LeaseFacts, type Licence } from './lease.rules';
import type { Lease, LeaseStore, Spot } from './lease-store';

/** A story on an account at a moment of the database's clock. */
export type Asked = Spot & { readonly platform: ChannelPlatform; readonly now: Date };

/** Whether a story may go out on an account now, by its own leases and by those of everything that it was made from. */
export async function licenceOf(
  { leases }: { readonly leases: Pick<LeaseStore, 'above' | 'drawnFor'> },
  read: Reading,
  asked: Asked,
): Promise<Licence> {
  const known = await leases.above(read, asked.documentId);
  if (known.length === 0) return OWN;
  const drawn = await leases.drawnFor(read, asked);
  return licenceOfAll(byManuscript(known), { ...asked, drawn });
}

function byManuscript(leases: readonly Lease[]): readonly (readonly LeaseFacts[])[] {
  const each = new Map<string, Lease[]>();
  for (const lease of leases) each.set(lease.documentId, [...(each.get(lease.documentId) ?? []), lease]);
  return [...each.values()];
}
