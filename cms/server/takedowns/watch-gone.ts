import { takedownMoved, type SystemActor } from '../../contract';
import type { Tx } from '../../platform';
import { moveDelivery } from '../deliveries/move-delivery';
import { nextLook, sightOf } from './page-sight.rules';
import type { TakedownDeps } from './takedown-deps';
import { takedownMachine } from './takedown.machine';
import type { Order } from './takedown-store';
import { tellStubborn } from './tell-takedown';
import type { NewProbe, Watch } from './watch-store';

/** What a look at a watched address showed, before it is written. */
type Look = Pick<NewProbe, 'url' | 'saw' | 'status' | 'hash' | 'note'>;

const NOT_OUT: readonly string[] = ['cancelled', 'dropped', 'failed_final', 'rejected'];

/** Looks at the watched address that is due longest; false when none is due. The look happens outside of any transaction. */
export async function watchOnce(deps: TakedownDeps): Promise<boolean> {
  const watch = await deps.database.transaction((tx) => deps.watches.take(tx));
  if (!watch) return false;
  const look = await lookAt(deps, watch);
  await deps.database.transaction((tx) => settleLook(deps, tx, { watch, look }));
  return true;
}

async function lookAt(deps: TakedownDeps, watch: Watch): Promise<Look> {
  if (watch.delivery === null) return lookAtOwn(deps, watch);
  const { url, title } = watch;
  const seen = url === null ? undefined : await deps.fetchPage(url);
  if (!seen) return { ...NOTHING, url, note: url === null ? 'no-address' : 'unreachable' };
  return { url, saw: sightOf(seen, { title }), status: seen.status, hash: seen.hash, note: null };
}

const NOTHING = { saw: 'unclear', status: null, hash: null } as const;

async function lookAtOwn(deps: TakedownDeps, watch: Watch): Promise<Look> {
  const { url, seen, listed } = await deps.ownPage(watch);
  const found = seen ? { saw: sightOf(seen, watch), status: seen.status, hash: seen.hash } : NOTHING;
  return listed ? { ...found, url, saw: 'visible', note: 'listed' } : { ...found, url, note: null };
}

type Seen = { readonly watch: Watch; readonly look: Look };

/** Keeps what was seen. An address is settled when it is gone and its platform says the same, or says so where the page says nothing. */
async function settleLook(deps: TakedownDeps, tx: Tx, { watch, look }: Seen): Promise<void> {
  const order = await deps.orders.forUpdate(tx, watch.order);
  const now = await deps.watches.byId(tx, watch.id);
  if (!order || !now) return;
  await deps.watches.addProbe(tx, now, { id: deps.ids.next(), ...look, by: null });
  if (now.state !== 'watching') {
    const state = look.saw === 'visible' ? 'watching' : now.state;
    await deps.watches.settle(tx, now.id, { state, wait: backIn(look.saw) });
    if (look.saw === 'visible' && order.state !== 'ordered') await reappear(deps, tx, now);
    return;
  }
  const saw = await confirmed(deps, tx, { watch: now, look });
  await deps.watches.settle(
    tx,
    now.id,
    saw ? { state: saw, wait: null } : { state: 'watching', wait: nextLook(now.looks) },
  );
  if (saw) await tellSettled(deps, tx, order);
  if (saw) await clearWhenDone(deps, tx, now);
}

/** Whoever has the room open sees each address as soon as it is settled, and not only with the last one. */
async function tellSettled({ outbox }: TakedownDeps, tx: Tx, { station, id, number, state }: Order): Promise<void> {
  await outbox.append(tx, takedownMoved({ station, orderId: id, number, state }));
}

const backIn = (saw: Look['saw']): number | null => (saw === 'visible' ? 1_000 : null);

async function confirmed(deps: TakedownDeps, tx: Tx, { watch, look }: Seen): Promise<'gone' | 'never' | undefined> {
  const { account, url } = watch;
  if (account === null) return look.saw === 'gone' ? 'gone' : undefined;
  if (url === null && NOT_OUT.includes(account.state)) return 'never';
  if (look.saw === 'visible') return undefined;
  // Where the page says nothing, the platform's own word counts.
  const enough = look.saw === 'gone' ? [...SAYS_GONE, 'replaced'] : SAYS_GONE;
  if (enough.includes(account.state)) return 'gone';
  return look.saw === 'gone' && (await comeDown(deps, tx, watch)) ? 'gone' : undefined;
}

const SAYS_GONE: readonly string[] = ['down', 'dropped'];

/** Somebody removed it by hand; the page itself proves it, so nobody has to say so. */
async function comeDown(deps: TakedownDeps, tx: Tx, watch: Watch): Promise<boolean> {
  const row = watch.delivery === null ? undefined : await deps.deliveries.deliveries.forUpdate(tx, watch.delivery);
  if (row?.state !== 'manual_takedown') return false;
  const actor = machineOf(watch.station);
  const move = { events: ['confirm_down' as const], change: { nextAt: null }, actor, facts: { watch: watch.id } };
  return (await moveDelivery(deps.deliveries, tx, { row, move })).ok;
}

/** Moves the order on once nothing that it watches stands any more. */
export async function clearWhenDone(deps: TakedownDeps, tx: Tx, { order: id }: Pick<Watch, 'order'>): Promise<void> {
  if ((await deps.watches.countOpen(tx, id)) > 0) return;
  const order = await deps.orders.forUpdate(tx, id);
  const next = order && takedownMachine.next(order.state, 'clear', { isSecond: false });
  if (!order || !next?.ok) return;
  const cleared = await deps.orders.change(tx, order, { state: next.value.state, clearedAt: await deps.time.now(tx) });
  if (!cleared) return;
  const { station, number, state } = cleared;
  deps.ledger.append(tx, { actor: machineOf(station), action: 'takedown.cleared', subject: id, facts: { number } });
  await deps.outbox.append(tx, takedownMoved({ station, orderId: id, number, state }));
}

async function reappear(deps: TakedownDeps, tx: Tx, watch: Watch): Promise<void> {
  const order = await deps.orders.forUpdate(tx, watch.order);
  const next = order && takedownMachine.next(order.state, 'reappear', { isSecond: false });
  if (!order || !next?.ok) return;
  const change = { state: next.value.state, clearedAt: null, escalatedAt: null };
  const open = await deps.orders.change(tx, order, change);
  if (!open) return;
  const { station, number, state, id } = open;
  const facts = { number, url: watch.url };
  deps.ledger.append(tx, { actor: machineOf(station), action: 'takedown.reappeared', subject: id, facts });
  await deps.outbox.append(tx, takedownMoved({ station, orderId: id, number, state }));
  await tellStubborn(deps, tx, { order: open, left: 1 });
}

/** Tells whoever answers for an order whose time is over that something stands on, once. */
export async function escalateOverdue(deps: TakedownDeps): Promise<number> {
  return deps.database.transaction(async (tx) => {
    const late = await deps.orders.overdue(tx);
    for (const kept of late) {
      const order = await deps.orders.change(tx, kept, { escalatedAt: await deps.time.now(tx) });
      if (!order) continue;
      const left = await deps.watches.countOpen(tx, order.id);
      const { id, number, station, state } = order;
      deps.ledger.append(tx, { actor: machineOf(station), action: 'takedown.escalated', subject: id, facts: { left } });
      await deps.outbox.append(tx, takedownMoved({ station, orderId: id, number, state }));
      await tellStubborn(deps, tx, { order, left });
    }
    return late.length;
  });
}

const machineOf = (station: string): SystemActor => ({ kind: 'system', id: 'takedowns', name: 'takedowns', station });
