import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { gamesErrors, Lottery, MakeLottery } from '../../contract';
import { sessionFor } from '../games/session-for';
import type { LotteryDeps } from './lottery-deps';
import { rulesRefused } from './lottery.rules';
import { presentLottery } from './present-lottery';

type Refused = RefusalOf<
  typeof gamesErrors,
  'SESSION_NOT_FOUND' | 'SESSION_OVER' | 'REHEARSAL' | 'PRIZE_TOO_HIGH' | 'LOTTERY_TIMES'
>;

/** Makes a lottery. Its moments are kept as they are told, in UTC to the millisecond, so that what is hashed is what is read. */
export async function makeLottery(
  deps: LotteryDeps,
  actor: StaffActor,
  { session: wanted, ...given }: MakeLottery,
): Promise<Result<Lottery, Refused>> {
  const refused = rulesRefused(given);
  if (refused) return refused;
  const session = await sessionFor(deps, actor, wanted);
  if (!session.ok) return session;
  const { station, id: madeBy } = actor;
  const id = deps.ids.next();
  const exact = (at: string): string => new Date(at).toISOString();
  const page = {
    ...given,
    ...{ opensAt: exact(given.opensAt), closesAt: exact(given.closesAt), saltAt: exact(given.saltAt) },
  };
  return deps.database.transaction(async (tx) => {
    await deps.lotteries.insert(tx, { id, station, session: wanted, room: session.value.room, page, madeBy });
    const facts = { session: wanted, prizes: page.prizes.length };
    deps.ledger.append(tx, { actor, action: 'lottery.made', subject: id, facts });
    const made = await deps.lotteries.find(tx, { station, id });
    return made ? ok(presentLottery(made)) : err('GAMES.SESSION_NOT_FOUND');
  });
}
