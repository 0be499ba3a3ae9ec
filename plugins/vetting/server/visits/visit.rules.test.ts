import fc from 'fast-check';
import { distanceKm, isBare, oddOf } from './visit.rules';

const hangzhou = { latitude: 30.2741, longitude: 120.1551 };

it('measures over the ground', () => {
  expect(distanceKm(hangzhou, { latitude: 31.2304, longitude: 121.4737 })).toBeCloseTo(164.6, 0);
  const aPoint = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(aPoint, aPoint, (one, other) => {
      expect(distanceKm(one, other)).toBeCloseTo(distanceKm(other, one), 6);
      expect(distanceKm(one, other)).toBeLessThanOrEqual(20_016);
      expect(distanceKm(one, one)).toBe(0);
    }),
  );
});

const visit = { ...hangzhou, kind: 'onsite', visitedAt: '2026-11-20T06:00:00.000Z' } as const;
const photo = { ...hangzhou, hash: '0'.repeat(64), takenAt: '2026-11-20T06:10:00.000Z', caption: '' };

it.each([
  ['at the place', {}, []],
  ['down the road', { photo: { latitude: 30.28 } }, []],
  ['another town', { photo: { latitude: 30.4 } }, ['isFar']],
  ['no place', { photo: { latitude: null } }, ['isFar']],
  ['no place, by video', { visit: { kind: 'remote' }, photo: { latitude: null } }, []],
  ['last month', { photo: { takenAt: '2026-10-20T06:10:00.000Z' } }, ['isOfAnotherDay']],
] as const)('finds odd what is odd: %s', (_what, more, odd) => {
  const about = { ...visit, ...('visit' in more ? more.visit : {}) };
  const found = oddOf(about, { ...photo, ...('photo' in more ? more.photo : {}) });
  expect(Object.entries(found).flatMap(([name, is]) => (is ? [name] : []))).toEqual(odd);
});

it.each([
  ['good', { checks: 1, photos: 1 }, false],
  ['good', { checks: 0, photos: 1 }, true],
  ['bad', { checks: 1, photos: 0 }, true],
  ['refused', { checks: 0, photos: 0 }, false],
] as const)('wants a checklist and photographs: %s with %j', (result, { checks, photos }, bare) => {
  const checklist = Array.from({ length: checks }, () => ({ item: 'site', answer: 'fine', note: '' }) as const);
  expect(isBare({ result, checklist, photos: Array.from({ length: photos }, () => photo) })).toBe(bare);
});
