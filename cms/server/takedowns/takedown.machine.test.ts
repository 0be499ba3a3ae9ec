import { verify } from '../../kernel';
import { takedownMachine } from './takedown.machine';

it('is sound, and wants a second person before a sealed order is lifted', () => {
  expect(verify(takedownMachine)).toEqual([]);
  expect(takedownMachine.next('lifting', 'lift', { isSecond: false }).ok).toBe(false);
  expect(takedownMachine.next('lifting', 'lift', { isSecond: true })).toMatchObject({ value: { state: 'lifted' } });
  expect(takedownMachine.allowed('ordered', { isSecond: true })).toEqual(['clear']);
});
