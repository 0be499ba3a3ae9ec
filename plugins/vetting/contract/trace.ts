import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { captureDocumentSchema, captureJobSchema, listTraceSchema, queryDocumentSchema } from './trace-capture';
import { lotTraceSchema, recordStepSchema, tracePageSchema, withdrawReason } from './trace-types';

/** See where lots went, as the admin's roles name it. */
export const TRACE_READ = 'plugin::vetting.trace.read';
/** Write down where lots went, and capture documents of others. */
export const TRACE_WRITE = 'plugin::vetting.trace.write';

const params = z.object({ id: z.uuid() });
const eventId = z
  .string()
  .max(500)
  .regex(/^[a-z][a-z0-9+.-]*:[\u0021-\u007e]+$/)
  .meta({ examples: ['urn:uuid:0195f000-0000-7000-8000-000000000000'] });

/** The routes of traceability for staff: EPCIS 2.0 as it is spoken between houses, and the steps of one lot as the desk writes them. */
export const traceContract = httpContract('vetting', {
  captureTrace: {
    method: 'POST',
    path: '/vetting/trace/capture',
    summary: 'EPCIS 2.0 capture: takes a document of events; what became of each is told by its job',
    access: { staff: TRACE_WRITE },
    body: captureDocumentSchema,
    result: z.strictObject({ captureID: z.uuid() }),
    status: 202,
    refusals: [],
    perMinute: 120,
  },
  viewCapture: {
    method: 'GET',
    path: '/vetting/trace/capture/:id',
    summary: 'EPCIS 2.0 capture job: whether a document was taken, and what was wrong with which of its events',
    access: { staff: TRACE_READ },
    params,
    result: captureJobSchema,
    refusals: ['TRACE.CAPTURE_NOT_FOUND'],
  },
  listTraceEvents: {
    method: 'GET',
    path: '/vetting/trace/events',
    summary: 'EPCIS 2.0 query: events by time, step, disposition, things and business transactions, page by page',
    access: { staff: TRACE_READ },
    query: listTraceSchema,
    result: queryDocumentSchema,
    refusals: [],
  },
  viewTraceEvent: {
    method: 'GET',
    path: '/vetting/trace/events/:id',
    summary: 'EPCIS 2.0: one event by its eventID, with what declares it an error',
    access: { staff: TRACE_READ },
    params: z.object({ id: eventId }),
    result: queryDocumentSchema,
    refusals: ['TRACE.EVENT_NOT_FOUND'],
  },
  viewLotTrace: {
    method: 'GET',
    path: '/vetting/lots/:id/trace',
    summary: 'The way of a lot, and the address for its code',
    access: { staff: TRACE_READ },
    params,
    result: lotTraceSchema,
    refusals: ['GOODS.LOT_NOT_FOUND'],
  },
  recordLotStep: {
    method: 'POST',
    path: '/vetting/lots/:id/trace',
    summary: 'Writes down that a lot was harvested, packed, shipped or received',
    access: { staff: TRACE_WRITE },
    params,
    body: recordStepSchema,
    result: lotTraceSchema,
    status: 201,
    refusals: ['GOODS.LOT_NOT_FOUND', 'TRACE.AHEAD', 'TRACE.TOO_MANY', 'TRACE.HARVESTED', 'TRACE.EVENT_DIFFERS'],
  },
  withdrawLotStep: {
    method: 'POST',
    path: '/vetting/trace/records/:id/withdraw',
    summary: 'Declares a record an error: it stays, and the declaration beside it',
    access: { staff: TRACE_WRITE },
    params,
    body: z.strictObject({ reason: withdrawReason }),
    result: z.strictObject({ eventId: z.string() }),
    refusals: ['TRACE.EVENT_NOT_FOUND', 'TRACE.WITHDRAWN', 'TRACE.STAYS'],
  },
});

/** What anybody may read of a lot 溯源公示. */
export const tracePageContract = httpContract('vetting', {
  tracePage: {
    method: 'GET',
    path: '/api/trace/lots/:id',
    summary: '溯源页 What a lot is, where it was, whether its papers hold now, and whether it was recalled',
    access: 'public',
    params,
    result: tracePageSchema,
    refusals: ['TRACE.NOT_FOUND'],
    perMinute: 600,
  },
});
