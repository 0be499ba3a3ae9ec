import type { StaffActor, TakedownScope } from '../../../contract';
import { systemIds } from '../../../kernel';
import { somebody } from '../../../../tests/host/a-notice-house';
import type { DeliveryDeps } from '../../deliveries/delivery-deps';
import type { DeliveryDesk } from '../../deliveries/testing/a-delivery-desk';
import { lineageStore } from '../../lineage/lineage-store';
import { caseStore } from '../../review/case-store';
import { revisionStore } from '../../revisions/revision-store';
import { blockStore } from '../block-store';
import { carryOut } from '../carry-out';
import { findScope } from '../find-scope';
import { scopeStore } from '../scope-store';
import type { TakedownDeps } from '../takedown-deps';
import { takedownStore } from '../takedown-store';
import { watchStore } from '../watch-store';

/** Orders of takedown on a desk of deliveries, without Strapi: nothing is in our own app, and nobody is told. */
export type OrderHouse = {
  readonly deps: TakedownDeps;
  readonly chief: StaffActor;
  /** Gives an order about one manuscript and carries it out in the same transaction. */
  order(documentId: string): Promise<string>;
};

/** Makes the house; `fetchPage` is how a stranger's look at a post comes out. */
export async function anOrderHouse(
  desk: DeliveryDesk,
  node: DeliveryDeps,
  fetchPage: TakedownDeps['fetchPage'] = () => Promise.resolve(undefined),
): Promise<OrderHouse> {
  const id = await somebody(desk.db, { at: 'yunze' });
  // What orders look at of whoever gives them.
  const chief = {
    ...{ kind: 'staff', id, name: '总编', station: 'yunze', stations: ['yunze'], roles: [] },
  } as unknown as StaffActor;
  const deps = {
    ...{ ...node, deliveries: node, cases: caseStore, revisions: revisionStore, scopes: scopeStore, fetchPage },
    ...{ orders: takedownStore, watches: watchStore, blocks: blockStore, lineage: lineageStore },
    ...{ notices: { notify: () => Promise.resolve() }, people: { byIds: () => Promise.resolve([]) } },
    // Orders ask for no more than this where nothing is public.
  } as unknown as TakedownDeps;
  return { deps, chief, order: (documentId) => given({ deps, chief }, { kind: 'manuscript', documentId }) };
}

async function given({ deps, chief }: Pick<OrderHouse, 'deps' | 'chief'>, scope: TakedownScope): Promise<string> {
  const id = systemIds.next();
  await deps.database.transaction(async (tx) => {
    const now = await deps.time.now(tx);
    await takedownStore.insert(tx, {
      ...{ id, station: 'yunze', number: id, authority: 'inside', issuer: '总编室', reason: '失实', publicNote: '' },
      ...{ scope, state: 'ordered', responsible: chief.id, minutes: 10, proposedBy: null },
      ...{ orderedBy: chief.id, orderedAt: now, dueAt: now },
    });
    const kept = await takedownStore.forUpdate(tx, id);
    if (!kept) throw new Error('the order was not kept');
    const hits = await findScope(deps, tx, { scope, stations: ['yunze'] });
    await carryOut(deps, tx, { actor: chief, order: kept, hits });
  });
  return id;
}
