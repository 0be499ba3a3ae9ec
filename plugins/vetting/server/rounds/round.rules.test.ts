import { cases, verify } from '@hearth/cms/kernel';
import type { SeatState } from '../../contract';
import { roundMachine } from './round.machine';
import { followSeats, mayGoOn, stageOf } from './round.rules';
import { seatMachine } from './seat.machine';

it('is sound, as its seats are', () => {
  expect([...verify(roundMachine), ...verify(seatMachine)]).toEqual([]);
});

it.each([
  [['asked', 'cleared', 'sealed'], 'seating'],
  [['cleared', 'sealed', 'sealed'], 'scoring'],
  [['sealed', 'sealed', 'sealed'], 'opening'],
  [['sealed', 'revealed', 'revealed'], 'opening'],
  [['revealed', 'revealed', 'revealed'], 'opened'],
  [['recused', 'revealed', 'revealed', 'revealed', 'released'], 'opened'],
  [['recused', 'asked', 'sealed', 'sealed'], 'seating'],
  [['recused', 'released'], 'seating'],
] as const)('is as far as the slowest member: %s', (seats: readonly SeatState[], stage) => {
  expect(stageOf(seats)).toBe(stage);
});

it('never opens before everybody has sealed, whatever a round was at', () => {
  const opening = cases(roundMachine).filter(({ to }) => to === 'opened');
  expect(opening.map(({ state, event }) => [state, event])).toEqual([['opening', 'open']]);
  expect(followSeats('scoring', ['sealed', 'cleared', 'sealed'])).toBeUndefined();
  expect(followSeats('scoring', ['sealed', 'sealed', 'sealed'])).toBe('unseal');
  expect(followSeats('opening', ['revealed', 'cleared', 'sealed'])).toBe('score');
});

it('goes on with three when one of them comes from outside', () => {
  const [inside, outside] = [{ outside: false }, { outside: true }];
  expect(mayGoOn([inside, inside, outside])).toBe(true);
  expect(mayGoOn([inside, inside, inside])).toBe(false);
  expect(mayGoOn([inside, outside])).toBe(false);
});
