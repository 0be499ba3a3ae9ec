import { cases, verify } from '@hearth/cms/kernel';
import { lotteryMachine } from './lottery.machine';

it('is sound', () => {
  expect(verify(lotteryMachine)).toEqual([]);
});

/** It goes one way; once anybody could enter nothing calls it off. */
const LEADS: Readonly<Record<string, string>> = {
  'draft × commit': 'committed',
  'draft × cancel': 'cancelled',
  'committed × open': 'open',
  'committed × cancel': 'cancelled',
  'open × close': 'closed',
  'closed × seal': 'sealed',
  'sealed × draw': 'drawn',
  'drawn × announce': 'announced',
  'announced × fulfil': 'fulfilled',
  'fulfilled × archive': 'archived',
};

it.each(cases(lotteryMachine))('$state × $event leads where the table says', ({ state, event, to }) => {
  const wanted = LEADS[`${state} × ${event}`];
  expect(to ?? undefined).toBe(wanted);
  expect(lotteryMachine.next(state, event, { open: 0 }).ok).toBe(wanted !== undefined);
});

it('says who has won when everybody was looked at', () => {
  expect(lotteryMachine.next('drawn', 'announce', { open: 1 })).toMatchObject({
    error: { code: 'MACHINE.GUARD_REFUSED', details: { guard: 'all-winners-judged' } },
  });
});
