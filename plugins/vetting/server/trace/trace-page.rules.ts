import { paperKinds, provinces, traceSteps, type PaperKind, type TracePage } from '../../contract';
import type { Text } from '@hearth/cms/kernel';
import type { PageFacts, PagePaper } from './trace-facts.rules';
import { placeOf, stepOf } from './house-events.rules';
import type { KeptEvent } from './trace-facts.rules';

/** The papers that speak to buyers; what says how a family lives, or what was agreed between houses, is not among them. */
export const SHOWN_PAPERS: readonly PaperKind[] = [
  ...(['business-licence', 'production-licence', 'food-trade-licence', 'conformity-certificate'] as const),
  ...(['test-report', 'production-record', 'green-certificate', 'organic-certificate', 'geo-certificate'] as const),
  ...(['brand-authorisation', 'ccc-certificate', 'special-licence'] as const),
];

/** Those of whom the name is a firm's. A family farm is often called by a person. */
const FIRMS: readonly string[] = ['enterprise', 'cooperative'];
const MOST_STEPS = 50;

/** What a public page is made of. */
export type PageGround = {
  readonly facts: PageFacts;
  readonly events: readonly KeptEvent[];
  readonly papers: readonly PagePaper[];
  readonly station: Text;
};

/** The public page of a lot: no field of it comes from anything that a person is called by. */
export function tracePageOf({ facts, events, papers, station }: PageGround): TracePage {
  const valid = standing(events);
  const recall = valid.findLast(({ disposition }) => disposition === 'recalled');
  return {
    ...{ lot: facts.lot, code: facts.code, madeAt: facts.madeAt, bestBefore: facts.bestBefore, station },
    // Whether it is recalled is the lot's own state; the events only know when.
    recall: facts.state === 'recalled' ? { at: recall?.eventTime.toISOString() ?? null } : null,
    product: productOf(facts),
    maker: FIRMS.includes(facts.supplierKind) ? facts.supplierName : null,
    province: provinces[facts.region?.slice(0, 2) ?? ''] ?? null,
    steps: valid.flatMap(shownStep).slice(-MOST_STEPS),
    papers: papers.map(({ kind, ...paper }) => ({ kind, name: paperKinds[kind], ...paper })),
    asOf: facts.now.toISOString(),
  };
}

const productOf = ({ title, spec, origin, storage, gtin }: PageFacts): TracePage['product'] => ({
  ...{ title, spec: spec ?? '', origin: origin ?? '', storage: storage ?? '', gtin },
});

/** What was not declared an error. */
function standing(events: readonly KeptEvent[]): readonly KeptEvent[] {
  const wrong = new Set(events.flatMap(({ isError, eventId }) => (isError ? [eventId] : [])));
  return events.filter(({ eventId }) => !wrong.has(eventId));
}

function shownStep({ bizStep, disposition, eventTime, body }: KeptEvent): TracePage['steps'] {
  const step = stepOf(bizStep, disposition);
  if (step === 'sell' || step === 'recall' || step === 'other') return [];
  return [{ step, name: traceSteps[step], at: eventTime.toISOString(), place: placeOf(body) }];
}
