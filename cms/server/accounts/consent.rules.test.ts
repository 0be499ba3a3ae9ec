import fc from 'fast-check';
import { consentPurposes, type ConsentPurpose } from '../../contract';
import { seededIds } from '../../kernel';
import { consentsOf, consentState } from './consent.rules';

const reader = { id: 'r', station: 'yunze' };
const at = new Date('2026-11-21T08:00:00Z');
const wishes = fc.array(
  fc.record(
    Object.fromEntries(consentPurposes.map((purpose) => [purpose, fc.boolean()])) as Record<
      ConsentPurpose,
      fc.Arbitrary<boolean>
    >,
    { requiredKeys: [] },
  ),
  { maxLength: 6 },
);

it('after any wishes stands where the latest wish about each purpose put it', () => {
  fc.assert(
    fc.property(wishes, (all) => {
      const ids = seededIds('consents');
      const records = all.reduce<ReturnType<typeof consentsOf>>(
        (already, wanted) => [...already, ...consentsOf({ reader, already, wanted, source: 'settings', at }, ids)],
        [],
      );
      const none = { terms: false, privacy: false, push: false, personalisation: false, research: false };
      expect(consentState(records)).toEqual(Object.assign(none, ...all));
    }),
  );
});

it('writes nothing for a wish that changes nothing, and asks again when the text is another', () => {
  const wish = { reader, wanted: { terms: true }, source: 'settings', at };
  const first = consentsOf({ ...wish, already: [] }, seededIds(1));
  expect(first).toHaveLength(1);
  expect(consentsOf({ ...wish, already: first }, seededIds(2))).toEqual([]);
  const old = first.map((record) => ({ ...record, textVersion: '2020-01' }));
  expect(consentsOf({ ...wish, already: old }, seededIds(3))).toHaveLength(1);
});
