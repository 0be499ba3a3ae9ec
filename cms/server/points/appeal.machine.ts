import type { AppealEvent, AppealState } from '../../contract';
import { machine } from '../../kernel';

/** What the guards ask about whoever acts on an appeal. */
export type AppealFacts = {
  /** Wrote the appeal. */
  readonly isOwn: boolean;
  /** May grade works at the station. */
  readonly grades: boolean;
};

// Nobody answers their own appeal, whatever post they hold.
const answers = { name: 'answers', check: ({ isOwn, grades }: AppealFacts) => grades && !isOwn };
const owns = { name: 'owns', check: ({ isOwn }: AppealFacts) => isOwn };

/** An appeal (申诉): accepted with a new posting, declined with a reason, or taken back by who wrote it. */
export const appealMachine = machine<AppealState, AppealEvent, AppealFacts>({
  name: 'point-appeal',
  initial: 'open',
  final: ['accepted', 'declined', 'withdrawn'],
  states: {
    open: {
      accept: { to: 'accepted', guard: answers },
      decline: { to: 'declined', guard: answers },
      withdraw: { to: 'withdrawn', guard: owns },
    },
    accepted: {},
    declined: {},
    withdrawn: {},
  },
});
