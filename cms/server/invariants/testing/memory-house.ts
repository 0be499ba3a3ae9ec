/** A house in memory, in which the real use cases, machines and rules live through thousands of histories. */
import { join } from 'node:path';
import { DELIVERIES_MANAGE } from '../../../contract';
import type { Database, Tx } from '../../../platform';
import type { Deed } from '../../../platform/ledger/ledger.rules';
import { readRulePacks } from '../../editions/read-packs';
import type { DeliveryDeps } from '../../deliveries/delivery-deps';
import type { KeptBackDeps } from '../../deliveries/kept-back';
import type { Case } from '../../review/case-store';
import { goingOf } from '../../review/going.rules';
import { mortal, outletOf, type House, type Outside } from './house';
import { nextId, undoing, type Memory } from './memory';
import { deliveryStores, reviewStores } from './memory-stores';
import { heldBack, MINUTE, POWERS, rulesOf, STATION, type Beginning, type Letter } from './story';
import type { Verbs } from './verbs';

const START = Date.UTC(2026, 10, 28);
const CHANNELS = ['00000000-0000-7000-9000-000000000001', '00000000-0000-7000-9000-000000000002'];
const packs = readRulePacks(join(__dirname, '../../../../database/rule-packs'));
/** Nothing of a transaction is looked at by stores in memory; what follows a commit follows at once. */
const tx = {
  afterCommit: (run: () => void) => {
    run();
  },
} as unknown as Tx;

/** Builds a house in which nothing has happened yet. */
export function aMemoryHouse(verbs: Verbs, begins: Beginning, { oneRow = true } = {}): House {
  const memory = emptyMemory(begins, oneRow);
  const outside: Outside = { answer: 'live', posts: [], sends: [] };
  const ground = groundOf(memory, verbs);
  const review = reviewStores(memory);
  const { put, ...stores } = deliveryStores(memory);
  const now = (): number => memory.now;
  const asked = { ...ground, ...stores } as unknown as KeptBackDeps; // What the hour is asked of is among them.
  const hour = (at: Tx, kept: Case) => verbs.deliveries.keptBack(asked, at, goingOf(kept));
  const outlet = outletOf(outside, now);
  return {
    ...{ begins, verbs, outside, now, channels: CHANNELS, column: 'c', isParallel: false, said: new Map() },
    lists: stores.lists as unknown as House['lists'], // Of lists only this one is asked for.
    which: { documentId: 'storyabcdefghijklmnopqrst', locale: 'zh-Hans' },
    review: reviewOf({ ...ground, ...review, ...peopleOf(), ...asksOf(memory), keptBack: hour }),
    worker: (dies) => {
      const database = mortal(ground.database, dies);
      const outside = { packs, outlets: () => outlet, storyUrl: () => null, worker: nextId(memory), vault: undefined };
      return deliveriesOf({ ...ground, ...stores, ...review, ...outside, database });
    },
    idOf: (who) => idOf(who),
    records: async () => ({
      ...{ kept: memory.kept, signatures: [...memory.signatures], revisions: [...memory.revisions] },
      ...{ releases: [...memory.releases], deliveries: [...memory.deliveries], ledger: [...memory.ledger] },
    }),
    wait: async (minutes) => void (memory.now += minutes * MINUTE),
    isAired: () => memory.aired,
    air: async () => {
      memory.aired = true;
      for (const { id, state } of memory.deliveries) if (state === 'gated') put(id, { nextAt: new Date(memory.now) });
    },
    release: async () => {
      const now = new Date(memory.now);
      for (const { id, state } of memory.deliveries)
        put(id, { releasedAt: now, ...(state === 'gated' ? { nextAt: now } : {}) });
    },
    ...ordersOf(memory),
  };
}

/** What one of ours is asked for is there, under its name; it does what that of the product does as far as these verbs go. */
type Stand<Deps> = { readonly [Key in keyof Omit<Deps, 'lease'>]: unknown };
const reviewOf = (deps: Stand<House['review']>): House['review'] => deps as House['review'];
const deliveriesOf = (deps: Stand<DeliveryDeps>): DeliveryDeps => deps as DeliveryDeps;

function emptyMemory(begins: Beginning, oneRow: boolean): Memory {
  const held = heldBack(begins, { channels: CHANNELS, start: START });
  return {
    ...{ now: START, ids: 0, kept: undefined, authors: new Set(), signatures: [], revisions: [], releases: [] },
    ...{
      editions: [],
      deliveries: [],
      ledger: [],
      silent: false,
      aired: false,
      correcting: undefined,
      desk: new Map(),
      corrected: new Set(),
    },
    ...{ oneRowPerTarget: oneRow, rules: rulesOf(begins) },
    targets: CHANNELS.map((channel, at) => ({
      ...{ channel, timing: { kind: 'at-once' }, embargo: held[at] ?? { kind: 'none' }, missed: { kind: 'send' } },
    })),
  };
}

function ordersOf(memory: Memory): Pick<House, 'correct' | 'isCorrecting' | 'corrected' | 'silence' | 'isSilent'> {
  return {
    correct: async () => {
      memory.correcting ??= memory.revisions.at(-1)?.hash;
    },
    isCorrecting: async () => memory.correcting !== undefined,
    corrected: async ({ hash }) => {
      if (memory.correcting === undefined || memory.correcting === hash) return;
      memory.correcting = undefined;
      memory.corrected.add(hash);
    },
    silence: async (on) => void (memory.silent = on),
    isSilent: () => memory.silent,
  };
}

const idOf = (who: Letter): string => `00000000-0000-7000-a000-00000000000${who}`;

function groundOf(memory: Memory, { ledger }: Verbs) {
  const database = {
    read: tx,
    // A refusal takes its transaction back, here as there.
    transaction: async (work: (tx: Tx) => Promise<unknown>): Promise<unknown> => {
      const undo = undoing(memory);
      const answer = await work(tx);
      if (typeof answer === 'object' && answer !== null && 'error' in answer) undo();
      return answer;
    },
  } as unknown as Database; // Nothing is read from it here.
  return {
    database,
    clock: { now: () => new Date(memory.now) },
    time: { now: async () => new Date(memory.now) },
    ids: { next: () => nextId(memory) },
    ledger: {
      append: (_tx: Tx, { actor, action, subject, version, facts = {} }: Deed) => {
        const at = new Date(memory.now).toISOString();
        const id = nextId(memory);
        const last = memory.ledger.at(-1);
        const about = { station: STATION, seq: memory.ledger.length + 1, id, at, actor: ledger.doerOf(actor) };
        const body = { ...about, action, subject, version: version ?? null, facts };
        memory.ledger.push(ledger.sealEntry({ ...body, previous: last?.hash ?? ledger.GENESIS }));
      },
    },
    outbox: { append: async () => undefined },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  };
}

/** Who may do what. */
export function peopleOf(id: (who: Letter) => string = idOf) {
  const powers = new Map(
    (Object.entries(POWERS) as [Letter, readonly string[]][]).map(([who, held]) => [
      id(who),
      [
        ...held.map((power) => `plugin::cms.review.${power}`),
        ...(held.includes('emergency') ? [DELIVERIES_MANAGE] : []),
      ],
    ]),
  );
  return {
    people: {
      byIds: async (ids: readonly string[]) => ids.map((one) => ({ id: one, name: { 'zh-Hans': one, en: one } })),
    },
    roster: {
      powersOf: async (one: string) => powers.get(one) ?? [],
      lenderTo: async () => undefined,
      standsInFor: async () => [],
      handsOf:
        async ({ id: one }: { readonly id: string }) =>
        (power: string) =>
          powers.get(one)?.includes(power) ? null : undefined,
    },
    stations: { tree: async () => ({ get: () => undefined, all: [] }) },
  };
}

const asksOf = (memory: Memory) => ({
  marks: { open: async () => 0, tie: async () => 0, on: async () => [], place: async () => undefined },
  redFindings: async () => [],
  isOut: async () => false,
  blockedCopies: async () => [],
  rightsLacking: async () => undefined,
  silencedBy: async () => (memory.silent ? '静默' : undefined),
  openCorrection: async () => (memory.correcting === undefined ? undefined : 'correction'),
  unfinished: async () => [],
});
