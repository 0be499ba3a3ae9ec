import { z } from 'zod';
import { embargo, missedPolicy } from './channel-types';
import {
  delivery,
  deliveryGroups,
  deliveryTallies,
  nowhereStory,
  postingStates,
  wholeDelivery,
} from './delivery-types';
import { httpContract } from './http';
import { pageCursor } from './page-cursor';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { contentLocaleSchema } from './stories';

/** Sees what happened to stories on each account. */
export const DELIVERIES_READ = 'plugin::cms.deliveries.read';
/** Releases, cancels, mends and proves deliveries. */
export const DELIVERIES_MANAGE = 'plugin::cms.deliveries.manage';

const READ = { staff: DELIVERIES_READ } as const;
const MANAGE = { staff: DELIVERIES_MANAGE } as const;
const id = z.object({ id: z.uuid() });
const seen = { version: z.int32() };
const reason = z.string().trim().min(2).max(300);
const ON_ONE = ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'DELIVERY.NOT_NOW'] as const;

/** What may be done to many deliveries at once. */
export const BULK_EVENTS = ['release', 'cancel', 'mend', 'drop'] as const;

/** What became of one of many deliveries, or would: the code of its refusal, or none. */
export const bulkOutcome = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  code: z.string().nullable(),
  state: z.enum(postingStates),
});

/** What became of one of many deliveries, or would. */
export type BulkOutcome = z.output<typeof bulkOutcome>;

const narrowed = {
  station: stationSlug.optional(),
  channel: z.uuid().optional(),
  column: z.string().max(64).optional(),
  documentId: z.string().max(64).optional(),
  text: z.string().max(60).optional(),
  /** A station and all below it, as the command screen adds them up. */
  within: stationSlug.optional(),
  /** Only what the command screen counts under this name. */
  tally: z.enum(deliveryTallies).optional(),
};

const press = (path: string, summary: string) =>
  ({
    method: 'POST',
    path: `/cms/deliveries/:id/${path}`,
    summary,
    access: MANAGE,
    params: id,
    result: delivery,
  }) as const;

/** Deliveries (发布单): one signed edition on its way to one account. */
export const deliveriesContract = httpContract('deliveries', {
  list: {
    method: 'GET',
    path: '/cms/deliveries',
    summary: 'Deliveries, the latest change first',
    access: READ,
    query: z.object({
      ...narrowed,
      group: z.enum(deliveryGroups).optional(),
      state: z.enum(postingStates).optional(),
      order: z.enum(['changed', 'due']).default('changed'),
      cursor: pageCursor.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    result: z.object({
      deliveries: z.array(delivery),
      next: z.string().nullable(),
      counts: z.record(z.enum(deliveryGroups), z.int()),
      mayManage: z.boolean(),
    }),
    refusals: [],
  },
  nowhere: {
    method: 'GET',
    path: '/cms/deliveries/nowhere',
    summary: 'Signed stories that stand on no account and will not without somebody’s hands',
    access: READ,
    query: z.object({ station: stationSlug.optional() }),
    result: z.object({ stories: z.array(nowhereStory) }),
    refusals: [],
  },
  bulk: {
    method: 'POST',
    path: '/cms/deliveries/bulk',
    summary: 'Release, cancel, mend or drop many at once; a dry run says what would become of each',
    access: MANAGE,
    body: z.strictObject({
      event: z.enum(BULK_EVENTS),
      items: z
        .array(z.strictObject({ id: z.uuid(), ...seen }))
        .min(1)
        .max(200),
      reason,
      dryRun: z.boolean(),
    }),
    result: z.object({ outcomes: z.array(bulkOutcome) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  aired: {
    method: 'POST',
    path: '/cms/deliveries/aired',
    summary: 'Say that a story was on the air; what waited for that is free to go',
    access: MANAGE,
    body: z.strictObject({ documentId: z.string().min(1).max(64), locale: contentLocaleSchema, airedAt: moment }),
    result: z.object({ freed: z.int() }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  one: {
    method: 'GET',
    path: '/cms/deliveries/:id',
    summary: 'One delivery with its edition and every attempt',
    access: READ,
    params: id,
    result: wholeDelivery,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  release: {
    ...press('release', 'Lift an embargo that waits for a person, or answer a missed time with “send it”'),
    body: z.strictObject({ ...seen, reason }),
    refusals: [...ON_ONE, 'DELIVERY.NOTHING_TO_RELEASE'],
  },
  cancel: {
    ...press('cancel', 'Take a delivery back that is not on its way yet'),
    body: z.strictObject({ ...seen, reason }),
    refusals: [...ON_ONE],
  },
  mend: {
    ...press('mend', 'Try again after what was wrong has been mended'),
    body: z.strictObject({ ...seen, reason }),
    refusals: [...ON_ONE],
  },
  drop: {
    ...press('drop', 'Leave a failed delivery as it is, for good'),
    body: z.strictObject({ ...seen, reason }),
    refusals: [...ON_ONE],
  },
  schedule: {
    ...press(
      'schedule',
      'Set when it goes out, what holds it back, what happens when the time was missed, and when it ends',
    ),
    body: z.strictObject({
      ...seen,
      dueAt: moment,
      endsAt: moment.nullable(),
      embargo,
      missed: missedPolicy,
      reason,
    }),
    refusals: [...ON_ONE, 'DELIVERY.ENDS_BEFORE_IT_BEGINS'],
  },
  prove: {
    ...press('prove', 'Say where a person posted it by hand'),
    body: z.strictObject({ ...seen, url: z.url().max(500) }),
    refusals: [...ON_ONE, 'DELIVERY.NOT_A_POST'],
  },
  confirmDown: {
    ...press('confirm-down', 'Say that a person took it down by hand'),
    body: z.strictObject({ ...seen, reason }),
    refusals: [...ON_ONE],
  },
});
