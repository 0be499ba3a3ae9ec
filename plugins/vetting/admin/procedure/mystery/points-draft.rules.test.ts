import { NOTHING, pointsOf } from './points-draft.rules';

const ALL = { look: '2', taste: '1', weight: '2', label: '2', packing: '0' };

it('gives points once each aspect was compared, and takes nothing for granted before', () => {
  expect(pointsOf(ALL)).toEqual({ look: 2, taste: 1, weight: 2, label: 2, packing: 0 });
  expect(pointsOf(NOTHING)).toBeUndefined();
  expect(pointsOf({ ...ALL, weight: '' })).toBeUndefined();
  expect(pointsOf({ ...ALL, weight: '3' })).toBeUndefined();
});
