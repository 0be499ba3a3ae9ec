import fc from 'fast-check';
import { claimLights, scriptBeats } from '../../contract';
import { lightOf, spokenSeconds, unprovedOf } from './script.rules';

const claim = (more: Partial<NonNullable<Parameters<typeof lightOf>[0]>> = {}) => ({
  ...{ standing: 'supported' as const, endsSoon: false, product: 'tea' },
  ...more,
});

it.each([
  [claim(), 'green'],
  [claim({ endsSoon: true }), 'amber'],
  [claim({ standing: 'unsupported' }), 'red'],
  [claim({ standing: 'forbidden', endsSoon: true }), 'red'],
  [claim({ product: 'oranges' }), 'red'],
  [undefined, 'red'],
] as const)('%j is %s', (known, light) => {
  expect(lightOf(known, 'tea')).toBe(light);
});

it('is red for a line without goods', () => {
  expect(lightOf(claim(), null)).toBe('red');
});

const says = (beat: (typeof scriptBeats)[number], ...lights: (typeof claimLights)[number][]) => ({
  beat,
  claims: lights.map((light) => ({ light })),
});

it('lets nobody say of goods what stands on nothing', () => {
  expect(
    unprovedOf([says('hook'), says('origin'), says('proof', 'green'), says('offer', 'amber'), says('close')]),
  ).toEqual([1]);
  expect(unprovedOf([says('taste', 'green', 'red'), says('rule')])).toEqual([0]);
});

it('names exactly the sentences with a red claim, and those that assert without any', () => {
  const sentence = fc.record({
    beat: fc.constantFrom(...scriptBeats),
    lights: fc.array(fc.constantFrom(...claimLights)),
  });
  fc.assert(
    fc.property(fc.array(sentence), (all) => {
      const wrong = all.flatMap(({ beat, lights }, place) =>
        lights.includes('red') || (lights.length === 0 && (beat === 'origin' || beat === 'proof')) ? [place] : [],
      );
      expect(unprovedOf(all.map(({ beat, lights }) => says(beat, ...lights)))).toEqual(wrong);
    }),
  );
});

it.each([
  ['', 0],
  ['云泽脐橙', 1],
  ['这一筐脐橙今天早上刚从青禾村摘下来，皮很薄汁多。', 6],
  ['Picked this morning in Qinghe', 3],
  ['5 斤装 29.9 元', 2],
])('takes %j for %i seconds', (text, seconds) => {
  expect(spokenSeconds(text)).toBe(seconds);
});
