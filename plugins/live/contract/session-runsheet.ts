import { httpContract, writtenText } from '@hearth/cms/contract';
import { z } from 'zod';
import { runsheetItemSchema } from './session-types';
import { SESSIONS_PLAN, SESSIONS_READ, SESSIONS_RUN } from './sessions';

/** The most lines of a run-of-show. */
export const MOST_ITEMS = 200;

/** What happens to a line while the session goes on. */
export const itemEvents = ['begin', 'finish', 'skip', 'fall-back', 'reopen'] as const;

/** What happens to a line. */
export type ItemEvent = (typeof itemEvents)[number];

/** What is written of a line (流程项). */
export const writeItemSchema = z.strictObject({
  title: writtenText(120).min(1),
  seconds: z.int().min(5).max(14_400),
  presenter: writtenText(60).default(''),
  /** Goods without a price yet; where an offer is named, its goods count. */
  product: z.uuid().nullable().default(null),
  offer: z.uuid().nullable().default(null),
  plannedUnits: z.int().min(1).max(10_000_000).nullable().default(null),
  tools: runsheetItemSchema.shape.tools.max(20).default([]),
  fallback: z.uuid().nullable().default(null),
});

/** What is written of a line. */
export type WriteItem = z.output<typeof writeItemSchema>;

/** The run-of-show with where it stands against its plan (流程单). */
export const runsheetSchema = z.strictObject({
  items: z.array(runsheetItemSchema),
  version: z.int(),
  /** Seconds of the plan in all, and how they compare with the time that was planned for the session. */
  plannedSeconds: z.int(),
  budgetSeconds: z.int(),
  beganAt: z.iso.datetime().nullable(),
});

/** The run-of-show with where it stands. */
export type Runsheet = z.output<typeof runsheetSchema>;

const params = z.object({ id: z.uuid() });
const line = z.object({ id: z.uuid(), item: z.uuid() });
const version = z.int32().min(1);
const WRITES = [
  'SESSION.NOT_FOUND',
  'SESSION.FIXED',
  'SESSION.PRODUCT_NOT_FOUND',
  'SESSION.OFFER_NOT_FOUND',
  'SESSION.FALLBACK_NOT_THERE',
] as const;

/** The routes of the run-of-show. */
export const runsheetContract = httpContract('live', {
  seeRunsheet: {
    method: 'GET',
    path: '/live/sessions/:id/runsheet',
    summary: '流程单 The lines of a session in their order',
    access: { staff: SESSIONS_READ },
    params,
    result: runsheetSchema,
    refusals: ['SESSION.NOT_FOUND'],
  },
  addItem: {
    method: 'POST',
    path: '/live/sessions/:id/runsheet',
    summary: '添加流程项 Adds a line at the end',
    access: { staff: SESSIONS_PLAN },
    params,
    body: writeItemSchema,
    result: runsheetSchema,
    status: 201,
    refusals: [...WRITES, 'SESSION.ITEMS_FULL'],
  },
  changeItem: {
    method: 'PUT',
    path: '/live/sessions/:id/runsheet/:item',
    summary: '修改流程项 Changes a line',
    access: { staff: SESSIONS_PLAN },
    params: line,
    body: writeItemSchema.extend({ version }),
    result: runsheetSchema,
    refusals: [...WRITES, 'SESSION.ITEM_NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
  removeItem: {
    method: 'DELETE',
    path: '/live/sessions/:id/runsheet/:item',
    summary: '移除流程项 Takes a line out; its scripts stay in the records',
    access: { staff: SESSIONS_PLAN },
    params: line,
    result: runsheetSchema,
    refusals: ['SESSION.NOT_FOUND', 'SESSION.FIXED', 'SESSION.ITEM_NOT_FOUND', 'SESSION.ITEM_BUSY'],
  },
  orderItems: {
    method: 'PUT',
    path: '/live/sessions/:id/runsheet-order',
    summary: '调整顺序 Puts the lines into another order; all of them are named',
    access: { staff: SESSIONS_PLAN },
    params,
    body: z.strictObject({ items: z.array(z.uuid()).max(MOST_ITEMS), version: z.int32().min(0) }),
    result: runsheetSchema,
    refusals: ['SESSION.NOT_FOUND', 'SESSION.FIXED', 'HEARTH.CHANGED_MEANWHILE'],
  },
  turnItem: {
    method: 'POST',
    path: '/live/sessions/:id/runsheet/:item/turn',
    summary: '推进流程 Begins a line, which ends the one before; ends it, skips it, or shows its fallback instead',
    access: { staff: SESSIONS_RUN },
    params: line,
    body: z.strictObject({ event: z.enum(itemEvents), version }),
    result: runsheetSchema,
    refusals: [
      'SESSION.NOT_FOUND',
      'SESSION.ITEM_NOT_FOUND',
      'SESSION.NOT_LIVE',
      'SESSION.FALLBACK_NOT_THERE',
      'HEARTH.CHANGED_MEANWHILE',
      'MACHINE.EVENT_NOT_ALLOWED',
    ],
  },
});
