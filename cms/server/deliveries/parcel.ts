import type { DeliveryDeps } from './delivery-deps';
import { fileNames } from '../rights/file-names.rules';
import { holdLease, type Hold } from './hold-lease';
import type { Parcel } from './outlet.rules';
import type { Work } from './take-work';

/** What a driver is given for one call, which ends the hold on its lease. */
export function parcelOf(
  deps: DeliveryDeps,
  { row, channel, edition, replaces }: Pick<Work, 'row' | 'channel' | 'edition' | 'replaces'>,
): Parcel & Pick<Hold, 'end'> {
  const { documentId, locale, masterHash, content } = edition;
  const place = { table: 'channel', column: 'credential', row: channel.id };
  return {
    ...{ key: row.id, channel, documentId, locale, masterHash, content, replaces },
    credential: async () => {
      const sealed = await deps.channels.sealedCredential(deps.database.read, channel.id);
      return sealed === null ? null : deps.vault.open(place, sealed);
    },
    mayGo: () => {
      const files = deps.assetsAllow ? fileNames(content) : [];
      return deps.deliveries.stillGoes(deps.database.read, { id: row.id, worker: deps.worker, files });
    },
    ...holdLease(deps, row.id),
  };
}
