import { z } from 'zod';
import {
  INGEST_MANAGE,
  INGEST_READ,
  INGEST_WORK,
  ingestContract,
  ingestErrors,
  itemMoved,
  itemsCame,
  sourceMoved,
  type RoleSlug,
} from '../../contract';
import { resealColumn, routes, type JobKind, type Platform, type Slice } from '../../platform';
import { readAllowed } from '../../platform/outside/address';
import { fetchOutside } from '../../platform/outside/fetch-outside';
import { tellPlanning } from '../topics/tell-planning';
import { columnStore } from '../columns/column-store';
import { leadStore } from '../leads/lead-store';
import { switchRulesOn, viewRules } from './change-rules';
import { dryRunRules } from './dry-run';
import type { IngestDeps } from './ingest-deps';
import { ingestKinds } from './ingest-notices';
import { itemStore } from './item-store';
import { forgetPast, pastDays } from './forget-past';
import { pastStore } from './past-store';
import { readSource } from './read-source';
import { rulesStore } from './rules-store';
import { sourceMachine } from './source.machine';
import { SEALED_SOURCES, sourceStore } from './source-store';
import { listItems, listSources } from './view-ingest';
import { viewPast } from './view-past';
import { bringItemBack, setItemAside, takeItem } from './work-items';
import { addSource, changeSource, readNow, turnSource } from './write-source';

const HEADS: readonly RoleSlug[] = ['chief-editor', 'desk-head'];
const WORKERS: readonly RoleSlug[] = [...HEADS, 'editor', 'reporter'];
const READERS: readonly RoleSlug[] = [...WORKERS, 'proofreader', 'compliance-officer'];

/** Sources that one tick sets off; a house with more is served by the next ticks. */
const AT_ONCE = 50;

const readJob = { name: 'ingest.read', schema: z.object({ source: z.uuid() }) };

/** Everything that the verbs of ingest are handed, on a host. */
export function ingestDeps(platform: Platform): IngestDeps {
  const { database } = platform;
  return {
    ...platform,
    columns: columnStore(platform),
    leads: leadStore({ database }),
    sources: sourceStore,
    items: itemStore,
    rules: rulesStore,
    fetch: fetchOutside,
    allowed: readAllowed(process.env['HEARTH_INGEST_ALLOW']),
  };
}

/** Ingest (采集): sources that are read by the clock, their items, and the rules that make leads of them. */
export const ingestSlice: Slice = {
  name: 'ingest',
  errors: [ingestErrors],
  machines: [sourceMachine],
  permissions: [
    { action: INGEST_READ, displayName: '看采集来源与条目 See sources and items', subCategory: 'ingest' },
    { action: INGEST_WORK, displayName: '把条目转为线索 Make leads of items', subCategory: 'ingest' },
    { action: INGEST_MANAGE, displayName: '管来源与分拣规则 Manage sources and routing rules', subCategory: 'ingest' },
  ],
  grants: [
    { roles: READERS, action: INGEST_READ },
    { roles: WORKERS, action: INGEST_WORK },
    { roles: HEADS, action: INGEST_MANAGE },
  ],
  register: (platform) => {
    platform.notices.declare(ingestKinds);
    const kind = defineReading(platform);
    const { realtime, stations } = platform;
    platform.outbox.subscribe({
      name: 'ingest.tell',
      events: [itemMoved, itemsCame, sourceMoved],
      handle: (event) => tellPlanning({ realtime, stations }, event),
    });
    platform.schedule.tick({
      name: 'ingest.due',
      cron: '* * * * *',
      missed: 'run-once',
      handle: async () => async (tx) => {
        for (const { id, station } of await sourceStore.claimDue(tx, AT_ONCE)) {
          await platform.jobs.enqueue(tx, kind, { data: { source: id }, station, key: id });
        }
      },
    });
    const days = pastDays(process.env['HEARTH_INGEST_PAST_DAYS']);
    platform.schedule.tick({
      name: 'ingest.past',
      cron: '23 * * * *',
      missed: 'run-once',
      handle: async () => {
        await forgetPast({ database: platform.database, past: pastStore }, days);
      },
    });
  },
  routes: (platform) => {
    const deps = ingestDeps(platform);
    return [
      routes(ingestContract, {
        sources: ({ actor, query }) => listSources(deps, actor, query),
        add: ({ actor, body }) => addSource(deps, actor, body),
        change: ({ actor, params, body }) => changeSource(deps, actor, { ...params, ...body }),
        turn: ({ actor, params, body }) => turnSource(deps, actor, { ...params, ...body }),
        read: ({ actor, params }) => readNow(deps, actor, params.id),
        items: ({ actor, query }) => listItems(deps, actor, query),
        past: ({ actor, params }) => viewPast({ ...deps, past: pastStore }, actor, params.id),
        lead: ({ actor, params }) => takeItem(deps, actor, params.id),
        setAside: ({ actor, params }) => setItemAside(deps, actor, params.id),
        bringBack: ({ actor, params }) => bringItemBack(deps, actor, params.id),
        rules: ({ actor, query }) => viewRules(deps, actor, query.station),
        switchOn: ({ actor, body }) => switchRulesOn(deps, actor, body),
        dryRun: ({ actor, body }) => dryRunRules(deps, actor, body),
      }),
    ];
  },
  async ready({ database, vault, log }) {
    const resealed = await resealColumn(database, vault, SEALED_SOURCES);
    if (resealed > 0) log.info('credentials of sources were brought under the current key', { resealed });
  },
};

/** One reading is one job: what breaks it is a failed reading and stands with its source, so a job is not tried again by itself. */
function defineReading(platform: Platform): JobKind<typeof readJob.schema> {
  return platform.jobs.define({
    ...readJob,
    atOnce: 3,
    timeLimit: 60,
    handle: async ({ source: id }) => {
      const deps = ingestDeps(platform);
      const source = await sourceStore.toRead(platform.database.read, id);
      if (source && source.state !== 'paused') await readSource(deps, source);
    },
  });
}
