import type { Channel, ChannelPlatform, EditionContent } from '../../contract';
import type { Edition } from '../editions/edition-store';
import { OWN, type Licence } from '../rights/lease.rules';
import { licenceOf } from '../rights/licence-of';
import type { Reading } from '../review/review-deps';
import type { DeliveryDeps } from './delivery-deps';
import type { Delivery } from './delivery-store';

/** Whether every file of an edition may be shown on a platform now. */
export type AssetsAllow = (
  read: Reading,
  asked: { readonly content: EditionContent; readonly platform: ChannelPlatform; readonly now: Date },
) => Promise<boolean>;

type About = {
  readonly row: Pick<Delivery, 'documentId' | 'locale'>;
  readonly channel: Pick<Channel, 'id' | 'platform' | 'lane'>;
  readonly edition: Pick<Edition, 'content'>;
  readonly now: Date;
};

/**
 * Whether rights (版权) let a story go out on an account now: those in its words, by leases, and those in its pictures and films, by what
 * was noted of the files. Our own app and feeds leave such a picture away by themselves.
 */
export async function isLicensed(
  deps: Pick<DeliveryDeps, 'leases' | 'assetsAllow'>,
  read: Reading,
  about: About,
): Promise<Licence> {
  const { documentId, locale } = about.row;
  const { id: channel, platform } = about.channel;
  const licence = await licenceOf(deps, read, { documentId, locale, channel, platform, now: about.now });
  return withAssets(deps, read, { ...about, licence });
}

/** The same of a story that nobody else has rights in: its files are asked about all the same. */
export const isLicensedAsOwn = (deps: Pick<DeliveryDeps, 'assetsAllow'>, read: Reading, about: About) =>
  withAssets(deps, read, { ...about, licence: OWN });

async function withAssets(
  deps: Pick<DeliveryDeps, 'assetsAllow'>,
  read: Reading,
  { channel: { platform, lane }, edition, now, licence }: About & { readonly licence: Licence },
): Promise<Licence> {
  if (!licence.ok || lane === 'app' || lane === 'feed' || !deps.assetsAllow) return licence;
  const isFine = await deps.assetsAllow(read, { content: edition.content, platform, now });
  return isFine ? licence : { ok: false, lack: 'asset', from: null };
}
