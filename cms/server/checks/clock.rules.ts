import { matchesOf, type Field, type Found, type Hit } from './finder.rules';

/** The hours that a part of the day is said of, by the clock of twelve or of twenty-four; the first name that fits is suggested. */
const PERIODS: Readonly<Record<string, readonly number[]>> = {
  凌晨: [0, 1, 2, 3, 4, 5],
  清晨: [4, 5, 6, 7],
  早晨: [5, 6, 7, 8, 9],
  早上: [5, 6, 7, 8, 9, 10],
  上午: [6, 7, 8, 9, 10, 11, 12],
  中午: [11, 12, 13, 14, 1],
  下午: [12, 13, 14, 15, 16, 17, 18, 19, 1, 2, 3, 4, 5, 6, 7],
  傍晚: [16, 17, 18, 19, 4, 5, 6, 7],
  晚上: [17, 18, 19, 20, 21, 22, 23, 24, 5, 6, 7, 8, 9, 10, 11, 12],
  夜间: [18, 19, 20, 21, 22, 23, 24, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  深夜: [22, 23, 24, 10, 11, 12, 0, 1, 2],
};
const NAME = Object.keys(PERIODS).join('|');
/** Which name an hour of the twenty-four has, where that is beyond doubt. */
const USUAL: readonly (readonly [upTo: number, name: string])[] = [
  [5, '凌晨'],
  [11, '上午'],
  [12, '中午'],
  [17, '下午'],
  [24, '晚上'],
];
const HOUR = new RegExp(`(?<period>${NAME})(?<hour>\\d{1,2})(?:[时点]|[:：]\\d{2})`, 'g');

/** 上午14时, 凌晨15点: the part of the day does not fit its hour. */
export function dayPeriod(field: Field): readonly Hit[] {
  return matchesOf(field.text, HOUR).flatMap((found) => {
    const { period = '', hour = '' } = found.groups ?? {};
    if (Number(hour) > 24 || PERIODS[period]?.includes(Number(hour))) return [];
    const usual = Number(hour) > 12 ? USUAL.find(([upTo]) => Number(hour) <= upTo)?.[1] : undefined;
    const to = found.index + period.length + hour.length;
    return [{ field: field.name, from: found.index, to, better: usual && `${usual}${hour}` }];
  });
}

const MOMENT = (name: string): string =>
  `(?<${name}Period>${NAME})?(?<${name}Hour>\\d{1,2})[时点:：](?:(?<${name}Minute>\\d{2})分?|(?<${name}Half>半))?`;
const SPAN = new RegExp(
  `(?<!\\d)${MOMENT('from')}(?:至|到|—{1,2}|－|-|~|～)(?<next>次日|第二天|翌日|当晚)?${MOMENT('to')}`,
  'g',
);

/** 14时至9时: an end before its beginning, where no night lies between. */
export function backwardsClock(field: Field): readonly Hit[] {
  return matchesOf(field.text, SPAN)
    .filter((found) => isBackwards(found))
    .map((found) => ({ field: field.name, from: found.index, to: found.index + found[0].length }));
}

function isBackwards({ groups = {} }: Found): boolean {
  const { next, fromPeriod, toPeriod = fromPeriod } = groups;
  const from = minutes(groups, 'from', fromPeriod);
  const to = minutes(groups, 'to', toPeriod);
  const isEvening = fromPeriod === undefined ? from >= 17 * 60 : /晚上|夜间|深夜|傍晚/.test(fromPeriod);
  if (next !== undefined || to >= from || isEvening) return false;
  // 8点到5点 is how people speak of a day's work; only the twenty-four hours or a named part of the day are beyond doubt.
  return fromPeriod !== undefined || from > 12 * 60;
}

function minutes(
  groups: Readonly<Record<string, string | undefined>>,
  name: string,
  period: string | undefined,
): number {
  const hour = Number(groups[`${name}Hour`] ?? 0);
  const minute = groups[`${name}Half`] ? 30 : Number(groups[`${name}Minute`] ?? 0);
  const isLater = period !== undefined && /下午|傍晚|晚上/.test(period) && hour < 12;
  return (isLater || (period === '中午' && hour < 10) ? hour + 12 : hour) * 60 + minute;
}
