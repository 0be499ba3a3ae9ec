import type { ReaderActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { SavePart, Supply } from '../../contract';
import { isPlace } from '../regions/region.rules';
import type { SupplierDeps, SupplierRefusal } from '../suppliers/supplier-deps';
import { isMarkOf, markOf, sealedFacts } from '../suppliers/supplier-facts';
import { isOpenForm } from '../suppliers/supplier.rules';
import type { KeptSupplier } from '../suppliers/supplier-store';
import { presentSupply } from './present-supply';

/**
 * Saves a part of the form. The phone counts its changes of each part: what it sends again is known again and changes nothing, and a copy that is
 * older than what is kept, or as old and different, never overwrites it. Drafts leave no trace in the ledger: nobody was told anything yet.
 */
export async function savePart(
  deps: SupplierDeps,
  reader: ReaderActor,
  save: SavePart,
): Promise<Result<Supply, SupplierRefusal>> {
  if (!(await deps.stations.get(save.station))) return err('HEARTH.NOT_FOUND');
  if (save.part === 'where' && !isPlace(save.fields.region)) return err('VETTING.REGION_UNKNOWN');
  return deps.database.transaction(async (tx) => {
    const kept = await ownForm(deps, tx, { reader, station: save.station });
    if (!isOpenForm(kept.state)) return err('VETTING.SUPPLY_FIXED', { state: kept.state });
    const known = kept.parts[save.part];
    if (known && isMarkOf(deps.vault, known.mark, [save.part, save.fields])) {
      return ok(await presentSupply(deps, tx, kept));
    }
    if (known && save.revision <= known.revision) {
      return err('VETTING.SUPPLY_NEWER', { part: save.part, revision: known.revision });
    }
    const mark = { revision: save.revision, mark: markOf(deps.vault, save.part, save.fields) };
    const patch = {
      ...sealedFacts(deps.vault, kept.id, { [save.part]: save.fields }),
      parts: { ...kept.parts, [save.part]: mark },
    };
    const saved = await deps.suppliers.patch(tx, kept, patch);
    // The row is held, so nobody else can have changed it.
    return saved ? ok(await presentSupply(deps, tx, saved)) : err('VETTING.SUPPLY_FIXED', { state: kept.state });
  });
}

type Own = { readonly reader: ReaderActor; readonly station: string };

/** One's own form at a station, begun when there is none; two phones that begin at once go on with one. */
export async function ownForm(deps: SupplierDeps, tx: Tx, { reader, station }: Own): Promise<KeptSupplier> {
  const known = await deps.suppliers.holdOfReader(tx, reader.id, station);
  if (known) return known;
  const made = await deps.suppliers.insert(tx, { id: deps.ids.next(), station, reader: reader.id });
  const kept = made ?? (await deps.suppliers.holdOfReader(tx, reader.id, station));
  if (!kept) throw new Error('A form that could not be begun, because there is one, is not there');
  return kept;
}
