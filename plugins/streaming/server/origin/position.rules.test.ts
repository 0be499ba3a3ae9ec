import { apply } from '../../engine/wire/session-state.rules';
import { aBroadcast, START } from '../testing/a-broadcast';
import { readAsked, standingOf } from './position.rules';

describe('what a player may ask', () => {
  it.each([
    ['', { position: undefined, skip: false }],
    ['_HLS_msn=3', { position: { segment: 3, part: undefined }, skip: false }],
    ['_HLS_msn=3&_HLS_part=2&_HLS_skip=YES', { position: { segment: 3, part: 2 }, skip: true }],
    ['token=x&_HLS_skip=v2', { position: undefined, skip: true }],
    ['_HLS_part=2', undefined],
    ['_HLS_msn=1e3', undefined],
    ['_HLS_msn=-1', undefined],
    ['_HLS_msn=9999999999', undefined],
    ['_HLS_msn=3&_HLS_part=', undefined],
  ])('%p', (search, expected) => {
    expect(readAsked(search)).toEqual(expected);
  });

  it.each([
    // Two whole segments, and two parts of the third.
    { segment: 1, part: undefined, standing: 'there' },
    { segment: 1, part: 9, standing: 'there' },
    { segment: 2, part: 1, standing: 'there' },
    { segment: 2, part: 2, standing: 'soon' },
    { segment: 2, part: undefined, standing: 'soon' },
    { segment: 4, part: 0, standing: 'soon' },
    { segment: 5, part: 0, standing: 'absurd' },
  ])('segment $segment part $part is $standing', ({ segment, part, standing }) => {
    const { session, parts } = aBroadcast();
    parts(10);
    expect(standingOf(session, { segment, part })).toBe(standing);
    apply(session, { k: 'end', at: START });
    expect(standingOf(session, { segment, part })).toBe('there');
  });
});
