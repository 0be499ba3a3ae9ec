import fc from 'fast-check';
import { decide, type OfferFacts, type Wish } from './decide.rules';
import { createForesight, isForeseen } from './foresight';
import type { LockedOffers } from './placing-store';

const offer = (more: Partial<OfferFacts> = {}): OfferFacts => ({
  ...{ id: 'o', station: 'yunze', variant: 'v', product: 'p', price: 100, page: 'x', payMinutes: 15 },
  ...{ perBuyer: null, left: null, free: 10, onSale: true, weightG: 1000, freight: null },
  ...{ noReturn: false, deposit: null },
  ...more,
});
const T0 = 1_764_000_000_000;
const found = (facts: OfferFacts, at = 0): LockedOffers => ({
  offers: new Map([[facts.id, facts]]),
  now: new Date(T0 + at),
});
const taking = (units: number) => ({ byVariant: new Map([['v', units]]), byOffer: new Map([['o', units]]) });

function aForesight() {
  const time = { now: 5_000 };
  return { time, foresight: createForesight(() => time.now) };
}

it('foresees what a batch leaves, at the time that will be', () => {
  const { time, foresight } = aForesight();
  foresight.learn(found(offer({ left: 7 })), taking(4));
  time.now += 30;
  const ahead = foresight.ahead()!;
  expect(ahead.now.getTime()).toBe(T0 + 30);
  expect(isForeseen(ahead, found(offer({ free: 6, left: 3 }), 34))).toBe(true);
});

it.each<[string, Partial<OfferFacts>]>([
  ['units that another node took', { free: 5 }],
  ['units that came back', { free: 7 }],
  ['what the offer may still give', { left: 2 }],
  ['a price', { price: 101 }],
  ['its page', { page: 'y' }],
  ['its end', { onSale: false }],
  ['a limit for each buyer', { perBuyer: 1 }],
  ['the time to pay', { payMinutes: 5 }],
])('is not believed when %s changed', (_what, change) => {
  const { foresight } = aForesight();
  foresight.learn(found(offer({ left: 7 })), taking(4));
  expect(isForeseen(foresight.ahead()!, found(offer({ free: 6, left: 3, ...change })))).toBe(false);
});

it('does not look further ahead than a second, and believes no other clock', () => {
  const { time, foresight } = aForesight();
  expect(foresight.ahead()).toBeUndefined();
  foresight.learn(found(offer()), taking(1));
  expect(isForeseen(foresight.ahead()!, found(offer({ free: 9 }), 1_001))).toBe(false);
  time.now += 1_001;
  expect(foresight.ahead()).toBeUndefined();
});

it('leads to the same decisions as one batch of all', () => {
  const quantities = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(quantities, fc.nat(20), fc.nat(20), (wanted, free, cut) => {
      const wishes = wanted.map((quantity, n): Wish => ({
        ...{ id: `${n}`, station: 'yunze', buyer: `b${n}`, key: `k${n}` },
        lines: [{ offer: 'o', quantity, price: 100 }],
      }));
      const facts = ({ offers }: LockedOffers) => ({
        ...{ offers, used: new Map(), barred: new Map(), coupons: new Map(), groups: new Map() },
      });
      const { foresight } = aForesight();
      const first = decide(facts(found(offer({ free }))), wishes.slice(0, cut));
      foresight.learn(found(offer({ free })), first);
      const second = decide(facts(foresight.ahead()!), wishes.slice(cut));
      const whole = decide(facts(found(offer({ free }))), wishes);
      expect([...first.granted, ...second.granted]).toEqual(whole.granted);
    }),
  );
});
