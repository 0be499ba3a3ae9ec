import type { AssignmentEvent, AssignmentState } from '../../contract';
import { machine, type Guard, type Transition } from '../../kernel';

/** What the guards ask: whether whoever moves it is one of its people, and whether they give out tasks. */
export type AssignmentFacts = { readonly assigned: boolean; readonly plan: boolean };

const planner: Guard<AssignmentFacts> = {
  name: 'planner',
  check: ({ plan }) => (plan ? true : 'ASSIGNMENTS.NO_POWER_TO_PLAN'),
};
const worker: Guard<AssignmentFacts> = {
  name: 'assigned',
  check: ({ assigned }) => (assigned ? true : 'ASSIGNMENTS.NOT_YOURS'),
};

type Move = Transition<AssignmentState, AssignmentFacts>;
const assign: Move = { to: 'assigned', guard: planner };
const decline: Move = { to: 'declined', guard: worker };
const cancel: Move = { to: 'cancelled', guard: planner };
const arrive: Move = { to: 'on_site', guard: worker };
const file: Move = { to: 'filed', guard: worker };
const withdraw: Move = { to: 'draft', guard: planner };
/** Changing the words leaves the state as it is; what is over stays as it was. */
const change = (to: AssignmentState): Move => ({ to, guard: planner });

/**
 * An assignment (采访任务): given out, accepted or declined with a reason, on the way, on site, filed, and taken as done by the desk.
 * A step may be left out, because whoever runs to a fire presses nothing; none can be taken back by the phone. The desk may call its
 * people back: what was written waits for another day.
 */
export const assignmentMachine = machine<AssignmentState, AssignmentEvent, AssignmentFacts>({
  name: 'assignment',
  initial: 'draft',
  final: ['done', 'cancelled'],
  states: {
    draft: { assign, cancel, change: change('draft') },
    assigned: {
      accept: { to: 'accepted', guard: worker },
      decline,
      file,
      assign,
      withdraw,
      cancel,
      change: change('assigned'),
    },
    accepted: {
      depart: { to: 'on_the_way', guard: worker },
      arrive,
      file,
      decline,
      assign,
      withdraw,
      cancel,
      change: change('accepted'),
    },
    declined: { assign, withdraw, cancel, change: change('declined') },
    on_the_way: { arrive, file, decline, assign, withdraw, cancel, change: change('on_the_way') },
    on_site: { file, assign, withdraw, cancel, change: change('on_site') },
    filed: { file, finish: { to: 'done', guard: planner }, ask_again: { to: 'accepted', guard: planner } },
    done: { ask_again: { to: 'accepted', guard: planner } },
    cancelled: {},
  },
});
