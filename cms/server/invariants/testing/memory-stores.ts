/**
 * The book-keeping of a house in memory: what the stores of review and deliveries keep, as plain lists. What PostgreSQL's constraints
 * promise (one row for each target, versions, leases) is done here in the same words; `invariants.int.test.ts` plays histories on PostgreSQL
 * and here, and compares what they come to.
 */
import type { Tx } from '../../../platform';
import type { DeskChange, DeskPlace } from '../../editions/edition-desk-store';
import type { Edition } from '../../editions/edition-store';
import type { Delivery, NewDelivery } from '../../deliveries/delivery-store';
import type { Case } from '../../review/case-store';
import type { NewRelease } from '../../review/release-store';
import type { NewSignature } from '../../review/signature-store';
import type { Revision } from '../../revisions/revision-store';
import { channelOf } from './house';
import type { Memory } from './memory';

type Seen = DeskPlace & { readonly version: number };

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
  const releases = {
    insert: async (_tx: Tx, release: NewRelease) => void memory.releases.push(release),
    last: async () => new Map(memory.releases.map(({ locale, hash }) => [locale, hash])),
  };
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
  // The clock of a history stands still while deeds follow each other; on the database each gets a later moment than those before.
  const turns: string[] = [];
  const turnOf = ({ id }: Delivery): number => turns.lastIndexOf(id);
  const put = (id: string, change: Partial<Delivery>): void => {
    if ('nextAt' in change) turns.push(id);
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
    turns.push(fresh.id);
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
    due: async () =>
      rows()
        .filter(({ nextAt, leaseOwner }) => nextAt !== null && nextAt.getTime() <= memory.now && leaseOwner === null)
        .sort((a, b) => (a.nextAt?.getTime() ?? 0) - (b.nextAt?.getTime() ?? 0) || turnOf(a) - turnOf(b))
        .filter(isFree)
        .map((row) => ({ ...row, wait: 0 })),
    takeDue: async (_tx: Tx, { id }: { id: string }) => {
      const row = rows().find((one) => one.id === id);
      return row && isFree(row) ? { row, now: new Date(memory.now) } : undefined;
    },
    withStanding: async (_tx: Tx, id: string) => {
      const row = rows().find((one) => one.id === id);
      const standing = row && rows().findLast((one) => earlier(row, one) && one.state === 'live');
      return row && { row, standing, now: new Date(memory.now) };
    },
    lostLeases: async () => rows().filter(({ leaseUntil }) => leaseUntil !== null && leaseUntil.getTime() < memory.now),
    wake: async () => {
      for (const { id, state, nextAt } of rows()) {
        // A wake is no change that anybody else has to see: it leaves the version as it is.
        if ((state !== 'accepted' && state !== 'gated') || nextAt === null) continue;
        turns.push(id);
        memory.deliveries = rows().map((row) => (row.id === id ? { ...row, nextAt: new Date(memory.now) } : row));
      }
    },
    keepLease: async () => true,
    stillGoes: async () => true,
    beginSend: async () => undefined,
    stopSends: async () => undefined,
  };
  return { deliveries, put, ...aroundDeliveries(memory) };
}

function aroundDeliveries(memory: Memory) {
  const channels = memory.targets.map(({ channel }, at) => channelOf(channel, at));
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
      list: async () => channels,
      byId: async (_read: unknown, id: string) => channels.find((channel) => channel.id === id),
      byIds: async (_read: unknown, ids: readonly string[]) => channels.filter(({ id }) => ids.includes(id)),
      noteHealth: async () => undefined,
    },
    targets: { of: async () => ({ version: 1, targets: memory.targets }) },
    desk: {
      of: async () => [...memory.desk.values()],
      set: async (_tx: Tx, { channel, version }: Seen, { plan }: DeskChange) => {
        if ((memory.desk.get(channel)?.version ?? 0) !== version) return false;
        memory.desk.set(channel, { channel, words: null, plan: plan ?? null, version: version + 1 });
        return true;
      },
    },
    // Only what a person looks at is read from it.
    lists: { ofStory: async () => [] },
    attempts: { begin: async () => undefined, end: async () => undefined },
    traffic: { used: async () => ({ posts: 0, freeAt: null }) },
    airings: { isAired: async () => memory.aired },
    // Nothing is put into the app's index here, on the real database neither.
    published: async () => undefined,
    blocks: { isAny: async () => false, near: async () => [], overrides: async () => [] },
    // Nothing of these stories is borrowed.
    leases: {
      ...{
        above: async () => [],
        holdAbove: async () => false,
        drawnFor: async () => [],
        draw: async () => undefined,
      },
    },
    switches: { isBreaking: async () => false },
    corrections: {
      corrects: async (_read: unknown, { hash }: { hash: string }) =>
        memory.correcting !== undefined || memory.corrected.has(hash),
    },
  };
}

const EMPTY_DELIVERY = {
  ...{ gate: null, releasedAt: null, releasedBy: null, takedown: false, leaseOwner: null, leaseUntil: null },
  ...{ attempt: 0, upload: null, looks: 0, sentAt: null, platformId: null, url: null, liveAt: null, version: 1 },
} as const;
