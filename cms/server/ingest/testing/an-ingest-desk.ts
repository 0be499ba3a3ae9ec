import type { IngestItem, IngestSource, StaffActor } from '../../../contract';
import { systemRandom } from '../../../kernel';
import { createVault, parseVaultKeys } from '../../../platform';
import { fetchOutside } from '../../../platform/outside/fetch-outside';
import { aFeedLab, type FeedLab, type LabItem } from '../../../../tests/lab/feeds';
import { leadStore } from '../../leads/lead-store';
import { aPlanningDesk, done, type PlanningDesk } from '../../topics/testing/a-planning-desk';
import type { IngestDeps } from '../ingest-deps';
import { itemStore } from '../item-store';
import { rulesStore } from '../rules-store';
import { sourceStore } from '../source-store';
import { listItems } from '../view-ingest';
import { addSource, readNow } from '../write-source';

/** A desk that reads the feeds of a stand-in. */
export type IngestDesk = {
  readonly desk: PlanningDesk;
  readonly lab: FeedLab;
  readonly deps: IngestDeps;
  readonly head: StaffActor;
  readonly told: { readonly kind: string; readonly facts: object }[];
  aSource(path: string, change?: object): Promise<IngestSource>;
  read(source: Pick<IngestSource, 'id'>): Promise<IngestSource>;
  publish(...items: readonly [guid: string, title: string, body?: string][]): void;
  itemsOf(source: Pick<IngestSource, 'id'>): Promise<readonly IngestItem[]>;
  /** Frees an address, so that another source can read it. */
  forget(path: string): Promise<void>;
  drop(): Promise<void>;
};

/** What a source says that nobody said anything of. */
export const USUAL_SOURCE = {
  kind: 'feed',
  mapping: null,
  leadSource: 'wire',
  rights: '',
  column: null,
  intervalMinutes: 15,
} as const;

/** Makes one for a test file. */
export async function anIngestDesk(): Promise<IngestDesk> {
  const [desk, lab] = await Promise.all([aPlanningDesk(), aFeedLab()]);
  const { database } = desk.deps;
  const told: { readonly kind: string; readonly facts: object }[] = [];
  const deps: IngestDeps = {
    ...desk.deps,
    vault: createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom),
    // How notices go out is proved where they are; here only that they are asked for.
    notices: { notify: async (_tx, { kind, facts }) => void told.push({ kind: kind.name, facts }) },
    leads: leadStore({ database }),
    ...{ sources: sourceStore, items: itemStore, rules: rulesStore },
    fetch: (asked) => fetchOutside({ ...asked, timeout: Math.min(asked.timeout, 500), maxBytes: 150_000 }),
    allowed: new Set([lab.host]),
  };
  const head = await desk.staff('desk-head');
  let count = 0;
  const aSource: IngestDesk['aSource'] = (path, change = {}) => {
    const name = `来源${(count += 1)}`;
    const fresh = { ...USUAL_SOURCE, name, station: 'yunze', credential: null, url: lab.url + path, ...change };
    return done(addSource(deps, head, fresh));
  };
  return {
    ...{ desk, lab, deps, head, told, aSource },
    read: ({ id }) => done(readNow(deps, head, id)),
    publish: (...items) => {
      lab.items = items.map(([guid, title, body = '']): LabItem => ({ guid, title, body }));
    },
    itemsOf: async ({ id }) => (await done(listItems(deps, head, { source: id, limit: 50 }))).items,
    forget: async (path) => {
      await desk.db
        .knex('ingest_source')
        .where('url', lab.url + path)
        .update({ url: `gone:${(count += 1)}` });
    },
    drop: async () => {
      await lab.stop();
      await desk.drop();
    },
  };
}
