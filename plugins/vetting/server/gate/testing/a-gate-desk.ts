import type { StaffActor } from '@hearth/cms/contract';
import { systemIds } from '@hearth/cms/kernel';
import { createDatabaseTime, createLedger, type Ledger, type News } from '@hearth/cms/platform';
import { aNode, type BareNode } from '../../../../../tests/host/a-node';
import { aBareStation } from '../../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../../tests/host/database';
import type { Gate } from '../../../contract';
import { lotStore } from '../../lots/lot-store';
import { productStore } from '../../products/product-store';
import { noteRecall } from '../../trace/note-recall';
import { traceStore } from '../../trace/trace-store';
import { tracedLotStore } from '../../trace/traced-lot-store';
import { clearingStore } from '../clearing-store';
import { factsStore } from '../facts-store';
import type { Follow, GateDeps } from '../gate-deps';
import { createGateMemory, type GateMemory } from '../gate-memory';
import { createGate } from '../gate-port';
import { gateStore } from '../gate-store';
import type { Needs } from '../needs.rules';
import { settleGate } from '../settle-gate';
import type { ShelfDeps } from '../shelf-deps';

/** The gate of two stations, qinghe below yunze, on a database without Strapi. */
export type GateDesk = {
  readonly db: TestDatabase;
  readonly node: BareNode;
  readonly ledger: Ledger;
  readonly deps: ShelfDeps;
  readonly officer: StaffActor;
  readonly second: StaffActor;
  readonly neighbour: StaffActor;
  /** What was told to people. */
  readonly told: News[];
  drop(): Promise<void>;
};

const NEEDS: Needs = {
  required: [
    { kind: 'business-licence', isSuppliers: true, side: null },
    { kind: 'origin', isSuppliers: false, side: null },
  ],
  requiredOfLots: ['test-report'],
};

/** Makes one; every product there needs a licence of its supplier, a proof of origin, and a test report for each lot. */
export async function aGateDesk(): Promise<GateDesk> {
  const db = await aDatabase();
  const node = aNode(db.url);
  await aBareStation(db, 'yunze');
  await aBareStation(db, 'qinghe', 'yunze');
  const { database, outbox } = node;
  const ledger = createLedger({ database, ids: systemIds });
  const told: News[] = [];
  const base: GateDeps = {
    ...{ database, outbox, ledger, ids: systemIds },
    ...{ gate: gateStore, facts: factsStore, products: productStore, needsOf: () => NEEDS },
    // What is told is looked at by its facts alone, whatever kind it is.
    notices: { notify: (_tx, news) => Promise.resolve(void told.push(news as unknown as News)) },
    followers: [],
  };
  const actor = (name: string, station: string, stations: readonly string[]): StaffActor => ({
    ...{ kind: 'staff', id: systemIds.next(), name, station, stations, roles: ['vetting-officer'] },
  });
  return {
    ...{ db, node, ledger, told },
    deps: {
      ...{ ...base, clearings: clearingStore, lots: lotStore },
      settled: (tx, products) => settleGate(base, tx, products),
      traced: (tx, recalled) =>
        noteRecall({ ids: systemIds, outbox, trace: traceStore, lots: tracedLotStore }, tx, recalled),
    },
    officer: actor('王审', 'yunze', ['yunze', 'qinghe']),
    second: actor('李审', 'yunze', ['yunze', 'qinghe']),
    neighbour: actor('清河', 'qinghe', ['qinghe']),
    drop: async () => {
      await node.stop();
      await db.drop();
    },
  };
}

/** Another node on the desk's database, with a memory and a gate of its own. */
export type GateNode = {
  readonly node: BareNode;
  readonly memory: GateMemory;
  readonly gate: Gate;
  stop(): Promise<void>;
};

/** Starts one. */
export async function aGateNode({ db, deps }: Pick<GateDesk, 'db' | 'deps'>): Promise<GateNode> {
  const node = aNode(db.url);
  const { database } = node;
  const memory = createGateMemory({
    ...{ database, gate: gateStore, time: createDatabaseTime(database), elapsed: () => performance.now() },
    log: { warn: (text) => void node.said.push(text) },
  });
  memory.listen(node.listener);
  await memory.start();
  await node.listener.start();
  return {
    ...{ node, memory },
    // The list is the desk's own; it is read-only for verbs alone.
    gate: createGate({ memory, gate: gateStore, followers: deps.followers as Follow[] }),
    stop: async () => {
      await memory.stop();
      await node.stop();
    },
  };
}
