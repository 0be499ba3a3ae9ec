import type { StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Platform } from '../platform';
import { closeLetter, letterById, letterIdOf, noteDiscard } from './dead-letter-store';
import { reachOf } from './reach';

type Deps = Pick<Platform, 'database' | 'ledger'>;

/** Gives a letter up. Who did it stands in the ledger, why beside it. */
export function discardLetter(
  deps: Deps,
  actor: StaffActor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<null>> {
  return deps.database.transaction(async (tx) => {
    const found = await letterById(tx, reachOf(actor), id);
    if (!found || !(await closeLetter(tx, letterIdOf(id)))) return err('JOBS.LETTER_GONE');
    await noteDiscard(tx, found.letter, { reason, person: actor.id });
    deps.ledger.append(tx, { actor, action: 'job.discarded', subject: id, facts: { what: found.letter.what } });
    return ok(null);
  });
}
