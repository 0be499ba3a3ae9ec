import { z } from 'zod';
import {
  correctionBody,
  correctionOrder,
  correctionStates,
  rippleHit,
  ripplePackage,
  wholeCorrection,
} from './correction-types';
import { httpContract } from './http';
import { stationSlug } from './stations';
import { writtenText } from './text';

/** Sees orders of correction. */
export const CORRECTIONS_READ = 'plugin::cms.corrections.read';
/** Proposes corrections. */
export const CORRECTIONS_PROPOSE = 'plugin::cms.corrections.propose';
/** Opens corrections and drops them. */
export const CORRECTIONS_OPEN = 'plugin::cms.corrections.open';

const READ = { staff: CORRECTIONS_READ } as const;
const PROPOSE = { staff: CORRECTIONS_PROPOSE } as const;
const OPEN = { staff: CORRECTIONS_OPEN } as const;
const id = z.object({ id: z.uuid() });
const seen = { version: z.int32() };
const reason = writtenText(300).min(2);
const documents = z
  .array(correctionBody.pick({ documentId: true, locale: true }))
  .min(1)
  .max(50);
const ON_ONE = ['HEARTH.NOT_FOUND', 'HEARTH.CHANGED_MEANWHILE', 'CORRECTION.NOT_NOW'] as const;
const NEW = ['HEARTH.NOT_FOUND', 'CORRECTION.NOT_OUT', 'CORRECTION.OPEN_ALREADY'] as const;

/** Orders of correction (更正令): from the wrong fact to the last account that carries it. */
export const correctionsContract = httpContract('corrections', {
  list: {
    method: 'GET',
    path: '/cms/corrections',
    summary: 'Orders of one’s stations, the newest first',
    access: READ,
    query: z.object({
      station: stationSlug.optional(),
      state: z.enum(correctionStates).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    result: z.strictObject({ orders: z.array(correctionOrder) }),
    refusals: [],
  },
  one: {
    method: 'GET',
    path: '/cms/corrections/:id',
    summary: 'One order with how far it is on every account',
    access: READ,
    params: id,
    result: wholeCorrection,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  propose: {
    method: 'POST',
    path: '/cms/corrections/proposals',
    summary: 'Propose a correction to whoever may open it',
    access: PROPOSE,
    body: correctionBody,
    result: wholeCorrection,
    status: 201,
    refusals: NEW,
  },
  openNow: {
    method: 'POST',
    path: '/cms/corrections',
    summary: '开更正令 Open a correction: its review takes the fast lane of the second and third level',
    access: OPEN,
    body: correctionBody,
    result: wholeCorrection,
    status: 201,
    refusals: NEW,
  },
  open: {
    method: 'POST',
    path: '/cms/corrections/:id/open',
    summary: 'Open a correction that was proposed',
    access: OPEN,
    params: id,
    body: z.strictObject(seen),
    result: wholeCorrection,
    refusals: ON_ONE,
  },
  drop: {
    method: 'POST',
    path: '/cms/corrections/:id/drop',
    summary: 'Drop a correction with a reason',
    access: OPEN,
    params: id,
    body: z.strictObject({ ...seen, reason }),
    result: wholeCorrection,
    refusals: ON_ONE,
  },
  ripple: {
    method: 'GET',
    path: '/cms/corrections/:id/ripple',
    summary: 'Other manuscripts that carry the wrong words, or may: its family, its other language, its packages',
    access: READ,
    params: id,
    result: z.strictObject({ hits: z.array(rippleHit), packages: z.array(ripplePackage) }),
    refusals: ['HEARTH.NOT_FOUND'],
  },
  join: {
    method: 'POST',
    path: '/cms/corrections/:id/join',
    summary: '并案 Open the same correction for other manuscripts that carry the wrong words',
    access: OPEN,
    params: id,
    body: z.strictObject({ documents }),
    result: wholeCorrection,
    refusals: NEW,
  },
  leave: {
    method: 'POST',
    path: '/cms/corrections/:id/leave',
    summary: '不并案 Leave manuscripts that were proposed as they are, with a reason',
    access: OPEN,
    params: id,
    body: z.strictObject({ documents, reason }),
    result: wholeCorrection,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  giveUp: {
    method: 'POST',
    path: '/cms/corrections/:id/tracks/:channel/give-up',
    summary: '放弃更正 Say by name that an account will never have the corrected words, and why',
    access: OPEN,
    params: id.extend({ channel: z.uuid() }),
    body: z.strictObject({ ...seen, reason }),
    result: wholeCorrection,
    refusals: [...ON_ONE, 'CORRECTION.TRACK_DONE'],
  },
});
