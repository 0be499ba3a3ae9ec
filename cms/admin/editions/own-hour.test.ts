import type { DeliveryShown, EditionLine, EditionMatrix } from '../../contract';
import { ownHour } from './own-hour';

const NOW = Date.parse('2026-11-29T10:00:00Z');
const PAST = '2026-11-29T09:00:00.000Z';
const SOON = '2026-11-29T11:00:00.000Z';
const LATER = '2026-11-29T12:00:00.000Z';

type Some = Partial<Pick<DeliveryShown, 'state' | 'gate' | 'dueAt' | 'nextAt' | 'embargo'>>;

/** A story with one delivery on an account that is served in one way; only what the hour is read from stands in it. */
function matrixOf(more: Some | null, lane: EditionLine['channel']['lane'] = 'app'): EditionMatrix {
  const delivery = more && {
    ...{ state: 'gated', gate: null, dueAt: PAST, nextAt: null, embargo: { kind: 'none' } },
    ...more,
  };
  return { editions: [{ channel: { lane }, delivery }] } as unknown as EditionMatrix;
}

it.each<[string, EditionMatrix, ReturnType<typeof ownHour>]>([
  ['nothing is planned', matrixOf(null), undefined],
  ['nothing holds it', matrixOf({ state: 'due' }), undefined],
  ['it is due later', matrixOf({ state: 'planned', dueAt: SOON }), { until: SOON }],
  [
    'a hard embargo ends after it is due',
    matrixOf({ dueAt: SOON, embargo: { kind: 'until', at: LATER } }),
    { until: LATER },
  ],
  [
    'a hard embargo ends before it is due',
    matrixOf({ dueAt: LATER, embargo: { kind: 'until', at: SOON } }),
    { until: LATER },
  ],
  ['a hard embargo is over', matrixOf({ embargo: { kind: 'until', at: PAST } }), undefined],
  ['its window opens at a moment', matrixOf({ gate: 'window', nextAt: SOON }), { until: SOON }],
  ['its quota is free at a moment', matrixOf({ gate: 'quota', nextAt: SOON }), { until: SOON }],
  ['its pace has no moment', matrixOf({ gate: 'pace', nextAt: null }), { gate: 'pace' }],
  ['somebody has to release it', matrixOf({ gate: 'release', nextAt: SOON }), { gate: 'release' }],
  ['it waits for its broadcast', matrixOf({ gate: 'aired' }), { gate: 'aired' }],
  ['a signature is missing', matrixOf({ gate: 'unsigned', nextAt: SOON }), { gate: 'unsigned' }],
  ['it is due later and waits for a release', matrixOf({ gate: 'release', dueAt: SOON }), { until: SOON }],
  ['it is on its way', matrixOf({ state: 'sending', dueAt: SOON }), undefined],
  ['it is there', matrixOf({ state: 'live', dueAt: SOON }), undefined],
  ['it was taken back', matrixOf({ state: 'cancelled', dueAt: SOON }), undefined],
  ['another account waits', matrixOf({ state: 'planned', dueAt: SOON }, 'assisted'), undefined],
])('when %s', (_when, matrix, hour) => {
  expect(ownHour(matrix, NOW)).toEqual(hour);
});

it('of several surfaces of ours, the first that waits counts', () => {
  const there = matrixOf({ state: 'live' });
  const waits = matrixOf({ gate: 'release' });
  const both = { ...there, editions: [...there.editions, ...waits.editions] };
  expect(ownHour(both, NOW)).toEqual({ gate: 'release' });
});
