import fc from 'fast-check';
import { dutyRoles, gateConditionNames, gateMoments, type DutyRole, type GateConditionName } from '../../contract';
import { ageOn } from './age.rules';
import { conditionsAt, gateConditions } from './gate-conditions.rules';
import type { GateFacts, ItemFacts } from './gate-facts.rules';
import { askGate, closedBy } from './gate.rules';

const NOW = new Date('2026-11-30T12:00:00Z');
const hours = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);

const ORANGES: ItemFacts = {
  ...{ id: 'oranges', product: 'p1', offer: 'o1', isCleared: true, plannedUnits: 200, left: 200 },
  ...{ comparesPrices: true, priceSeenAt: hours(-23), isSellerReachable: true, gift: { isSigned: true } },
  script: { loadedHash: 'h1', approvedHash: 'h1', unproved: 0 },
};
const ANCHOR: GateFacts['anchors'][number] = {
  ...{ person: 'w', isRealNamed: true, birth: '1995-05-01', hasGuardianConsent: false },
  ...{ trainedUntil: hours(24), bannedUntil: null },
};
const DUTY: GateFacts['duty'] = dutyRoles.map((role) => ({ role, person: role, beatenAt: hours(-0.005) }));

/** The person of one role stands in another too. */
const heldBy = (who: DutyRole, role: DutyRole): GateFacts['duty'] =>
  DUTY.map((one) => (one.role === role ? { ...one, person: who } : one));

/** A live for which nothing is missing. */
const WHOLE: GateFacts = {
  ...{ moment: 'go-live', now: NOW, isRehearsal: false, isSettingReviewed: true, usesMachines: true },
  ...{ hasAiLabel: true, isAdvertising: true, hasAdMark: true, showsMinors: true, hasGuardianConsent: true },
  ...{ promisesGift: true, items: [ORANGES], anchors: [ANCHOR], duty: DUTY, picture: 'on' },
};

const withItem = (change: Partial<ItemFacts>): Partial<GateFacts> => ({ items: [{ ...ORANGES, ...change }] });
const withAnchor = (change: Partial<typeof ANCHOR>): Partial<GateFacts> => ({ anchors: [{ ...ANCHOR, ...change }] });
const withScript = (change: Partial<ItemFacts['script']>) => withItem({ script: { ...ORANGES.script, ...change } });

/** For each condition, what alone makes it fail: one missing thing, one name. */
const WITHOUT: Readonly<Record<GateConditionName, readonly Partial<GateFacts>[]>> = {
  'runsheet-there': [{ items: [], promisesGift: false }],
  'goods-approved': [withItem({ isCleared: false })],
  'stock-planned': [withItem({ left: 199 }), withItem({ left: null }), withItem({ plannedUnits: null, left: 0 })],
  'price-basis-fresh': [withItem({ priceSeenAt: hours(-25) }), withItem({ priceSeenAt: null })],
  'seller-reachable': [withItem({ isSellerReachable: false })],
  'donation-signed': [withItem({ gift: { isSigned: false } }), withItem({ gift: null })],
  'scripts-approved': [withScript({ approvedHash: 'h0' }), withScript({ loadedHash: null, approvedHash: null })],
  'claims-proved': [withScript({ unproved: 1 })],
  'setting-reviewed': [{ isSettingReviewed: false }],
  'ai-labelled': [{ hasAiLabel: false }],
  'ad-marked': [{ hasAdMark: false }],
  'minors-agreed': [{ hasGuardianConsent: false }, withAnchor({ birth: '2009-01-01' })],
  'anchors-named': [withAnchor({ isRealNamed: false }), { anchors: [] }],
  'anchors-of-age': [withAnchor({ birth: '2010-12-01', hasGuardianConsent: true }), withAnchor({ birth: null })],
  'anchors-trained': [withAnchor({ trainedUntil: hours(-1) }), withAnchor({ trainedUntil: null })],
  'anchors-not-banned': [withAnchor({ bannedUntil: hours(1) })],
  'duty-present': dutyRoles.map((role) => ({ duty: DUTY.filter((one) => one.role !== role) })),
  'duty-apart': [
    ...(['compliance-officer', 'duty-editor'] as const).map((role) => ({ duty: heldBy('host', role) })),
    ...(['field-controller', 'duty-editor'] as const).map((role) => ({ duty: heldBy('compliance-officer', role) })),
  ],
  'picture-there': [{ picture: 'waiting' }, { picture: 'closed' }, { picture: 'none' }],
};

it('is open for a live for which nothing is missing', () => {
  expect(closedBy(WHOLE)).toEqual([]);
  expect(askGate(WHOLE).map(({ name }) => name)).toEqual([...gateConditionNames]);
});

it.each(gateConditionNames.flatMap((name) => WITHOUT[name].map((without, at) => [name, at, without] as const)))(
  'is closed by %s alone (%i), with its own name',
  (name, _at, without) => {
    expect(closedBy({ ...WHOLE, ...without }).map((one) => one.name)).toEqual([name]);
  },
);

it('names the lines on account of which it is closed, and says what to do in both languages', () => {
  const facts = { ...WHOLE, items: [ORANGES, { ...ORANGES, id: 'tea', isCleared: false }] };
  expect(closedBy(facts)).toMatchObject([{ name: 'goods-approved', items: ['tea'] }]);
  for (const name of gateConditionNames) {
    expect(gateConditions[name].about['zh-Hans']).not.toBe('');
    expect(gateConditions[name].about.en).not.toBe('');
  }
});

it('asks of a line without goods neither papers nor a signed script', () => {
  const talk: ItemFacts = {
    ...{ ...ORANGES, id: 'talk', product: null, offer: null, isCleared: false, left: null, isSellerReachable: false },
    ...{ comparesPrices: false, gift: null, script: { loadedHash: null, approvedHash: null, unproved: 0 } },
  };
  expect(closedBy({ ...WHOLE, items: [ORANGES, talk] })).toEqual([]);
});

it('lets a picture wait before ready, and asks for it before the air', () => {
  expect(closedBy({ ...WHOLE, moment: 'ready', picture: 'waiting' })).toEqual([]);
  expect(closedBy({ ...WHOLE, moment: 'ready', picture: 'none' }).map(({ name }) => name)).toEqual(['picture-there']);
});

it('asks for one product at a pin what may have ended since, and nothing of people or stock', () => {
  expect(conditionsAt('pin')).toEqual([
    ...['goods-approved', 'price-basis-fresh', 'seller-reachable', 'donation-signed'],
    ...['scripts-approved', 'claims-proved'],
  ]);
  const bare: GateFacts = { ...WHOLE, moment: 'pin', duty: [], anchors: [], ...withItem({ left: 0, gift: null }) };
  expect(closedBy(bare)).toEqual([]);
});

it('asks of a rehearsal only what is seen', () => {
  const bare: GateFacts = { ...WHOLE, isRehearsal: true, items: [], anchors: [], duty: [], isSettingReviewed: false };
  expect(askGate(bare).map(({ name }) => name)).toEqual(['ai-labelled', 'picture-there']);
  expect(closedBy({ ...bare, picture: 'none' }).map(({ name }) => name)).toEqual(['picture-there']);
});

it('opens by nothing but the absence of a closed condition, at every moment', () => {
  const lacks = fc.subarray([...gateConditionNames]);
  fc.assert(
    fc.property(lacks, fc.constantFrom(...gateMoments), (names, moment) => {
      const facts = names.reduce<GateFacts>((all, name) => ({ ...all, ...WITHOUT[name][0] }), { ...WHOLE, moment });
      for (const { name, holds } of askGate(facts)) {
        const answer = gateConditions[name as GateConditionName].check(facts);
        expect(holds).toBe(answer === true || (typeof answer !== 'boolean' && answer.length === 0));
      }
      expect(closedBy(facts).length === 0).toBe(askGate(facts).every(({ holds }) => holds));
    }),
  );
});

it.each([
  ['2010-11-30', 16],
  ['2010-12-01', 15],
  ['2000-02-29', 26],
  ['2010-12-01', 15],
])('counts the years of somebody born on %s', (birth, years) => {
  expect(ageOn(birth, NOW)).toBe(years);
});

it('counts a birthday from midnight by the clock of the stations', () => {
  expect(ageOn('2010-12-01', new Date('2026-11-30T15:59:59Z'))).toBe(15);
  expect(ageOn('2010-12-01', new Date('2026-11-30T16:00:00Z'))).toBe(16);
});
