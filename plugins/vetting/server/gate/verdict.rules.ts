import { gateReasons, type GateReason, type GateVerdict } from '../../contract';
import { lotReasons, type LotFacts } from './lot.rules';
import { endedBy, isValid, speaksFor, type GatePaper, type GateNeed } from './paper.rules';

/** How long an approval holds at most, whatever its papers say. */
export const APPROVAL_DAYS = 180;

const DAY = 86_400_000;

/** Everything that a verdict stands on, with ends as the moments at which they come. */
export type GateFacts = {
  readonly product: { readonly state: string; readonly since: Date; readonly approvedAt: Date | null };
  readonly supplier: { readonly state: string; readonly verifyBy: Date | null };
  /** The kinds of papers without which it may not be shown, and those that each lot needs to be sold. */
  readonly required: readonly GateNeed[];
  readonly requiredOfLots: readonly string[];
  /** Accepted ones alone, of the product, its lots and its supplier. */
  readonly papers: readonly GatePaper[];
  readonly lots: readonly LotFacts[];
};

/** What time alone makes of a verdict from a moment on. */
export type GateStep = { readonly at: string; readonly reasons: readonly GateReason[] };

/** A verdict with all that time alone will make of it: true at every moment, until a fact changes. */
export type GateCourse = { readonly reasons: readonly GateReason[]; readonly steps: readonly GateStep[] };

const OF_PRODUCT: Readonly<Record<string, GateReason['code'] | undefined>> = {
  suspended: 'suspended',
  recalled: 'recalled',
  retired: 'retired',
  rejected: 'rejected',
  vetoed: 'vetoed',
};

/** What is over stays so: nothing else is said of it. */
const OVER: ReadonlySet<GateReason['code']> = new Set(['recalled', 'retired', 'rejected', 'vetoed']);

const OF_SUPPLIER: Readonly<Record<string, GateReason['code'] | undefined>> = {
  lapsed: 'supplier-lapsed',
  barred: 'supplier-barred',
  closed: 'supplier-closed',
};

/** All reasons that stand in the way at one moment; none means that the product may be shown and sold. */
export function reasonsAt(facts: GateFacts, at: Date): readonly GateReason[] {
  const own = productReasons(facts, at);
  if (own.some(({ code }) => OVER.has(code))) return own;
  return [
    ...own,
    ...supplierReasons(facts, at),
    ...facts.required.flatMap((need) => paperReasons(facts, need, at)),
    ...lotReasons(facts, at),
  ];
}

/** What may be done under these reasons. */
export function permits(reasons: readonly GateReason[]): Pick<GateVerdict, 'showable' | 'sellable'> {
  return { showable: !reasons.some(stopsShowing), sellable: reasons.length === 0 };
}

/** Whether a reason takes a product off the shelf, and not only out of the basket. */
export const stopsShowing = ({ code }: GateReason): boolean => gateReasons[code].stops === 'showing';

/** Works out the verdict of now and everything that time alone will make of it. */
export function courseOf(facts: GateFacts, now: Date): GateCourse {
  const reasons = reasonsAt(facts, now);
  const steps: GateStep[] = [];
  let last = reasons;
  for (const moment of momentsOf(facts, now)) {
    const then = reasonsAt(facts, new Date(moment));
    if (isSame(last, then)) continue;
    steps.push({ at: new Date(moment).toISOString(), reasons: then });
    last = then;
  }
  return { reasons, steps };
}

/** The verdict at a moment, out of what was worked out before it. */
export function verdictAt(course: GateCourse, at: Date): GateVerdict {
  const past = course.steps.filter((step) => Date.parse(step.at) <= at.getTime());
  const reasons = past.at(-1)?.reasons ?? course.reasons;
  return { ...permits(reasons), until: untilOf(reasons, course.steps.slice(past.length)), reasons };
}

function untilOf(reasons: readonly GateReason[], coming: readonly GateStep[]): Date | null {
  const now = permits(reasons);
  if (!now.showable) return null;
  const end = coming.find((step) => {
    const then = permits(step.reasons);
    return (now.showable && !then.showable) || (now.sellable && !then.sellable);
  });
  return end ? new Date(end.at) : null;
}

function productReasons({ product }: GateFacts, at: Date): readonly GateReason[] {
  const { state, since, approvedAt } = product;
  if (state !== 'approved') return [{ code: OF_PRODUCT[state] ?? 'in-review', since: since.toISOString() }];
  const end = approvalEnd(approvedAt);
  return end && end <= at ? [{ code: 'approval-ended', since: end.toISOString() }] : [];
}

const approvalEnd = (approvedAt: Date | null): Date | undefined =>
  approvedAt ? new Date(approvedAt.getTime() + APPROVAL_DAYS * DAY) : undefined;

function supplierReasons({ supplier: { state, verifyBy } }: GateFacts, at: Date): readonly GateReason[] {
  if (state !== 'verified') return [{ code: OF_SUPPLIER[state] ?? 'supplier-unverified' }];
  return verifyBy && verifyBy <= at ? [{ code: 'supplier-lapsed', since: verifyBy.toISOString() }] : [];
}

function paperReasons({ papers }: GateFacts, need: GateNeed, at: Date): readonly GateReason[] {
  const { kind } = need;
  const ofKind = papers.filter((paper) => speaksFor(paper, need));
  if (ofKind.some((paper) => isValid(paper, at))) return [];
  const ended = endedBy(ofKind, at);
  if (ended?.to) return [{ code: 'paper-expired', paper: ended.id, kind, since: ended.to.toISOString() }];
  const [early] = [...ofKind].sort((a, b) => a.from.getTime() - b.from.getTime() || (a.id < b.id ? -1 : 1));
  return [early ? { code: 'paper-early', paper: early.id, kind } : { code: 'paper-missing', kind }];
}

/** Every later moment at which one of the facts begins or ends to hold. */
function momentsOf({ product, supplier, papers, lots }: GateFacts, now: Date): readonly number[] {
  const moments = [
    approvalEnd(product.approvedAt),
    supplier.verifyBy,
    ...papers.flatMap(({ from, to }) => [from, to]),
    ...lots.map(({ end }) => end),
  ].flatMap((moment) => (moment && moment > now ? [moment.getTime()] : []));
  return [...new Set(moments)].sort((a, b) => a - b);
}

const isSame = (one: readonly GateReason[], other: readonly GateReason[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
