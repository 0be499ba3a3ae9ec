import { machine } from '@hearth/cms/kernel';
import type { LotteryEvent, LotteryState } from '../../contract';

/** What the guards ask about a lottery. */
export type LotteryFacts = {
  /** Winners at whom nobody has looked. */
  readonly open: number;
};

const allJudged = { name: 'all-winners-judged', check: ({ open }: LotteryFacts) => open === 0 };

/**
 * A lottery (抽奖): its rules and the hash of its seed are told before anybody enters, who entered is frozen, a salt comes that nobody knew, and it
 * is drawn once. Once anybody could enter nothing calls it off.
 */
export const lotteryMachine = machine<LotteryState, LotteryEvent, LotteryFacts>({
  name: 'lottery',
  initial: 'draft',
  final: ['archived', 'cancelled'],
  states: {
    draft: { commit: 'committed', cancel: 'cancelled' },
    committed: { open: 'open', cancel: 'cancelled' },
    open: { close: 'closed' },
    closed: { seal: 'sealed' },
    sealed: { draw: 'drawn' },
    drawn: { announce: { to: 'announced', guard: allJudged } },
    announced: { fulfil: 'fulfilled' },
    fulfilled: { archive: 'archived' },
    archived: {},
    cancelled: {},
  },
});
