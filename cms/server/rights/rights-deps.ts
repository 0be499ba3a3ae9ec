import type { rightsErrors, RefusalOf, RightsLack } from '../../contract';
import type { Ids, Refusal } from '../../kernel';
import type { Database, Ledger, Notices, Outbox, SharedTime, Tx } from '../../platform';
import type { ChannelStore } from '../channels/channel-store';
import type { DeliveryDeps } from '../deliveries/delivery-deps';
import { isLicensed } from '../deliveries/is-licensed';
import type { LineageStore } from '../lineage/lineage-store';
import type { Reading, ReviewDeps } from '../review/review-deps';
import type { LeaseStore } from './lease-store';
import type { Post, PostsStore } from './posts-store';

/** What the use cases of rights stand on. */
export type RightsDeps = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly ids: Ids;
  readonly time: SharedTime;
  readonly notices: Pick<Notices, 'notify'>;
  readonly leases: LeaseStore;
  readonly posts: PostsStore;
  readonly lineage: Pick<LineageStore, 'descendantsOf'>;
  readonly channels: Pick<ChannelStore, 'byIds'>;
  readonly deliveries: DeliveryDeps;
  readonly review: Pick<ReviewDeps, 'cases' | 'signatures' | 'policies' | 'stations'>;
  /** Takes a story out of our own app and feeds. */
  readonly withdraw: (tx: Tx, which: Pick<Post, 'documentId' | 'locale'>) => Promise<void>;
};

/** Any refusal of rights. */
export type RightsRefusal =
  RefusalOf<typeof rightsErrors> | Refusal<'HEARTH.NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE', undefined>;

/** A post that no right covers, and what is lacking. */
export type Uncovered = { readonly post: Post; readonly lack: RightsLack };

/** The posts of manuscripts and of everything made from them that no right covers at this moment. */
export async function uncoveredOf(
  deps: Pick<RightsDeps, 'posts' | 'lineage' | 'deliveries'>,
  read: Reading,
  { documentId, now }: { readonly documentId: string; readonly now: Date },
): Promise<readonly Uncovered[]> {
  const posts = await deps.posts.of(read, await deps.lineage.descendantsOf(read, [documentId]));
  const found: Uncovered[] = [];
  for (const post of posts) {
    const { channel, content } = post;
    const licence = await isLicensed(deps.deliveries, read, { row: post, channel, edition: { content }, now });
    if (!licence.ok) found.push({ post, lack: licence.lack });
  }
  return found;
}
