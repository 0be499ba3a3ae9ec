import { z } from 'zod';
import { httpContract } from './http';
import { moment } from './roster-types';
import { stationSlug } from './stations';

/** Orders and fetches inspection packs. */
export const INSPECTION_ORDER = 'plugin::cms.inspection.order';

/** Where an inspection pack is on its way. */
export const inspectionStates = ['queued', 'making', 'ready', 'failed'] as const;

/** Where an inspection pack is on its way. */
export type InspectionState = (typeof inspectionStates)[number];

/** What happens to an inspection pack. */
export type InspectionEvent = 'start' | 'finish' | 'fail' | 'again';

/** An inspection pack (检查包): what was reviewed in a time, as a signed archive. */
export const inspectionPack = z.strictObject({
  id: z.uuid(),
  station: stationSlug,
  column: z.string().nullable(),
  from: moment,
  until: moment,
  state: z.enum(inspectionStates),
  /** How many of its steps are done. */
  done: z.int(),
  total: z.int(),
  records: z.int(),
  bytes: z.int(),
  parts: z.int(),
  sha256: z.string().nullable(),
  orderedBy: z.string(),
  orderedAt: moment,
  readyAt: moment.nullable(),
});

/** An inspection pack. */
export type InspectionPack = z.output<typeof inspectionPack>;

const ORDER = { staff: INSPECTION_ORDER } as const;
const id = z.object({ id: z.uuid() });

/** Inspection packs (检查包). */
export const inspectionContract = httpContract('inspection', {
  list: {
    method: 'GET',
    path: '/cms/inspection/packs',
    summary: 'The packs of one’s stations, the latest first',
    access: ORDER,
    result: z.strictObject({ packs: z.array(inspectionPack) }),
    refusals: [],
  },
  order: {
    method: 'POST',
    path: '/cms/inspection/packs',
    summary: 'Order the pack of a time of at most a year; it is made in the background',
    access: ORDER,
    body: z.strictObject({ station: stationSlug, column: z.string().max(64).nullable(), from: moment, until: moment }),
    result: inspectionPack,
    status: 201,
    refusals: ['HEARTH.NOT_ALLOWED', 'INSPECTION.TIME'],
  },
  columns: {
    method: 'GET',
    path: '/cms/inspection/columns',
    summary: 'The columns that a pack can be ordered of, for whoever may order packs and reads no columns otherwise',
    access: ORDER,
    result: z.strictObject({
      columns: z.array(
        z.strictObject({
          ...{ id: z.string(), station: stationSlug },
          name: z.strictObject({ 'zh-Hans': z.string(), en: z.string() }),
        }),
      ),
    }),
    refusals: [],
  },
  one: {
    method: 'GET',
    path: '/cms/inspection/packs/:id',
    summary: 'One pack and how far it is',
    access: ORDER,
    params: id,
    result: inspectionPack,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  again: {
    method: 'POST',
    path: '/cms/inspection/packs/:id/again',
    summary: 'Make a pack again that failed',
    access: ORDER,
    params: id,
    result: inspectionPack,
    refusals: ['HEARTH.NOT_FOUND', 'INSPECTION.NOT_NOW'],
  },
  part: {
    method: 'GET',
    path: '/cms/inspection/packs/:id/parts/:n',
    summary: 'A piece of the archive in base64; who fetched it stands in the ledger',
    access: ORDER,
    params: id.extend({ n: z.coerce.number().int().min(0).max(100_000) }),
    result: z.strictObject({ n: z.int(), of: z.int(), data: z.string() }),
    refusals: ['HEARTH.NOT_FOUND'],
    perMinute: 600,
  },
  verifier: {
    method: 'GET',
    path: '/api/inspection-verifier',
    summary: 'The program by which anybody checks a pack, with nothing but Node.js',
    access: 'public',
    result: z.strictObject({ name: z.string(), program: z.string(), sha256: z.string() }),
    refusals: [],
    perMinute: 30,
  },
  keys: {
    method: 'GET',
    path: '/api/stations/:slug/inspection-keys',
    summary: 'The public keys by which anybody checks the packs of a station',
    access: 'public',
    params: z.object({ slug: stationSlug }),
    result: z.strictObject({
      keys: z.array(
        z.strictObject({
          id: z.uuid(),
          publicKey: z.string(),
          fingerprint: z.string(),
          since: moment,
          until: moment.nullable(),
        }),
      ),
    }),
    refusals: [],
    perMinute: 30,
  },
});
