import { err } from '@hearth/cms/kernel';
import { MOST_PRIZE_FEN, type LotteryPage } from '../../contract';

/** Between the close and the salt: whoever closes late, by a slow clock, still closes before anybody can know it. */
export const LEAST_BEFORE_SALT_MS = 60_000;

/** Why the law or good sense do not allow these rules; undefined when they do. */
export function rulesRefused({ prizes, opensAt, closesAt, saltAt }: LotteryPage) {
  const tooHigh = prizes.find(({ value }) => value > MOST_PRIZE_FEN);
  if (tooHigh) return err('GAMES.PRIZE_TOO_HIGH', { prize: tooHigh.name, most: MOST_PRIZE_FEN / 100 });
  const closes = Date.parse(closesAt);
  const isInOrder = closes > Date.parse(opensAt) && Date.parse(saltAt) >= closes + LEAST_BEFORE_SALT_MS;
  return isInOrder ? undefined : err('GAMES.LOTTERY_TIMES');
}

/** What others are shown of a name: its first character. */
export const shownName = (name: string): string => `${[...name.trim()][0] ?? ''}**`;
