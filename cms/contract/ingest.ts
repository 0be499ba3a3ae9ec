import { z } from 'zod';
import { httpContract } from './http';
import { routeDeeds, routeRules, ruleVersion } from './ingest-rule-types';
import { dryRun, earlierWords, ingestItem, ingestSource, itemPiles, sourceBody } from './ingest-types';
import { lead } from './lead-types';
import { pageCursor } from './page-cursor';
import { stationSlug } from './stations';
import { writtenText } from './text';

/** The permission to see sources, their items and the rules that route them. */
export const INGEST_READ = 'plugin::cms.ingest.read';
/** The permission to add sources and to switch rules on. */
export const INGEST_MANAGE = 'plugin::cms.ingest.manage';
/** The permission to make leads of items by hand. */
export const INGEST_WORK = 'plugin::cms.ingest.work';

const READ = { staff: INGEST_READ } as const;
const MANAGE = { staff: INGEST_MANAGE } as const;
const id = z.object({ id: z.uuid() });
const version = z.int32();
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';
const station = stationSlug.optional();
/** Sent as the Authorization header of each reading; sealed at once and never answered. */
const credential = z
  .string()
  .min(1)
  .max(2_000)
  .regex(/^[\x20-\x7e]*$/);
const WRONG_SOURCE = ['INGEST.MAPPING_MISSING', 'TOPICS.UNKNOWN_COLUMN'] as const;

/** Ingest (采集): what agencies, counties and platforms publish, read by the clock and routed by rules. */
export const ingestContract = httpContract('ingest', {
  sources: {
    method: 'GET',
    path: '/cms/ingest/sources',
    summary: 'The sources of one’s stations, with how their last reading went',
    access: READ,
    query: z.object({ station }),
    result: z.object({ sources: z.array(ingestSource) }),
    refusals: [],
  },
  add: {
    method: 'POST',
    path: '/cms/ingest/sources',
    summary: 'Add a source',
    access: MANAGE,
    body: sourceBody.extend({ station: stationSlug, credential: credential.nullable().default(null) }),
    result: ingestSource,
    status: 201,
    refusals: ['HEARTH.NOT_ALLOWED', 'INGEST.SOURCE_THERE', ...WRONG_SOURCE],
  },
  change: {
    method: 'PUT',
    path: '/cms/ingest/sources/:id',
    summary: 'Change a source; a credential that is left out stays',
    access: MANAGE,
    params: id,
    body: sourceBody.extend({ credential: credential.nullable().optional(), version }),
    result: ingestSource,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'INGEST.SOURCE_THERE', ...WRONG_SOURCE],
  },
  turn: {
    method: 'POST',
    path: '/cms/ingest/sources/:id/turn',
    summary: 'Pause a source, or resume it',
    access: MANAGE,
    params: id,
    body: z.object({ event: z.enum(['pause', 'resume']), version }),
    result: ingestSource,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'MACHINE.EVENT_NOT_ALLOWED', 'MACHINE.GUARD_REFUSED'],
  },
  read: {
    method: 'POST',
    path: '/cms/ingest/sources/:id/read',
    summary: 'Read a source now',
    access: MANAGE,
    params: id,
    result: ingestSource,
    refusals: ['HEARTH.NOT_FOUND', 'INGEST.PAUSED'],
    perMinute: 20,
  },
  items: {
    method: 'GET',
    path: '/cms/ingest/items',
    summary: 'What came in, the newest first',
    access: READ,
    query: z.object({
      station,
      source: z.uuid().optional(),
      deed: z.enum([...routeDeeds, 'keep']).optional(),
      pile: z.enum(itemPiles).optional(),
      text: writtenText(60).optional(),
      cursor: pageCursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    result: z.object({ items: z.array(ingestItem), cursor: z.string().nullable() }),
    refusals: [],
  },
  past: {
    method: 'GET',
    path: '/cms/ingest/items/:id/past',
    summary:
      '原先怎么说 What an item said before its source changed it, the newest first, word by word beside what it became',
    access: READ,
    params: id,
    result: z.object({ versions: z.array(earlierWords) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  lead: {
    method: 'POST',
    path: '/cms/ingest/items/:id/lead',
    summary: 'Make a lead of an item that the rules left alone or dropped',
    access: { staff: INGEST_WORK },
    params: id,
    result: lead,
    status: 201,
    refusals: ['HEARTH.NOT_FOUND', 'INGEST.LEAD_THERE'],
  },
  setAside: {
    method: 'POST',
    path: '/cms/ingest/items/:id/aside',
    summary: 'Put an item aside: nobody wants a lead of it',
    access: { staff: INGEST_WORK },
    params: id,
    result: ingestItem,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'INGEST.LEAD_THERE'],
  },
  bringBack: {
    method: 'POST',
    path: '/cms/ingest/items/:id/back',
    summary: 'Bring an item back that was put aside',
    access: { staff: INGEST_WORK },
    params: id,
    result: ingestItem,
    refusals: ['HEARTH.NOT_FOUND', CHANGED],
  },
  rules: {
    method: 'GET',
    path: '/cms/ingest/rules',
    summary: 'The rules of a station that are switched on, and the versions before them',
    access: READ,
    query: z.object({ station: stationSlug }),
    result: z.object({ current: ruleVersion, before: z.array(ruleVersion) }),
    refusals: ['HEARTH.NOT_ALLOWED'],
  },
  switchOn: {
    method: 'PUT',
    path: '/cms/ingest/rules',
    summary: 'Switch a new version of the rules on; items that were routed stay as they are',
    access: MANAGE,
    body: z.object({ station: stationSlug, version, rules: routeRules, note: writtenText(200).default('') }),
    result: ruleVersion,
    refusals: ['HEARTH.NOT_ALLOWED', CHANGED, 'INGEST.BAD_RULE', 'TOPICS.UNKNOWN_COLUMN'],
  },
  dryRun: {
    method: 'POST',
    path: '/cms/ingest/rules/dry-run',
    summary: 'What a draft of rules would have done with the items of a day, beside what the rules of now do',
    access: READ,
    body: z.object({ station: stationSlug, rules: routeRules, day: z.iso.date().optional() }),
    result: dryRun,
    refusals: ['HEARTH.NOT_ALLOWED', 'INGEST.BAD_RULE'],
    perMinute: 60,
  },
});
