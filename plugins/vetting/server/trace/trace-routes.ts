import { ok } from '@hearth/cms/kernel';
import { headed, routes, type RouteGroup } from '@hearth/cms/platform';
import { captureBehaviour, EPCIS_VERSION, MOST_EVENTS, traceContract } from '../../contract';
import { captureDocument, viewCapture } from './capture-document';
import { queryEvents, viewEvent } from './query-events';
import { recordStep } from './record-step';
import type { TraceDeps } from './trace-deps';
import { viewLotTrace } from './view-lot-trace';
import { withdrawStep } from './withdraw-step';

/** What every answer of EPCIS says of itself. */
const SPOKEN = { 'GS1-EPCIS-Version': EPCIS_VERSION, 'GS1-CBV-Version': EPCIS_VERSION };

/** The routes of traceability for staff. */
export const traceRoutes = (deps: TraceDeps): RouteGroup =>
  routes(traceContract, {
    captureTrace: async ({ actor, body, request }) => {
      // What is neither of both is answered as the standard's own default.
      const behaviour = captureBehaviour.catch('rollback').parse(request.headers['gs1-capture-error-behaviour']);
      const { value } = await captureDocument(deps, actor, { document: body, behaviour });
      const where = { Location: `/vetting/trace/capture/${value.captureID}` };
      return ok(headed(value, { ...SPOKEN, ...where, 'GS1-EPCIS-Capture-Limit': String(MOST_EVENTS) }));
    },
    viewCapture: async ({ actor, params, request }) => {
      const job = await viewCapture(deps, actor, { id: params.id, locale: request.locale });
      return job.ok ? ok(headed(job.value, SPOKEN)) : job;
    },
    listTraceEvents: async ({ actor, query }) => {
      const { document, link } = (await queryEvents(deps, actor, query)).value;
      return ok(headed(document, { ...SPOKEN, ...(link === undefined ? {} : { Link: link }) }));
    },
    viewTraceEvent: async ({ actor, params }) => {
      const found = await viewEvent(deps, actor, params.id);
      return found.ok ? ok(headed(found.value, SPOKEN)) : found;
    },
    viewLotTrace: ({ actor, params }) => viewLotTrace(deps, actor, params.id),
    recordLotStep: ({ actor, params, body }) => recordStep(deps, actor, { ...body, lot: params.id }),
    withdrawLotStep: ({ actor, params, body }) => withdrawStep(deps, actor, { ...params, ...body }),
  });
