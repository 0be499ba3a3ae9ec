import type { Actor, Channel, ChannelClosing, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Database, Ledger, Tx } from '../../platform';
import type { DeliveryDeps } from '../deliveries/delivery-deps';
import { moveDelivery } from '../deliveries/move-delivery';
import { worksAt, type ChannelRefusal } from './channel-deps';
import type { ChannelStore } from './channel-store';
import type { ClosingStore } from './closing-store';
import type { TargetStore } from './target-store';
import { told, type SeenChannel } from './write-channel';

/** What closing stands on. */
export type CloseDeps = Pick<DeliveryDeps, 'deliveries' | 'outbox'> & {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly channels: ChannelStore;
  readonly targets: Pick<TargetStore, 'forget'>;
  readonly closing: ClosingStore;
};

/**
 * Closes a channel for good (停用渠道): no column goes out on it any more and what waits is cancelled. Its credential stays as long as
 * something stands there, so that it can be taken down and looked for; whoever wants it gone at once says so.
 */
export async function closeChannel(
  deps: CloseDeps,
  actor: StaffActor,
  { id, version, destroyNow }: SeenChannel & { readonly destroyNow: boolean },
): Promise<Result<Channel, ChannelRefusal>> {
  return deps.database.transaction(async (tx) => {
    const found = await deps.channels.byId(tx, id);
    if (!found || !worksAt(actor, found.station)) return err('HEARTH.NOT_FOUND');
    const isClosed = found.closedAt !== null;
    if (isClosed && !(destroyNow && found.hasCredential)) return err('CHANNEL.CLOSED');
    const cancelled = await cancelWaiting(deps, tx, { id, actor });
    const changed = await deps.channels.change(tx, { id, version }, isClosed ? {} : { isClosed: true });
    if (!changed) return err('HEARTH.CHANGED_MEANWHILE');
    await deps.targets.forget(tx, id);
    await destroyUnneeded(deps, tx, { found, actor, destroyNow });
    return told(deps, tx, { actor, id, action: isClosed ? 'channel.changed' : 'channel.closed', more: { cancelled } });
  });
}

/** What closing a channel would leave behind (停用前清点). */
export async function viewClosing(
  deps: Pick<CloseDeps, 'database' | 'channels' | 'closing'>,
  actor: StaffActor,
  id: string,
): Promise<Result<ChannelClosing, ChannelRefusal>> {
  const { read } = deps.database;
  const found = await deps.channels.byId(read, id);
  return found && worksAt(actor, found.station) ? ok(await deps.closing.left(read, id)) : err('HEARTH.NOT_FOUND');
}

const AT_ONCE = 20;

/** Ends what closed accounts still have: credentials that nothing needs any more, and what was planned while they were being closed. */
export async function finishClosing(deps: CloseDeps, tx: Tx): Promise<number> {
  const ids = await deps.closing.unfinished(tx, AT_ONCE);
  for (const id of ids) {
    const found = await deps.channels.byId(tx, id);
    if (!found) continue;
    const actor: Actor = { kind: 'system', id: 'channels', name: 'channels', station: found.station };
    await cancelWaiting(deps, tx, { id, actor });
    await destroyUnneeded(deps, tx, { found, actor, destroyNow: false });
  }
  return ids.length;
}

type By = { readonly id: string; readonly actor: Actor };

/** What failed for good or was refused is dropped: it can never go out here any more. */
async function cancelWaiting(deps: CloseDeps, tx: Tx, { id, actor }: By): Promise<number> {
  const rows = await deps.closing.waiting(tx, id);
  for (const row of rows) {
    const isOver = row.state === 'failed_final' || row.state === 'rejected';
    const facts = { reason: 'channel closed' };
    const move = { events: [isOver ? ('drop' as const) : ('cancel' as const)], change: { nextAt: null }, actor, facts };
    const moved = await moveDelivery(deps, tx, { row, move });
    if (!moved.ok) throw new Error(`delivery ${row.id} waits and cannot be cancelled: ${moved.error.code}`);
    await deps.deliveries.wake(tx, row);
  }
  return rows.length;
}

type Ending = { readonly found: Channel; readonly actor: Actor; readonly destroyNow: boolean };

async function destroyUnneeded(deps: CloseDeps, tx: Tx, { found, actor, destroyNow }: Ending): Promise<void> {
  const { id, hasCredential, platform, account } = found;
  if (!hasCredential || (!destroyNow && (await deps.closing.isNeeded(tx, id)))) return;
  await deps.channels.destroyCredential(tx, id);
  const facts = { platform, account, destroyNow };
  deps.ledger.append(tx, { actor, action: 'channel.credential_destroyed', subject: id, facts });
}
