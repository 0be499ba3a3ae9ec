import type { SwitchEvent, SwitchState } from '../../contract';
import { machine, type Guard } from '../../kernel';

/** What the machine wants to know before a switch goes on. */
export type SwitchFacts = { readonly isSecond: boolean };

const bySecond: Guard<SwitchFacts> = { name: 'second person', check: ({ isSecond }) => isSecond };

/** A switch of the matrix (一键开关): asked for and agreed to, or pressed at once; it ends by hand or by its clock. */
export const switchMachine = machine<SwitchState, SwitchEvent, SwitchFacts>({
  name: 'switch',
  initial: 'asked',
  final: ['off', 'declined'],
  states: {
    asked: { confirm: { to: 'on', guard: bySecond }, decline: 'declined' },
    on: { end: 'off' },
    off: {},
    declined: {},
  },
});
