import type { DutyCheckName, DutyFault } from '../../contract';
import { checks, keptEvidence } from './checks.rules';
import { priceFault } from './goods-checks.rules';
import type { AgreementFacts, Finding, GoodsFacts, LiveFacts } from './live-facts.rules';

const page = 'a'.repeat(64);
const goods = (more: Partial<GoodsFacts> = {}): GoodsFacts => ({
  ...{ offer: 'o1', texts: ['云泽脐橙', '5 斤装', '48 小时内发货'], price: 3_990, basePrice: null, basis: null },
  ...{ basisProof: null, lowest: null, last: null, page, isPageWhole: true, barredAt: null },
  shown: { pinnedAt: '2026-11-20T12:10:00.000Z', cleared: true, seller: '青禾村果业合作社', hash: 'b'.repeat(64) },
  ...more,
});
const shown = (more: Partial<NonNullable<GoodsFacts['shown']>>) => goods({ shown: { ...goods().shown!, ...more } });
const agreement = (more: Partial<AgreementFacts> = {}): AgreementFacts => ({
  ...{ id: 'd1', hash: 'c'.repeat(64), signedAt: '2026-11-19T00:00:00.000Z', state: 'published', isQualified: false },
  ...more,
});
const orders = { count: 2, digest: 'd'.repeat(64), lastSold: new Map([['o1', '2026-11-20T13:00:00.000Z']]) };
const clean = { unsigned: [], changed: [], unconfirmed: [], missing: [] };
const facts = (more: Partial<LiveFacts> = {}, session: Partial<LiveFacts['session']> = {}): LiveFacts => ({
  session: {
    ...{ id: 's1', title: '脐橙专场', kinds: ['selling'], version: 1, phase: 'over' },
    ...{ beginsAt: '2026-11-20T12:00:00.000Z', endsAt: '2026-11-20T14:00:00.000Z' },
    ...session,
  },
  ...{ goods: [goods()], orders: { ...orders, ...clean }, agreements: [agreement()] },
  ...{ sales: { count: 1, overdue: [], byClock: [] }, groups: [{ id: 'g1', isApproved: true }] },
  ...more,
});
const faultsOf = ({ evidence }: Finding): readonly DutyFault[] => evidence.flatMap(({ fault }) => fault ?? []);

it.each(Object.keys(checks) as DutyCheckName[])('finds nothing wrong by %s where nothing is', (name) => {
  const found = checks[name](facts());
  expect([found.outcome, faultsOf(found)]).toEqual(['holds', []]);
  expect(found.evidence.length).toBeGreaterThan(0);
});

it.each<[DutyCheckName, DutyFault, Partial<LiveFacts>]>([
  ['goods-cleared', 'not-cleared', { goods: [shown({ cleared: false })] }],
  ['goods-cleared', 'shown-late', { goods: [shown({ pinnedAt: '2026-11-20T14:00:01.000Z' })] }],
  ['goods-cleared', 'not-shown', { goods: [goods({ shown: null })] }],
  ['goods-cleared', 'sold-while-barred', { goods: [goods({ barredAt: '2026-11-20T12:59:59.000Z' })] }],
  ['seller-named', 'seller-missing', { goods: [shown({ seller: null })] }],
  ['seller-named', 'not-shown', { goods: [goods({ shown: null })] }],
  ['price-basis', 'no-proof', { goods: [goods({ basePrice: 5_000, basis: 'market', basisProof: ' ' })] }],
  ['words-allowed', 'word', { goods: [goods({ texts: ['国家级好果'] })] }],
  ['charity-words', 'word', { goods: [goods({ texts: ['每箱募 捐 1 元'] })] }],
  ['snapshots-whole', 'page-changed', { goods: [goods({ isPageWhole: false })] }],
  ['snapshots-whole', 'page-missing', { goods: [goods({ isPageWhole: null })] }],
  ['promises-signed', 'unsigned', { orders: { ...orders, ...clean, unsigned: ['x'] } }],
  ['promises-signed', 'promise-changed', { orders: { ...orders, ...clean, changed: ['x'] } }],
  ['no-return-confirmed', 'unconfirmed', { orders: { ...orders, ...clean, unconfirmed: ['x'] } }],
  ['evidence-kept', 'record-missing', { orders: { ...orders, ...clean, missing: ['x'] } }],
  ['agreement-first', 'signed-late', { agreements: [agreement({ signedAt: '2026-11-20T12:00:00.000Z' })] }],
  ['agreement-first', 'no-agreement', { agreements: [] }],
  ['leaders-approved', 'not-approved', { groups: [{ id: 'g1', isApproved: false }] }],
  ['complaints-in-time', 'overdue', { sales: { count: 1, overdue: ['x'], byClock: [] } }],
  ['complaints-in-time', 'by-clock', { sales: { count: 1, overdue: [], byClock: ['x'] } }],
])('%s finds %s', (name, fault, more) => {
  const found = checks[name](facts(more));
  expect([found.outcome, faultsOf(found)]).toEqual(['fails', [fault]]);
});

it.each<[DutyCheckName, Partial<LiveFacts>]>([
  ['goods-cleared', { goods: [goods({ shown: null })] }],
  ['goods-cleared', { goods: [] }],
  ['complaints-in-time', { sales: { count: 0, overdue: [], byClock: [] } }],
])('leaves %s open while a live goes on and it may be mended still', (name, more) => {
  expect(checks[name](facts(more, { phase: 'on', endsAt: null })).outcome).toBe('open');
});

it('asks for the agreement of a donation until the live begins, and no longer', () => {
  const found = (phase: 'coming' | 'on') => checks['agreement-first'](facts({ agreements: [] }, { phase })).outcome;
  expect([found('coming'), found('on')]).toEqual(['open', 'fails']);
});

it('waits for a donation to be paid and published, however late', () => {
  const found = (state: AgreementFacts['state']) =>
    checks['donations-paid'](facts({ agreements: [agreement({ state })] }));
  expect((['accrued', 'paid', 'published'] as const).map((state) => found(state).outcome)).toEqual([
    'open',
    'open',
    'holds',
  ]);
});

it('lets whoever has a certificate speak of raising money', () => {
  const more = { goods: [goods({ texts: ['每箱募捐 1 元'] })], agreements: [agreement({ isQualified: true })] };
  expect(checks['charity-words'](facts(more)).outcome).toBe('holds');
});

it.each([
  [{ basePrice: null, basis: null }, null],
  [{ basePrice: 4_590, basis: 'list-price', basisProof: '报价单' }, null],
  [{ basePrice: 4_590, basis: 'market', basisProof: null }, 'no-proof'],
  [{ basePrice: 4_590, basis: 'lowest-of-seven-days', lowest: 4_590 }, null],
  [{ basePrice: 4_590, basis: 'lowest-of-seven-days', lowest: 4_589 }, 'above-lowest'],
  [{ basePrice: 4_590, basis: 'lowest-of-seven-days', lowest: null }, 'no-deal'],
  [{ basePrice: 4_590, basis: 'last-deal', last: 4_590 }, null],
  [{ basePrice: 4_590, basis: 'last-deal', last: 4_000 }, 'above-last'],
] as const)('of %j says %s', (offer, fault) => {
  expect(priceFault(goods(offer))).toBe(fault);
});

it('keeps what is wrong first and all of it by its hash', () => {
  const many = Array.from({ length: 250 }, (_one, n) => goods({ offer: `o${n}`, isPageWhole: n !== 249 }));
  const found = checks['snapshots-whole'](facts({ goods: many }));
  const kept = keptEvidence(found);
  expect([kept.evidence.length, kept.evidence[0]?.ref]).toEqual([200, 'o249']);
  const other = keptEvidence(checks['snapshots-whole'](facts({ goods: many.slice(1) })));
  expect(other.evidenceHash).not.toBe(kept.evidenceHash);
});
