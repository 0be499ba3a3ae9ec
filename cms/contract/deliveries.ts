import { z } from 'zod';
import { delivery, postingStates, wholeDelivery } from './delivery-types';
import { httpContract } from './http';
import { stationSlug } from './stations';

/** Sees what happened to stories on each account. */
export const DELIVERIES_READ = 'plugin::cms.deliveries.read';
/** Releases, cancels, mends and proves deliveries. */
export const DELIVERIES_MANAGE = 'plugin::cms.deliveries.manage';

const READ = { staff: DELIVERIES_READ } as const;
const MANAGE = { staff: DELIVERIES_MANAGE } as const;
const id = z.object({ id: z.uuid() });
const seen = { version: z.int() };
const reason = z.string().trim().min(2).max(300);
const ON_ONE = ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'DELIVERY.NOT_NOW'] as const;

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
      station: stationSlug.optional(),
      state: z.enum(postingStates).optional(),
      channel: z.uuid().optional(),
      documentId: z.string().max(64).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    result: z.object({ deliveries: z.array(delivery) }),
    refusals: [],
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
