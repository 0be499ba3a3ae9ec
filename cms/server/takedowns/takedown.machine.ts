import type { TakedownEvent, TakedownState } from '../../contract';
import { machine, type Guard } from '../../kernel';

/** What the machine wants to know before a sealed order is lifted. */
export type TakedownFacts = { readonly isSecond: boolean };

const bySecond: Guard<TakedownFacts> = { name: 'second person', check: ({ isSecond }) => isSecond };

/**
 * An order of takedown (撤稿令). It is carried out the moment it is given; it is cleared when every address it watches is gone, and
 * sealed when somebody closes its evidence. What comes back opens it again.
 */
export const takedownMachine = machine<TakedownState, TakedownEvent, TakedownFacts>({
  name: 'takedown',
  initial: 'proposed',
  final: ['declined', 'lifted'],
  states: {
    proposed: { order: 'ordered', decline: 'declined' },
    declined: {},
    ordered: { clear: 'cleared' },
    cleared: { reappear: 'ordered', seal: 'sealed' },
    sealed: { reappear: 'ordered', ask_lift: 'lifting' },
    lifting: { keep: 'sealed', lift: { to: 'lifted', guard: bySecond } },
    lifted: {},
  },
});
