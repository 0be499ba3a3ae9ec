import { manuscriptSealed, takedownMoved, type StaffActor } from '../../contract';
import type { Tx } from '../../platform';
import { takeDown } from '../deliveries/take-down';
import type { Delivery } from '../deliveries/delivery-store';
import { moveCase } from '../review/move-case';
import type { Hit } from './find-scope';
import { rememberWords } from './remember-words';
import { tellOrdered } from './tell-takedown';
import type { TakedownDeps } from './takedown-deps';
import type { Order } from './takedown-store';

type Carried = { readonly actor: StaffActor; readonly order: Order; readonly hits: readonly Hit[] };

/**
 * Carries an order out, in the transaction that gives it: every manuscript is sealed, so that from the commit on nothing of it is sent
 * (I4); what waits is cancelled, what is out is withdrawn, our own pages lose it, its words are remembered, and every address where it
 * stood is watched from now on.
 */
export async function carryOut(deps: TakedownDeps, tx: Tx, { actor, order, hits }: Carried): Promise<void> {
  // Always in the same order, so that two orders that share a story wait for each other instead of standing in each other's way.
  const documents = [...new Set(hits.map(({ documentId }) => documentId))].sort();
  for (const documentId of documents) {
    await deps.revisions.takeTurn(tx, documentId);
    await deps.deliveries.deliveries.stopSends(tx, documentId);
  }
  for (const hit of hits) await hitOne(deps, tx, { actor, order, hit });
  const { id: orderId, number, state, station } = order;
  const facts = { number, manuscripts: hits.length, reason: order.reason, authority: order.authority };
  // The chain is the order's own station's, whoever of above gives it: there its evidence is looked for.
  deps.ledger.append(tx, { actor: { ...actor, station }, action: 'takedown.ordered', subject: orderId, facts });
  await deps.outbox.append(tx, takedownMoved({ station, orderId, number, state }));
  await tellOrdered(deps, tx, order);
}

type One = Omit<Carried, 'hits'> & { readonly hit: Hit };

async function hitOne(deps: TakedownDeps, tx: Tx, { actor, order, hit }: One): Promise<void> {
  const { documentId, locale, isPublic, title, revision, hash, via } = hit;
  const which = { documentId, locale };
  await deps.orders.addTarget(tx, order, { ...which, title, revision, hash, via, wasPublic: isPublic });
  await seal(deps, tx, { actor, order, hit });
  await rememberWords(deps, tx, { order, hit });
  const before = await deps.deliveries.deliveries.lineage(tx, which);
  await takeDown(deps.deliveries, tx, { ...which, actor, order: order.number });
  await watch(deps, tx, { order, hit, before });
  if (isPublic) {
    await deps.blocks.markGone(tx, { order: order.id, station: hit.station, ...which, note: order.publicNote });
    await deps.withdraw(tx, which);
  }
  await deps.outbox.append(tx, manuscriptSealed({ station: hit.station, ...which, orderId: order.id }));
}

async function seal(deps: TakedownDeps, tx: Tx, { actor, order, hit }: One): Promise<void> {
  const kept = await deps.cases.forUpdate(tx, hit);
  if (!kept || kept.state === 'sealed') return;
  const change = { level: null, dueAt: null };
  const done = await moveCase(deps, tx, {
    ...{ kept, actor },
    move: { event: 'seal', change, facts: { order: order.number } },
  });
  if (!done.ok) throw new Error(`a manuscript in state ${kept.state} could not be sealed`);
}

type Watched = { readonly order: Order; readonly hit: Hit; readonly before: readonly Delivery[] };

const OVER: readonly Delivery['state'][] = ['cancelled', 'dropped', 'down'];

async function watch(deps: TakedownDeps, tx: Tx, { order, hit, before }: Watched): Promise<void> {
  const { documentId, locale, station } = hit;
  const about = { order: order.id, station, documentId, locale };
  if (hit.isPublic)
    await deps.watches.add(tx, { id: deps.ids.next(), ...about, delivery: null, url: null, state: 'watching' });
  for (const row of before) {
    // An older post that an update took the place of may stand beside it all the same.
    if (OVER.includes(row.state) || (row.state === 'replaced' && row.url === null)) continue;
    const state = row.sentAt === null && row.url === null ? 'never' : 'watching';
    await deps.watches.add(tx, { id: deps.ids.next(), ...about, delivery: row.id, url: row.url, state });
  }
}
