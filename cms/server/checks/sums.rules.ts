import type { CheckOf } from '../../contract';
import { inEachField, matchesOf, oneOf, sentencesOf, type Field, type Finder, type Hit } from './finder.rules';
import { NUMBER, numberOf, ROUGH_AFTER, ROUGH_BEFORE } from './read-number.rules';

/** Figures that belong together: shares of a whole, parts of a sum, points of a list. */
export function sums({ test, units = ['人', '名', '户', '个', '件', '辆', '元'] }: CheckOf<'sums'>): Finder {
  if (test === 'percent') return inEachField(shares);
  if (test === 'ordinals') return inEachField(ordinals);
  return parts(units);
}

const SHARE = /占(?:比|到|了|总数的?|总量的?|全部的?)?(?:为|达|约|的)?\s?(?<share>\d{1,3}(?:\.\d{1,3})?)[%％]/g;
/** Rounded shares may add up to a little more than all. */
const ROUNDED = 0.5;

function shares(field: Field): readonly Hit[] {
  return sentencesOf(field.text).flatMap(({ text, at }) => {
    const found = matchesOf(text, SHARE);
    const sum = found.reduce((total, { groups }) => total + Number(groups?.['share'] ?? 0), 0);
    const [first, last] = [found[0], found.at(-1)];
    if (!first || !last || sum <= 100 + ROUNDED) return [];
    const to = at + last.index + last[0].length;
    return [{ field: field.name, from: at + first.index, to, says: { sum: String(Number(sum.toFixed(2))) } }];
  });
}

/** 共12人，其中男性8人、女性5人. */
function parts(units: readonly string[]): Finder {
  const unit = oneOf(units);
  const total = new RegExp(
    `(?:共计|总计|合计|一共|总共|共)(?:有|达|为|收到|办理)?(?<number>${NUMBER})(?<unit>${unit})`,
  );
  const part = new RegExp(`(?<number>${NUMBER})(?<unit>${unit})`, 'g');
  return inEachField((field) =>
    sentencesOf(field.text).flatMap(({ text, at }) => {
      const whole = total.exec(text);
      const where = text.indexOf('其中');
      if (!whole || where < whole.index || text.includes('其中', where + 1)) return [];
      const value = numberOf(whole.groups?.['number'] ?? '') ?? Infinity;
      const counted = matchesOf(text.slice(where), part).filter(
        ({ groups }) => groups?.['unit'] === whole.groups?.['unit'],
      );
      const rough = counted.some((one) => isRough(text.slice(where), one.index, one[0].length));
      const sum = counted.reduce((all, { groups }) => all + (numberOf(groups?.['number'] ?? '') ?? 0), 0);
      if (rough || isRough(text, whole.index, whole[0].length) || sum <= value) return [];
      const from = at + whole.index;
      return [{ field: field.name, from, to: from + whole[0].length, says: { sum: String(sum) } }];
    }),
  );
}

function isRough(text: string, from: number, length: number): boolean {
  return ROUGH_BEFORE.test(text.slice(0, from)) || ROUGH_AFTER.test(text.slice(from + length));
}

const POINT = /(?<=^|[，。；：、！？\n“])(?<number>[一二三四五六七八九])(?=是)/g;
const COUNT = '一二三四五六七八九';

/** 一是…，二是…，四是…: a point of a list was lost, or counted twice. */
function ordinals(field: Field): readonly Hit[] {
  let expected = 0;
  return matchesOf(field.text, POINT).flatMap((found) => {
    const number = COUNT.indexOf(found[0]);
    // A new list begins at one; nothing is known of a list whose beginning was not seen.
    const isNext = number === expected;
    const wasOpen = expected > 0;
    expected = number === 0 ? 1 : number + 1;
    if (number === 0 || isNext || !wasOpen) return [];
    return [{ field: field.name, from: found.index, to: found.index + 2 }];
  });
}
