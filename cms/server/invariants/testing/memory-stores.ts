/**
 * The book-keeping of a house in memory: what the stores of review and deliveries keep, as plain lists. What PostgreSQL's constraints
 * promise (one row for each target, versions, leases) is done here in the same words; `invariants.int.test.ts` plays histories on PostgreSQL
 * and here, and compares what they come to.
 */
import type { ColumnTarget, ReviewRules } from '../../../contract';
import type { Tx } from '../../../platform';
import type { LedgerEntry } from '../../../platform/ledger/ledger.rules';
import type { Edition } from '../../editions/edition-store';
import type { Delivery, NewDelivery } from '../../deliveries/delivery-store';
import type { Case } from '../../review/case-store';
import type { NewRelease } from '../../review/release-store';
import type { KeptSignature, NewSignature } from '../../review/signature-store';
import type { Revision } from '../../revisions/revision-store';
import { channelOf } from './house';

/** Everything that the house knows. */
export type Memory = {
  now: number;
  ids: number;
  kept: Case | undefined;
  deliveries: Delivery[];
  readonly rules: ReviewRules;
  readonly authors: Set<string>;
  readonly signatures: (KeptSignature & {
    readonly because: Map<string, string | null>;
    readonly covers: Set<string>;
  })[];
  readonly revisions: Revision[];
  readonly releases: NewRelease[];
  readonly editions: Edition[];
  readonly ledger: LedgerEntry[];
  readonly targets: readonly ColumnTarget[];
  silent: boolean;
  correcting: string | undefined;
  readonly corrected: Set<string>;
  /** Whether the database keeps one row for each edition, revision, action and account; a mutant takes that away. */
  readonly oneRowPerTarget: boolean;
};

export const nextId = (memory: Memory): string => {
  memory.ids += 1;
  return `00000000-0000-7000-8000-${memory.ids.toString(16).padStart(12, '0')}`;
};

/** The stores of review. */
export function reviewStores(memory: Memory) {
  const signatures = {
    insert: async (_tx: Tx, signature: NewSignature) => {
      const { hash } = signature;
      const covers = { covers: new Set([hash]), because: new Map([[hash, null]]) };
      memory.signatures.push({ ...signature, ...covers, at: new Date(memory.now) });
    },
    coverAlso: async (
      _tx: Tx,
      carried: readonly { id: string }[],
      { hash, because }: { hash: string; because: string },
    ) => {
      for (const { id } of carried) {
        const known = memory.signatures.find((signature) => signature.id === id);
        if (!known || known.covers.has(hash)) continue;
        known.because.set(hash, because);
        known.covers.add(hash);
      }
    },
    of: async () => [...memory.signatures],
  };
  const cases = {
    forUpdate: async () => memory.kept,
    now: async () => memory.kept,
    insert: async (_tx: Tx, first: Partial<Case>) => {
      memory.kept = { ...EMPTY_CASE, ...first, version: 1, changedAt: new Date(memory.now) };
      return memory.kept;
    },
    change: async (_tx: Tx, { version }: Case, change: Partial<Case>) => {
      if (memory.kept?.version !== version) return undefined;
      memory.kept = { ...memory.kept, ...change, version: version + 1 };
      return memory.kept;
    },
    authors: async () => memory.authors,
    addAuthor: async (_tx: Tx, _id: string, person: string) => void memory.authors.add(person),
  };
  const revisions = {
    takeTurn: async () => undefined,
    insert: async (_tx: Tx, revision: Revision) => void memory.revisions.push(revision),
    last: async () => memory.revisions.at(-1),
    byNumber: async (_read: unknown, _which: unknown, n: number) => memory.revisions.find((one) => one.n === n),
  };
  const releases = { insert: async (_tx: Tx, release: NewRelease) => void memory.releases.push(release) };
  const policies = { rulesFor: async () => ({ rules: memory.rules, version: 'yunze/1' }) };
  return { cases, signatures, releases, policies, revisions };
}

const EMPTY_CASE = {
  ...{ station: '', columnId: '', title: '', state: 'writing', level: null, revision: 0, hash: '', rulesVersion: '' },
  ...{ author: null, authorName: '', dueAt: null, claimedBy: null, claimedUntil: null, returned: null },
  ...{
    heldUntil: null,
    heldLevel: null,
    emergency: null,
    emergencyDue: null,
    emergencyMissed: false,
    voided: [],
    proofBy: null,
    proofUntil: null,
  },
} as unknown as Case; // `rules` comes with each first case.

const AWAITED = ['planned', 'gated', 'due', 'failed_retryable'];
const UNSETTLED = [...AWAITED, 'claimed', 'sending', 'unknown', 'accepted', 'platform_review'];

/** The stores of deliveries and what they read beside their own rows. */
export function deliveryStores(memory: Memory) {
  const rows = (): Delivery[] => memory.deliveries;
  const put = (id: string, change: Partial<Delivery>): void => {
    memory.deliveries = rows().map((row) => (row.id === id ? { ...row, ...change, version: row.version + 1 } : row));
  };
  const earlier = (a: Delivery, b: Delivery): boolean => a.channel === b.channel && Number(b.seq) < Number(a.seq);
  const isTaken = (fresh: NewDelivery): boolean =>
    rows().some((row) => row.edition === fresh.edition && row.action === fresh.action && row.channel === fresh.channel);
  const isFree = (row: Delivery): boolean =>
    !AWAITED.includes(row.state) ||
    (!memory.silent && !rows().some((one) => earlier(row, one) && UNSETTLED.includes(one.state)));
  const insert = (fresh: NewDelivery): boolean => {
    if (memory.oneRowPerTarget && isTaken(fresh)) return false;
    const kept = { seq: String(rows().length + 1), turn: fresh.turn ?? 1, changedAt: new Date(memory.now) };
    rows().push({ ...EMPTY_DELIVERY, ...fresh, ...kept });
    return true;
  };
  const deliveries = {
    insert: async (_tx: Tx, fresh: NewDelivery) => insert(fresh),
    insertAll: async (_tx: Tx, fresh: readonly NewDelivery[]) => fresh.filter(insert).length,
    change: async (_tx: Tx, { id, version }: Delivery, change: Partial<Delivery>) => {
      if (rows().find((row) => row.id === id)?.version !== version) return false;
      put(id, change);
      return true;
    },
    forUpdate: async (_tx: Tx, id: string) => rows().find((row) => row.id === id),
    lineage: async (_tx: Tx, { channel }: { channel?: string }) =>
      rows().filter((row) => channel === undefined || row.channel === channel),
    latest: async (_read: unknown, { channel }: { channel: string }) =>
      rows().findLast((row) => row.channel === channel),
    standing: async (_read: unknown, of: Delivery) =>
      rows().findLast((row) => earlier(of, row) && row.state === 'live'),
    takeDue: async () =>
      rows()
        .filter(({ nextAt, leaseOwner }) => nextAt !== null && nextAt.getTime() <= memory.now && leaseOwner === null)
        .sort((a, b) => (a.nextAt?.getTime() ?? 0) - (b.nextAt?.getTime() ?? 0) || Number(a.seq) - Number(b.seq))
        .find(isFree),
    lostLeases: async () => rows().filter(({ leaseUntil }) => leaseUntil !== null && leaseUntil.getTime() < memory.now),
    wake: async () => {
      for (const { id, state, nextAt } of rows()) {
        // A wake is no change that anybody else has to see: it leaves the version as it is.
        if ((state !== 'accepted' && state !== 'gated') || nextAt === null) continue;
        memory.deliveries = rows().map((row) => (row.id === id ? { ...row, nextAt: new Date(memory.now) } : row));
      }
    },
    beginSend: async () => undefined,
    stopSends: async () => undefined,
  };
  return { deliveries, put, ...aroundDeliveries(memory) };
}

function aroundDeliveries(memory: Memory) {
  const channels = memory.targets.map(({ channel }) => channelOf(channel));
  const silence = async () => (memory.silent ? { mode: 'silence' } : undefined);
  return {
    editions: {
      keep: async (_tx: Tx, editions: readonly Edition[]) =>
        editions.map((edition) => {
          const known = memory.editions.find(
            (one) => one.revision === edition.revision && one.channel === edition.channel && one.hash === edition.hash,
          );
          if (known && memory.oneRowPerTarget) return known;
          memory.editions.push(edition);
          return edition;
        }),
      byId: async (_read: unknown, id: string) => memory.editions.find((edition) => edition.id === id),
    },
    channels: {
      byId: async (_read: unknown, id: string) => channels.find((channel) => channel.id === id),
      byIds: async (_read: unknown, ids: readonly string[]) => channels.filter(({ id }) => ids.includes(id)),
      noteHealth: async () => undefined,
    },
    targets: { of: async () => ({ version: 1, targets: memory.targets }) },
    desk: { of: async () => [] },
    attempts: { begin: async () => undefined, end: async () => undefined },
    traffic: { used: async () => ({ posts: 0, freeAt: null }), takeTurn: async () => undefined },
    airings: { isAired: async () => false },
    blocks: { near: async () => [], overrides: async () => [] },
    // Nothing of these stories is borrowed.
    leases: {
      ...{
        above: async () => [],
        holdAbove: async () => undefined,
        drawnFor: async () => [],
        draw: async () => undefined,
      },
    },
    switches: { beginSend: async () => undefined, stopping: silence, isBreaking: async () => false },
    corrections: {
      corrects: async (_read: unknown, { hash }: { hash: string }) =>
        memory.correcting !== undefined || memory.corrected.has(hash),
    },
  };
}

const EMPTY_DELIVERY = {
  ...{ gate: null, releasedAt: null, releasedBy: null, takedown: false, leaseOwner: null, leaseUntil: null },
  ...{ attempt: 0, looks: 0, sentAt: null, platformId: null, url: null, liveAt: null, version: 1 },
} as const;
