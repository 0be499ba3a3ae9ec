import type { MakeLottery, Prize } from '../../contract';
import { fenOf } from './yuan.rules';

/** A prize while somebody writes it; its value in yuan. */
export type PrizeDraft = {
  readonly key: number;
  readonly name: string;
  readonly value: number | undefined;
  readonly count: number | undefined;
};

/** A lottery while somebody writes it. */
export type LotteryDraft = Pick<MakeLottery, 'session' | 'title' | 'rule' | 'saltSource'> & {
  readonly prizes: readonly PrizeDraft[];
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly saltAt: string | null;
};

/** A prize of which nothing is said. */
export const EMPTY_PRIZE: PrizeDraft = { key: 0, name: '', value: undefined, count: 1 };

/** Where it begins. */
export const EMPTY_LOTTERY: LotteryDraft = {
  ...{ session: '', title: '', rule: '', saltSource: '', prizes: [EMPTY_PRIZE] },
  ...{ opensAt: null, closesAt: null, saltAt: null },
};

/** The lottery, once nothing is missing. */
export function lotteryFrom({
  opensAt,
  closesAt,
  saltAt,
  prizes: drafts,
  ...words
}: LotteryDraft): MakeLottery | undefined {
  const prizes = drafts.map(prizeFrom).filter((prize) => prize !== undefined);
  const isWhole = prizes.length === drafts.length && Object.values(words).every((word) => word.trim() !== '');
  if (!isWhole || opensAt === null || closesAt === null || saltAt === null) return undefined;
  return { ...words, title: words.title.trim(), prizes, opensAt, closesAt, saltAt };
}

function prizeFrom({ name, value, count }: PrizeDraft): Prize | undefined {
  if (name.trim() === '' || !value || !count) return undefined;
  return { name: name.trim(), value: fenOf(value), count };
}
