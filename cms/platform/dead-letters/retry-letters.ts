import type { DeadLetter, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../database/database';
import type { Platform } from '../platform';
import { isDeclared, letterById, letterIdOf, reviveDelivery, takeDeadJob } from './dead-letter-store';
import { reachOf } from './reach';

type Deps = Pick<Platform, 'database' | 'jobs' | 'ledger'>;

/** Sends one letter round again from its first try. */
export function retryLetter(deps: Deps, actor: StaffActor, id: string): Promise<Result<null>> {
  return deps.database.transaction(async (tx) => {
    const found = await letterById(tx, reachOf(actor), id);
    if (!found) return err('JOBS.LETTER_GONE');
    return revive(deps, tx, { actor, letter: found.letter });
  });
}

/** Sends several round again, each by itself: one that is gone does not hold up the others. */
export async function retryLetters(
  deps: Deps,
  actor: StaffActor,
  ids: readonly string[],
): Promise<Result<{ retried: string[]; left: string[] }>> {
  const retried: string[] = [];
  const left: string[] = [];
  for (const id of new Set(ids)) {
    const done = await retryLetter(deps, actor, id);
    (done.ok ? retried : left).push(id);
  }
  return ok({ retried, left });
}

type Revival = { readonly actor: StaffActor; readonly letter: DeadLetter };

async function revive(deps: Deps, tx: Tx, { actor, letter }: Revival): Promise<Result<null, Refusal>> {
  const name = letterIdOf(letter.id);
  const worked = name.kind === 'event' ? await isDeclared(tx, name.subscriber) : deps.jobs.knows(letter.what);
  if (!worked) return err('JOBS.NOBODY_WORKS', { what: letter.what });
  if (name.kind === 'event') {
    if (!(await reviveDelivery(tx, name.id, name.subscriber))) return err('JOBS.LETTER_GONE');
  } else {
    const job = await takeDeadJob(tx, name.id);
    if (!job) return err('JOBS.LETTER_GONE');
    await deps.jobs.enqueueAgain(tx, job);
  }
  deps.ledger.append(tx, { actor, action: 'job.retried', subject: letter.id, facts: { what: letter.what } });
  return ok(null);
}
