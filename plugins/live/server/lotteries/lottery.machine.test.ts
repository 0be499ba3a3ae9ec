import { verify } from '@hearth/cms/kernel';
import { lotteryMachine } from './lottery.machine';

it('is sound', () => {
  expect(verify(lotteryMachine)).toEqual([]);
});

it('goes one way, and is drawn from one state alone', () => {
  const drawing = lotteryMachine.states.filter((state) => lotteryMachine.transition(state, 'draw') !== undefined);
  expect(drawing).toEqual(['sealed']);
  for (const state of ['open', 'closed', 'sealed', 'drawn', 'announced'] as const)
    expect(lotteryMachine.allowed(state)).not.toContain('cancel');
});

it('says who has won when everybody was looked at', () => {
  expect(lotteryMachine.next('drawn', 'announce', { open: 1 })).toMatchObject({
    error: { code: 'MACHINE.GUARD_REFUSED', details: { guard: 'all-winners-judged' } },
  });
  expect(lotteryMachine.next('drawn', 'announce', { open: 0 })).toMatchObject({ value: { state: 'announced' } });
});
