import type { StaffActor, WholeCorrection } from '../../contract';
import { err, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { CorrectionDeps, CorrectionRefusal } from './correction-deps';
import type { Correction } from './correction-store';
import { wholeCorrectionOf } from './view-corrections';

/** A correction as somebody saw it; without a version whoever acts does not depend on it. */
export type Seen = { readonly id: string; readonly version?: number };

type Act = (tx: Tx, kept: Correction) => Promise<Result<unknown, CorrectionRefusal>>;

/** Holds a correction that somebody saw, lets them act on it, and shows it as it is then. */
export async function onCorrection(
  deps: CorrectionDeps,
  { actor, seen }: { readonly actor: StaffActor; readonly seen: Seen },
  act: Act,
): Promise<Result<WholeCorrection, CorrectionRefusal>> {
  const done = await deps.database.transaction(async (tx): Promise<Result<unknown, CorrectionRefusal>> => {
    const kept = await deps.corrections.forUpdate(tx, seen.id);
    if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
    const isFresh = seen.version === undefined || kept.version === seen.version;
    return isFresh ? act(tx, kept) : err('HEARTH.CHANGED_MEANWHILE');
  });
  return done.ok ? wholeCorrectionOf(deps, actor, seen.id) : done;
}
