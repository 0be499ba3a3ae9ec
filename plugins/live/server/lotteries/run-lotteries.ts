import { theHouse } from '@hearth/cms/contract';
import { eachAlone, ok } from '@hearth/cms/kernel';
import { entriesHash } from '../../contract';
import { hashOfText } from './draw-in-pieces';
import type { LotteryDeps } from './lottery-deps';
import type { LotteryOf } from './lottery-store';
import { advanceLottery } from './move-lottery';

const AT_ONCE = 50;

/**
 * Opens and closes the lotteries whose time has come. Closing freezes who entered, by the hash of their entries. One that cannot be moved keeps no other
 * waiting.
 */
export async function runLotteries(deps: LotteryDeps): Promise<number> {
  let moved = 0;
  await eachAlone(await deps.lotteries.due(deps.database.read, AT_ONCE), async (which) => {
    if (await follow(deps, which)) moved += 1;
  });
  return moved;
}

async function follow(deps: LotteryDeps, which: LotteryOf): Promise<boolean> {
  const done = await deps.database.transaction(async (tx) => {
    const lottery = await deps.lotteries.locked(tx, which);
    if (!lottery) return undefined;
    const actor = theHouse('live.games', which.station);
    const now = await deps.time.now(tx);
    if (lottery.state === 'committed' && lottery.opensAt <= now)
      return advanceLottery(deps, tx, { actor, event: 'open', lottery });
    if (lottery.state !== 'open' || lottery.closesAt > now) return undefined;
    const entries = await deps.entries.all(tx, lottery.id);
    const find = () => Promise.resolve(ok({ entriesHash: entriesHash(entries, hashOfText) }));
    return advanceLottery(deps, tx, { actor, event: 'close', lottery, find });
  });
  return done?.ok === true;
}
