import { z } from 'zod';
import { httpContract } from './http';

/** Where a reader's account stands: at home, on the way out for seven days, or gone. */
export const readerStates = ['active', 'leaving', 'erased'] as const;

/** One of the states of a reader's account. */
export type ReaderState = (typeof readerStates)[number];

/** What may happen to a reader's account. */
export type ReaderEvent = 'leave' | 'return' | 'erase';

/** A reader as staff see one: enough to help, nothing to carry away. */
export const readerCard = z.object({
  id: z.uuid(),
  station: z.string(),
  state: z.enum(readerStates),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  joinedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  sessions: z.int(),
  locked: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
  eraseDueAt: z.iso.datetime().nullable(),
  allowed: z.array(z.enum(['lock', 'unlock', 'signOut', 'erase'])),
});

/** A reader as staff see one. */
export type ReaderCard = z.output<typeof readerCard>;

const params = z.object({ id: z.uuid() });
const reason = z
  .string()
  .trim()
  .min(4)
  .max(300)
  // PostgreSQL keeps no NUL; a reason is one line of whole signs.
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** What a station's administrator does for readers: find one by the exact number or address they name, and help. */
export const readersContract = httpContract('readers', {
  find: {
    method: 'POST',
    path: '/cms/readers/searches',
    summary: 'Find a reader by exact phone or e-mail',
    access: { staff: 'plugin::cms.readers.read' },
    body: z.object({ contact: z.string().trim().min(3).max(254) }),
    result: z.object({ items: z.array(readerCard) }),
    refusals: [],
    perMinute: 30,
  },
  lock: {
    method: 'POST',
    path: '/cms/readers/:id/lock',
    summary: 'Lock an account, with the reason; all devices are signed out',
    access: { staff: 'plugin::cms.readers.lock' },
    params,
    body: z.object({ reason }),
    result: readerCard,
    refusals: ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
  unlock: {
    method: 'POST',
    path: '/cms/readers/:id/unlock',
    summary: 'Unlock an account, with the reason',
    access: { staff: 'plugin::cms.readers.lock' },
    params,
    body: z.object({ reason }),
    result: readerCard,
    refusals: ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE'],
  },
  signOut: {
    method: 'POST',
    path: '/cms/readers/:id/sign-out',
    summary: 'Sign a reader out everywhere',
    access: { staff: 'plugin::cms.readers.lock' },
    params,
    result: readerCard,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  erase: {
    method: 'POST',
    path: '/cms/readers/:id/erasure',
    summary: 'Start the erasure that a reader asked for',
    access: { staff: 'plugin::cms.readers.erase' },
    params,
    body: z.object({ reason }),
    result: readerCard,
    refusals: ['HEARTH.NOT_FOUND', 'MACHINE.EVENT_NOT_ALLOWED'],
  },
});
