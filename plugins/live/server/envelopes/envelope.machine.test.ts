import { cases, verify } from '@hearth/cms/kernel';
import { envelopeMachine } from './envelope.machine';

it('is sound', () => {
  expect(verify(envelopeMachine)).toEqual([]);
});

/** What each event leads to, and what has to be done about it; everything else is refused. */
const LEADS: Readonly<Record<string, readonly [state: string, ...effects: string[]]>> = {
  'draft × fund': ['funded', 'set-aside'],
  'draft × cancel': ['cancelled'],
  'funded × publish': ['published', 'split'],
  'funded × cancel': ['cancelled', 'give-back'],
  'published × open': ['open'],
  'published × cancel': ['cancelled', 'give-back'],
  'open × sell-out': ['sold-out'],
  'open × expire': ['expired'],
  'open × stop': ['expired'],
  'sold-out × settle': ['settled', 'give-back'],
  'expired × settle': ['settled', 'give-back'],
  'settled × archive': ['archived'],
};

it.each(cases(envelopeMachine))('$state × $event leads where the table says', ({ state, event, to, effects }) => {
  const wanted = LEADS[`${state} × ${event}`];
  expect(to === null ? undefined : [to, ...effects]).toEqual(wanted);
  expect(envelopeMachine.next(state, event).ok).toBe(wanted !== undefined);
});
