import fc from 'fast-check';
import { gateReasonCodes } from '../../contract';
import type { LotFacts } from './lot.rules';
import type { GatePaper } from './paper.rules';
import { courseOf, permits, reasonsAt, verdictAt, type GateFacts } from './verdict.rules';

const at = (hours: number): Date => new Date(Date.UTC(2026, 10, 21) + hours * 3_600_000);
const NOW = at(0);

const paper = (part: Partial<GatePaper> = {}): GatePaper => ({
  ...{ id: 'p1', kind: 'licence', isSuppliers: true, side: null, lot: null, from: at(-100), to: at(100) },
  ...part,
});
const lot = (part: Partial<LotFacts> = {}): LotFacts => ({ id: 'l1', state: 'open', end: at(200), ...part });
const good: GateFacts = {
  product: { state: 'approved', since: at(-50), approvedAt: at(-50) },
  supplier: { state: 'verified', verifyBy: at(400) },
  required: [{ kind: 'licence', isSuppliers: true, side: null }],
  requiredOfLots: ['test'],
  papers: [paper(), paper({ id: 'p2', kind: 'test', isSuppliers: false, lot: 'l1', to: null })],
  lots: [lot()],
};
const supplier = (state: string): Partial<GateFacts> => ({ supplier: { state, verifyBy: null } });
const product = (state: string): Partial<GateFacts> => ({ product: { ...good.product, state } });
const test = good.papers.slice(1);

it('opens when all is in order, until the first end', () => {
  expect(verdictAt(courseOf(good, NOW), NOW)).toEqual({
    ...{ showable: true, sellable: true, reasons: [], until: at(100) },
  });
});

it.each([
  ['a draft', product('draft'), 'in-review', false],
  ['one in the panel', product('panel'), 'in-review', false],
  ['suspended', product('suspended'), 'suspended', false],
  ['recalled', product('recalled'), 'recalled', false],
  ['retired', product('retired'), 'retired', false],
  ['rejected', product('rejected'), 'rejected', false],
  ['vetoed', product('vetoed'), 'vetoed', false],
  ['approved too long ago', { product: { ...good.product, approvedAt: at(-181 * 24) } }, 'approval-ended', false],
  ['a supplier on the way', supplier('filed'), 'supplier-unverified', false],
  ['a supplier that lapsed', supplier('lapsed'), 'supplier-lapsed', false],
  ['a supplier whose time is over', { supplier: { state: 'verified', verifyBy: NOW } }, 'supplier-lapsed', false],
  ['a barred supplier', supplier('barred'), 'supplier-barred', false],
  ['a closed supplier', supplier('closed'), 'supplier-closed', false],
  ['no licence', { papers: test }, 'paper-missing', false],
  ['a licence of tomorrow', { papers: [paper({ from: at(1) }), ...test] }, 'paper-early', false],
  ['a licence of yesterday', { papers: [paper({ to: NOW }), ...test] }, 'paper-expired', false],
  ['no lot', { lots: [] }, 'no-lot', true],
  ['lots that are closed', { lots: [lot({ state: 'closed' })] }, 'no-lot', true],
  ['a lot held back', { lots: [lot({ state: 'held' })] }, 'lot-held', true],
  ['a lot recalled', { lots: [lot({ state: 'recalled' })] }, 'lot-recalled', true],
  ['an old lot', { lots: [lot({ end: NOW })] }, 'lot-ended', true],
  ['a lot without its test', { papers: [paper()] }, 'lot-papers', true],
] as const)('closes for %s', (...[, part, code, showable]: readonly [string, Partial<GateFacts>, string, boolean]) => {
  const { reasons, ...verdict } = verdictAt(courseOf({ ...good, ...part }, NOW), NOW);
  expect(reasons.map((reason) => reason.code)).toEqual([code]);
  expect(verdict).toMatchObject({ showable, sellable: false });
});

it('names every reason, not the first', () => {
  const reasons = reasonsAt({ ...good, ...product('suspended'), ...supplier('barred'), papers: [], lots: [] }, NOW);
  expect(reasons.map(({ code }) => code)).toEqual(['suspended', 'supplier-barred', 'paper-missing', 'no-lot']);
});

it('goes on without a gap from a paper to its successor', () => {
  const next = paper({ id: 'p3', from: at(90), to: at(300) });
  expect(verdictAt(courseOf({ ...good, papers: [...good.papers, next] }, NOW), NOW).until).toEqual(at(200));
});

it('sells from one lot while another is recalled', () => {
  const lots = [lot(), lot({ id: 'l2', state: 'recalled' })];
  expect(reasonsAt({ ...good, lots }, NOW)).toEqual([]);
});

const moments = fc.integer({ min: -300, max: 300 });
const facts: fc.Arbitrary<GateFacts> = fc.record({
  product: fc.record({
    state: fc.constantFrom('approved', 'approved', 'approved', 'suspended', 'panel', 'retired'),
    since: moments.map(at),
    approvedAt: fc.option(fc.integer({ min: -183 * 24, max: 0 }).map(at)),
  }),
  supplier: fc.record({
    state: fc.constantFrom('verified', 'verified', 'verified', 'barred', 'filed'),
    verifyBy: fc.option(moments.map(at)),
  }),
  required: fc.subarray([
    { kind: 'licence', isSuppliers: true, side: null },
    { kind: 'origin', isSuppliers: false, side: null },
    { kind: 'origin', isSuppliers: false, side: 'back' },
  ]),
  requiredOfLots: fc.subarray(['test']),
  papers: fc.array(
    fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom('licence', 'origin', 'test'),
      isSuppliers: fc.boolean(),
      side: fc.constantFrom(null, 'front', 'back'),
      lot: fc.constantFrom(null, null, 'l1', 'l2'),
      from: moments.map(at),
      to: fc.option(moments.map(at)),
    }),
    { maxLength: 8 },
  ),
  lots: fc.array(
    fc.record({
      id: fc.constantFrom('l1', 'l2', 'l3'),
      state: fc.constantFrom('open', 'open', 'held', 'recalled', 'closed'),
      end: fc.option(moments.map(at)),
    }),
    { maxLength: 4 },
  ),
});

it('says at every later moment what would be worked out then', () => {
  fc.assert(
    fc.property(facts, fc.integer({ min: 0, max: 400 }), (some, hours) => {
      const then = at(hours);
      expect(verdictAt(courseOf(some, NOW), then)).toEqual(verdictAt(courseOf(some, then), then));
    }),
    { numRuns: 300 },
  );
});

it('holds until the moment it names and not at it', () => {
  fc.assert(
    fc.property(facts, (some) => {
      const { until, ...now } = verdictAt(courseOf(some, NOW), NOW);
      if (!until) return;
      const before = permits(reasonsAt(some, new Date(until.getTime() - 1)));
      const then = permits(reasonsAt(some, until));
      expect(before.showable >= now.showable && before.sellable >= now.sellable).toBe(true);
      expect(then.showable < now.showable || then.sellable < now.sellable).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('never sells what it does not show, and knows every reason it gives', () => {
  fc.assert(
    fc.property(facts, (some) => {
      const { showable, sellable, reasons } = verdictAt(courseOf(some, NOW), NOW);
      expect(showable || !sellable).toBe(true);
      for (const { code } of reasons) expect(gateReasonCodes).toContain(code);
    }),
  );
});
