import type { DeliveryDeps } from './delivery-deps';
import type { Parcel } from './outlet.rules';
import { LEASE, type Work } from './take-work';

/** What a driver is given for one call. */
export function parcelOf(
  deps: DeliveryDeps,
  { row, channel, edition, replaces }: Omit<Work, 'act'> & { readonly replaces: string | null },
): Parcel {
  const { documentId, locale, masterHash, content } = edition;
  const place = { table: 'channel', column: 'credential', row: channel.id };
  return {
    ...{ key: row.id, channel, documentId, locale, masterHash, content, replaces },
    credential: async () => {
      const sealed = await deps.channels.sealedCredential(deps.database.read, channel.id);
      return sealed === null ? null : deps.vault.open(place, sealed);
    },
    // A call that hangs is over before its lease is, so that no two workers are ever in one.
    signal: AbortSignal.timeout(Math.floor((deps.lease ?? LEASE) * 0.75)),
  };
}
