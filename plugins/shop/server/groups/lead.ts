import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf, StaffActor, hearthErrors } from '@hearth/cms/contract';
import type { Database, Ledger } from '@hearth/cms/platform';
import type { Lead, Leader, LeaderEvent, shopErrors } from '../../contract';
import { leaderMachine } from './group.machine';
import type { KeptLeader, LeaderStore } from './leader-store';
import { shownLeader } from './shown-group';

/** What the verbs of leaders are handed. */
export type LeaderDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly leaders: LeaderStore;
};

type Refused<Name extends 'LEADER_NOT_FOUND' | 'LEADER_STATE'> = RefusalOf<typeof shopErrors, Name>;

/** Asks to lead groups at the reader's station. Asking twice is asking once; what is said last counts. */
export async function askToLead(
  { database, ids, ledger, leaders }: LeaderDeps,
  actor: ReaderActor,
  lead: Lead,
): Promise<Result<Leader, Refused<'LEADER_STATE'>>> {
  const { station, id: reader } = actor;
  return database.transaction(async (tx) => {
    const fresh = { ...lead, id: ids.next(), station, reader, state: leaderMachine.table.initial };
    if (await leaders.insert(tx, fresh)) {
      ledger.append(tx, { actor, action: 'group-leader.asked', subject: fresh.id });
      return ok(shownLeader({ ...fresh, version: 1, reason: null }));
    }
    const before = await leaders.ofReader(tx, station, reader);
    const next = before && leaderMachine.next(before.state, 'apply');
    if (!before || !next?.ok) return err('SHOP.LEADER_STATE', { state: before?.state ?? 'unknown' });
    const change = { ...lead, state: next.value.state, reason: null, decided_by: null };
    if (!(await leaders.move(tx, before, change))) return err('SHOP.LEADER_STATE', { state: before.state });
    ledger.append(tx, { actor, action: 'group-leader.asked', subject: before.id });
    return ok(shownLeader(moved(before, change)));
  });
}

/** What somebody decides about a leader, and which version of them they saw. */
export type LeaderDecision = {
  readonly id: string;
  readonly event: LeaderEvent;
  readonly version: number;
  readonly reason: string;
};

type Deciding = Refused<'LEADER_NOT_FOUND' | 'LEADER_STATE'> | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** Appoints a leader, declines or stops one. Groups that gather already go on to their end. */
export async function decideLeader(
  { database, ledger, leaders }: LeaderDeps,
  actor: StaffActor,
  { id, event, version, reason }: LeaderDecision,
): Promise<Result<Leader, Deciding>> {
  return database.transaction(async (tx) => {
    const before = await leaders.find(tx, actor.station, id);
    if (!before) return err('SHOP.LEADER_NOT_FOUND');
    if (before.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const next = leaderMachine.next(before.state, event);
    if (!next.ok) return err('SHOP.LEADER_STATE', { state: before.state });
    const change = { state: next.value.state, reason: reason === '' ? null : reason, decided_by: actor.id };
    if (!(await leaders.move(tx, before, change))) return err('HEARTH.CHANGED_MEANWHILE');
    ledger.append(tx, { actor, action: `group-leader.${event}`, subject: id, facts: { reason } });
    return ok(shownLeader(moved(before, change)));
  });
}

const moved = (before: KeptLeader, change: Partial<Lead> & Pick<KeptLeader, 'state' | 'reason'>): KeptLeader => ({
  ...before,
  ...change,
  version: before.version + 1,
});
