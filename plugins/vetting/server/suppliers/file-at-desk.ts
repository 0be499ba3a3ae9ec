import type { StaffActor } from '@hearth/cms/contract';
import { canonicalJson, err, ok, type Result } from '@hearth/cms/kernel';
import type { Supplier, SupplierFactsInput } from '../../contract';
import { isPlace } from '../regions/region.rules';
import { heldFor } from './decide-supplier';
import { judgeSubject } from './judge-subject';
import { moveSupplier } from './move-supplier';
import { presentSupplier } from './present-supplier';
import type { SupplierDeps, SupplierRefusal } from './supplier-deps';
import { openFacts, sealedFacts } from './supplier-facts';
import { numberMissing } from './supplier.rules';

type File = SupplierFactsInput & { readonly station: string };

/** Writes a supplier down at the desk. Papers come by the app or lie in the desk's own folder; somebody else verifies it. */
export async function fileAtDesk(
  deps: SupplierDeps,
  actor: StaffActor,
  { station, bank, ...facts }: File,
): Promise<Result<Supplier, SupplierRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const sound = judgeFacts(facts);
  if (!sound.ok) return sound;
  const id = deps.ids.next();
  return deps.database.transaction(async (tx) => {
    const sealed = sealedFacts(deps.vault, id, { ...facts, bank: bank ?? undefined });
    const made = await deps.suppliers.insert(tx, { id, station, ...sealed });
    if (!made) return err('HEARTH.CHANGED_MEANWHILE');
    const fit = await judgeSubject(deps, tx, made);
    if (!fit.ok) return fit;
    const patch = { state: 'filed', filed_at: 'now', writers: [actor.id] } as const;
    const filed = await moveSupplier(deps, tx, {
      kept: made,
      actor,
      action: 'supplier.filed',
      patch,
      facts: { by: 'desk' },
    });
    return filed ? ok(presentSupplier(filed)) : err('HEARTH.CHANGED_MEANWHILE');
  });
}

type Change = { readonly [Part in keyof SupplierFactsInput]?: SupplierFactsInput[Part] | undefined } & {
  readonly id: string;
  readonly version: number;
};

/** Changes what is written of a supplier. Who it is and where money goes want to be verified anew, by somebody else. */
export async function changeSupplier(
  deps: SupplierDeps,
  actor: StaffActor,
  { id, version, who, where, contact, bank }: Change,
): Promise<Result<Supplier, SupplierRefusal>> {
  const sound = judgeFacts({ who, where });
  if (!sound.ok) return sound;
  return deps.database.transaction(async (tx) => {
    const sealed = sealedFacts(deps.vault, id, { who, where, contact, bank: bank ?? undefined });
    const held = await heldFor(deps, tx, { actor, which: { id, version }, event: 'amend', becoming: sealed });
    if (!held.ok) return held;
    const { kept, state } = held.value;
    const changed = changedParts(openFacts(deps.vault, kept), { who, where, contact, bank });
    const mustVerify = changed.includes('who') || changed.includes('bank');
    if (mustVerify) {
      const fit = await judgeSubject(deps, tx, { ...kept, ...sealed });
      if (!fit.ok) return fit;
    }
    const writers = kept.writers.includes(actor.id) ? kept.writers : [...kept.writers, actor.id];
    const patch = {
      ...sealed,
      writers,
      ...(mustVerify ? ({ state, filed_at: 'now' } as const) : {}),
    };
    const moved = await moveSupplier(deps, tx, { kept, actor, action: 'supplier.changed', patch, facts: { changed } });
    return moved ? ok(presentSupplier(moved)) : err('HEARTH.CHANGED_MEANWHILE');
  });
}

type Parts = Pick<Change, 'who' | 'where' | 'contact' | 'bank'>;

/** Which parts say something else than before. */
function changedParts(before: Parts, after: Parts): readonly (keyof Parts)[] {
  const isOther = (part: keyof Parts): boolean =>
    after[part] != null && canonicalJson(after[part]) !== canonicalJson(before[part] ?? null);
  return (['who', 'where', 'contact', 'bank'] as const).filter(isOther);
}

/** What can be said of facts without looking anything up. */
function judgeFacts({ who, where }: Pick<Change, 'who' | 'where'>): Result<null, SupplierRefusal> {
  const missing = who && numberMissing(who);
  if (missing !== undefined) return err('VETTING.SUPPLIER_INCOMPLETE', { missing: [`who.${missing}`] });
  return where && !isPlace(where.region) ? err('VETTING.REGION_UNKNOWN') : ok(null);
}
