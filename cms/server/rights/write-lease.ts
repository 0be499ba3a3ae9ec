import { rightsChanged, type LeaseBody, type ManuscriptRights, type StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import { leaseState } from './lease.rules';
import type { RightsDeps, RightsRefusal } from './rights-deps';
import { viewRights } from './view-rights';

type Done = Promise<Result<ManuscriptRights, RightsRefusal>>;

/** More leases than this are somebody's mistake. */
const MOST = 50;

/** Notes a lease (登记授权): from then on the manuscript goes out only where one of its leases lets it. */
export async function noteLease(
  deps: RightsDeps,
  actor: StaffActor,
  { documentId, body }: { readonly documentId: string; readonly body: LeaseBody },
): Done {
  const from = body.from === null ? null : new Date(body.from);
  const to = body.to === null ? null : new Date(body.to);
  if (from && to && to <= from) return err('RIGHTS.ORDER');
  const done = await deps.database.transaction(async (tx): Promise<Result<void, RightsRefusal>> => {
    const kept = await deps.posts.manuscript(tx, documentId);
    if (!kept || !actor.stations.includes(kept.station)) return err('HEARTH.NOT_FOUND');
    const { station } = kept;
    const accounts = await deps.channels.byIds(tx, body.channels);
    const known = accounts.filter((one) => actor.stations.includes(one.station)).map(({ id }) => id);
    if (body.channels.some((id) => !known.includes(id))) return err('RIGHTS.NO_SUCH_CHANNEL');
    const before = (await deps.leases.above(tx, documentId)).filter((lease) => lease.documentId === documentId);
    if (before.length >= MOST) return err('RIGHTS.TOO_MANY', { most: MOST });
    const id = deps.ids.next();
    await deps.leases.insert(tx, { ...body, id, station, documentId, from, to, notedBy: actor.id });
    const facts = { lease: id, ...body };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'rights.noted', subject: documentId, facts });
    await deps.outbox.append(tx, rightsChanged({ station, documentId, leaseId: id }));
    return ok(undefined);
  });
  return done.ok ? viewRights(deps, actor, documentId) : done;
}

type Ending = { readonly id: string; readonly version: number; readonly reason: string };

/** Ends a lease before its time (终止授权): a send that was begun before is on record, none begins after. */
export async function endLease(deps: RightsDeps, actor: StaffActor, { id, version, reason }: Ending): Done {
  const done = await deps.database.transaction(async (tx): Promise<Result<string, RightsRefusal>> => {
    const lease = await deps.leases.forUpdate(tx, id);
    if (!lease || !actor.stations.includes(lease.station)) return err('HEARTH.NOT_FOUND');
    if (lease.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const at = await deps.time.now(tx);
    if (leaseState(lease, at) === 'over') return err('RIGHTS.OVER');
    if (!(await deps.leases.end(tx, lease, { at, by: actor.id, reason }))) return err('HEARTH.CHANGED_MEANWHILE');
    const { station, documentId } = lease;
    const facts = { lease: id, reason };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'rights.ended', subject: documentId, facts });
    await deps.outbox.append(tx, rightsChanged({ station, documentId, leaseId: id }));
    return ok(documentId);
  });
  return done.ok ? viewRights(deps, actor, done.value) : done;
}
