import type { Lottery, LotteryEvent, LotteryState, OpenTool, ShownLottery } from '../../contract';
import type { KeptLottery } from './lottery-store';
import { lotteryMachine } from './lottery.machine';

/** What people press; it opens and closes by itself. */
const PRESSED: readonly LotteryEvent[] = ['commit', 'cancel', 'seal', 'draw', 'announce', 'fulfil', 'archive'];

/** A lottery as the people of the station see it. */
export function presentLottery(lottery: KeptLottery): Lottery {
  const { id, session, page, state, version, rulesHash, seedHash, entriesHash, salt, entries, open } = lottery;
  return {
    ...{ id, session, page, state, version, rulesHash, seedHash, entriesHash, salt, entries },
    allowedEvents: lotteryMachine.allowed(state, { open }).filter((event) => PRESSED.includes(event)),
  };
}

const PHASES: Readonly<Record<LotteryState, ShownLottery['state']>> = {
  ...{ draft: 'coming', committed: 'coming', open: 'open', closed: 'waiting', sealed: 'waiting', drawn: 'drawn' },
  ...{ announced: 'announced', fulfilled: 'announced', archived: 'announced', cancelled: 'cancelled' },
};

/** A lottery as viewers see it. */
export const showLottery = ({ id, session, page, state, entries }: KeptLottery): ShownLottery => ({
  ...{ id, session, page, entries, state: PHASES[state] },
});

/** A lottery as the room tells of it. */
export const lotteryTool = ({ id, page, opensAt, closesAt }: KeptLottery): OpenTool => ({
  ...{ kind: 'lottery', id, title: page.title },
  ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
});
