import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type MachineRefusal, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { bookErrors, Difference, DifferenceEvent } from '../../contract';
import type { Books } from '../books/post';
import type { Entry } from '../books/posting.rules';
import { differenceMachine } from './difference.machine';
import type { KeptDifference, ListedBy } from './matching-store';
import type { MatchingDeps } from './bring-bill';

type Deps = MatchingDeps & { readonly books: Books };
type Refused =
  | RefusalOf<typeof bookErrors, 'DIFFERENCE_NOT_FOUND' | 'SIGNED_ALREADY'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>
  | MachineRefusal;
type Done = Promise<Result<Difference, Refused>>;
type Seen = { readonly id: string; readonly version: number };

/** The first signature says why a difference is as it is; the second, of somebody else, settles it and books what it comes to. */
export function signDifference(
  deps: Deps,
  actor: StaffActor,
  { note, ...seen }: Seen & { readonly note: string },
): Done {
  return change(deps, actor, { seen, note });
}

/** Takes the first signature back while there is no second. */
export function withdrawSignature(deps: Deps, actor: StaffActor, seen: Seen): Done {
  return change(deps, actor, { seen, note: undefined });
}

async function change(deps: Deps, actor: StaffActor, { seen, note }: { seen: Seen; note: string | undefined }): Done {
  const { database, matching } = deps;
  const done = await database.transaction(async (tx): Promise<Result<void, Refused>> => {
    const difference = await matching.find(tx, actor.station, seen.id);
    if (!difference) return err('BOOKS.DIFFERENCE_NOT_FOUND');
    if (difference.version !== seen.version) return err('HEARTH.CHANGED_MEANWHILE');
    const isFirst = difference.firstBy === actor.id;
    const event: DifferenceEvent =
      note === undefined ? 'withdraw' : difference.state === 'signed' ? 'countersign' : 'sign';
    if (event === 'countersign' && isFirst) return err('BOOKS.SIGNED_ALREADY');
    return move(deps, tx, { actor, difference, event, note: note ?? null });
  });
  if (!done.ok) return done;
  const now = await matching.find(database.read, actor.station, seen.id);
  return now ? ok(presentDifference(actor, now)) : err('BOOKS.DIFFERENCE_NOT_FOUND');
}

type Moving = {
  readonly actor: StaffActor;
  readonly difference: KeptDifference;
  readonly event: DifferenceEvent;
  readonly note: string | null;
};

async function move(deps: Deps, tx: Tx, { actor, difference, event, note }: Moving): Promise<Result<void, Refused>> {
  const next = differenceMachine.next(difference.state, event, { isFirst: difference.firstBy === actor.id });
  if (!next.ok) return next;
  const to = { state: next.value.state, ...signaturesOf({ actor, difference, event, note }) };
  if (!(await deps.matching.move(tx, difference, to))) return err('HEARTH.CHANGED_MEANWHILE');
  const { id, station, kind, ref } = difference;
  deps.ledger.append(tx, { actor, action: `difference.${event}`, subject: id, facts: { kind, ref } });
  const entries = event === 'countersign' ? settledEntries(difference) : [];
  if (entries.length > 0)
    await deps.books.post(tx, {
      station,
      kind: 'difference.settled',
      ref: id,
      at: new Date(`${difference.day}T16:00:00Z`),
      entries,
    });
  return ok();
}

function signaturesOf({ actor, difference, event, note }: Moving) {
  if (event === 'sign') return { note, firstBy: actor.id, secondBy: null };
  if (event === 'withdraw') return { note: null, firstBy: null, secondBy: null };
  return { note: `${difference.note ?? ''}\n${note ?? ''}`, firstBy: difference.firstBy, secondBy: actor.id };
}

/** What a settled difference comes to. Money that somebody has to look for (no call, twice, unknown) is booked when it is found, not here. */
export function settledEntries({
  kind,
  ours,
  theirs,
}: Pick<KeptDifference, 'kind' | 'ours' | 'theirs'>): readonly Entry[] {
  if (ours === null || theirs === null || ours === theirs) return [];
  const fen = Math.abs(theirs - ours);
  const [more, less] = theirs > ours ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const);
  if (kind === 'amount')
    return [
      { account: 'pspClearing', side: more, fen },
      { account: 'roundingDiff', side: less, fen },
    ];
  if (kind === 'fee')
    return [
      { account: 'roundingDiff', side: more, fen },
      { account: 'pspFee', side: less, fen },
    ];
  return [];
}

/** Differences of the actor's station, those that are open first. */
export async function listDifferences(
  { database, matching }: MatchingDeps,
  { station, ...actor }: StaffActor,
  { limit, ...by }: ListedBy & { readonly limit: number },
): Promise<Result<{ differences: Difference[] }, never>> {
  const found = await matching.list(database.read, { ...by, station, limit });
  return ok({ differences: found.map((one) => presentDifference({ ...actor, station }, one)) });
}

/** A difference as pages see it: with what this person may do now. */
export function presentDifference(actor: StaffActor, { station: _own, ...difference }: KeptDifference): Difference {
  const facts = { isFirst: difference.firstBy === actor.id };
  return { ...difference, allowed: [...differenceMachine.allowed(difference.state, facts)] };
}
