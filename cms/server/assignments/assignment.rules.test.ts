import fc from 'fast-check';
import { ANSWER_WITHIN, coarse, dutiesOf, lateness, spanOf, timesFit, type Times } from './assignment.rules';

const at = (clock: string): string => `2026-11-28T${clock}:00.000Z`;
const task: Times = {
  state: 'assigned',
  stateSince: at('06:00'),
  departsAt: at('09:00'),
  onSiteAt: at('10:00'),
  due: at('12:00'),
};

it.each([
  ['assigned', '08:29', undefined],
  ['assigned', '08:30', 'acceptance'],
  ['assigned', '10:05', 'arrival'],
  ['assigned', '12:00', 'filing'],
  ['accepted', '09:04', undefined],
  ['accepted', '09:05', 'departure'],
  ['on_the_way', '09:30', undefined],
  ['on_the_way', '10:05', 'arrival'],
  ['on_site', '11:59', undefined],
  ['on_site', '12:00', 'filing'],
  ['filed', '13:00', undefined],
  ['draft', '13:00', undefined],
  ['cancelled', '13:00', undefined],
] as const)('%s at %s is late with %s', (state, clock, late) => {
  expect(lateness({ ...task, state }, new Date(at(clock)))?.late).toBe(late);
});

it('leaves whoever is sent at the last minute the time to answer', () => {
  const late = { ...task, stateSince: at('08:55') };
  expect(dutiesOf(late).find((one) => one.late === 'acceptance')?.due).toBe(at(`09:0${ANSWER_WITHIN - 5}`));
});

it('never grows less late as time goes by', () => {
  const grave = ['acceptance', 'departure', 'arrival', 'filing'];
  const minute = fc.integer({ min: 0, max: 24 * 60 });
  const moment = (minutes: number): Date => new Date(Date.parse(at('00:00')) + minutes * 60_000);
  fc.assert(
    fc.property(
      fc.constantFrom('assigned', 'accepted', 'on_the_way', 'on_site'),
      minute,
      minute,
      (state, one, other) => {
        const [sooner, later] = [Math.min(one, other), Math.max(one, other)];
        const weight = (minutes: number): number =>
          grave.indexOf(lateness({ ...task, state }, moment(minutes))?.late ?? '');
        expect(weight(later)).toBeGreaterThanOrEqual(weight(sooner));
      },
    ),
  );
});

it.each(
  (
    [
      [at('09:00'), at('10:00'), at('12:00'), true],
      [null, null, at('12:00'), true],
      [at('11:00'), at('10:00'), at('12:00'), false],
      [at('13:00'), null, at('12:00'), false],
    ] as const
  ).map((row) => ({ row })),
)('$row', ({ row: [departsAt, onSiteAt, due, fit] }) => {
  expect(timesFit({ departsAt, onSiteAt, due })).toBe(fit);
});

it('takes people and things from setting out until filing, and never for no time', () => {
  expect(spanOf(task)).toEqual({ from: at('09:00'), to: at('12:00') });
  expect(spanOf({ departsAt: null, onSiteAt: null, due: at('12:00') }).from).toBe(at('10:00'));
  expect(spanOf({ departsAt: at('12:00'), onSiteAt: null, due: at('12:00') }).from).toBe(at('11:59'));
});

it('keeps of a place no more than about a hundred metres', () => {
  expect(coarse({ latitude: 30.123456, longitude: 104.987654, accuracy: 4 })).toEqual({
    latitude: 30.123,
    longitude: 104.988,
    accuracy: 100,
  });
});
