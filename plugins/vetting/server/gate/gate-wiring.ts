import { createDatabaseTime, type Platform } from '@hearth/cms/platform';
import type { Gate } from '../../contract';
import { lotStore } from '../lots/lot-store';
import { productStore } from '../products/product-store';
import { noteRecall } from '../trace/note-recall';
import { traceStore } from '../trace/trace-store';
import { tracedLotStore } from '../trace/traced-lot-store';
import { clearingStore } from './clearing-store';
import { factsStore } from './facts-store';
import type { Follow } from './gate-deps';
import { createGateMemory, type GateMemory } from './gate-memory';
import { createGate } from './gate-port';
import { gateStore } from './gate-store';
import { needsOfGoods } from './needs-of-goods';
import { settleGate } from './settle-gate';
import type { ShelfDeps } from './shelf-deps';

/** The gate of a host: its memory, its port, and what its verbs are handed. */
export type HostGate = { readonly deps: ShelfDeps; readonly memory: GateMemory; readonly gate: Gate };

const gates = new WeakMap<Platform, HostGate>();

/** The gate of a host, made at the first call; whatever changes what a verdict stands on takes `deps.settled` from here. */
export function gateOf(platform: Platform): HostGate {
  const known = gates.get(platform);
  if (known) return known;
  const made = makeGate(platform);
  gates.set(platform, made);
  return made;
}

function makeGate({ database, ids, ledger, outbox, notices, log }: Platform): HostGate {
  const followers: Follow[] = [];
  const stores = { gate: gateStore, facts: factsStore, products: productStore };
  const ground = { ...{ database, ids, ledger, outbox, notices }, ...stores, needsOf: needsOfGoods, followers };
  const memory = createGateMemory({
    ...{ database, gate: gateStore, time: createDatabaseTime(database), log },
    elapsed: () => performance.now(),
  });
  return {
    memory,
    gate: createGate({ memory, gate: gateStore, followers }),
    deps: {
      ...ground,
      ...{ clearings: clearingStore, lots: lotStore },
      settled: (tx, products) => settleGate(ground, tx, products),
      traced: (tx, recalled) => noteRecall({ ids, outbox, trace: traceStore, lots: tracedLotStore }, tx, recalled),
    },
  };
}
