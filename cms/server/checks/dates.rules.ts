import type { CheckOf } from '../../contract';
import { exists, nearestDay, weekdayOf, type Day } from './calendar.rules';
import { inEachField, matchesOf, sentencesOf, type Field, type Finder, type Found, type Hit } from './finder.rules';
import { backwardsClock, dayPeriod } from './clock.rules';

type Test = CheckOf<'dates'>['test'];

const FINDERS: Readonly<Record<Test, Finder>> = {
  weekday: ({ fields, asOf }) => fields.flatMap((field) => weekdays(field, asOf)),
  impossible: inEachField(impossible),
  backwards: inEachField((field) => [...backwardsDays(field), ...backwardsYears(field), ...backwardsClock(field)]),
  'day-period': inEachField(dayPeriod),
  age: ({ fields, asOf }) =>
    asOf === undefined ? [] : fields.flatMap((field) => ages(field, Number(asOf.slice(0, 4)))),
};

/** Dates and times that cannot be, or that contradict each other. */
export function dates({ test }: CheckOf<'dates'>): Finder {
  return FINDERS[test];
}

const num = (found: Found, name: string): number | undefined => {
  const written = found.groups?.[name];
  return written === undefined ? undefined : Number(written);
};

/** A found stretch of a match by the name of its group, the last time it stands there. */
function part(field: Field, found: Found, name: string): Pick<Hit, 'field' | 'from' | 'to'> {
  const written = found.groups?.[name] ?? '';
  const from = found.index + found[0].lastIndexOf(written);
  return { field: field.name, from, to: from + written.length };
}

const WEEKDAY = [
  /(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?<day>\d{1,2})日[（(，,\s]{0,2}(?:星期|周|礼拜)(?<weekday>[一二三四五六日天])(?![年末])/g,
  /(?:星期|周|礼拜)(?<weekday>[一二三四五六日天])[（(]\s?(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?<day>\d{1,2})日/g,
];

function weekdays(field: Field, asOf: string | undefined): readonly Hit[] {
  return WEEKDAY.flatMap((pattern) => matchesOf(field.text, pattern)).flatMap((found) => {
    const said = (found.groups?.['weekday'] ?? '').replace('天', '日');
    const day = dayOf(found, asOf);
    if (!day || !exists(day, day.year)) return [];
    const right = weekdayOf(day);
    if (right === said) return [];
    return [
      {
        ...part(field, found, 'weekday'),
        better: right,
        says: { date: `${day.year}年${day.month}月${day.day}日`, right },
      },
    ];
  });
}

function dayOf(found: Found, asOf: string | undefined): Day | undefined {
  const [year, month = 0, day = 0] = [num(found, 'year'), num(found, 'month'), num(found, 'day')];
  if (year !== undefined) return { year, month, day };
  return asOf === undefined ? undefined : nearestDay({ month, day }, asOf);
}

const DATE = /(?:(?<year>\d{4})年)?(?<!\d)(?<month>\d{1,2})月(?<day>\d{1,2})[日号]/g;
const TIME = /(?<!\d)(?<hour>\d{1,2})[时点](?<minute>\d{1,2})分/g;

function impossible(field: Field): readonly Hit[] {
  const dates = matchesOf(field.text, DATE).filter((found) => {
    const day = { month: num(found, 'month') ?? 0, day: num(found, 'day') ?? 0 };
    return !exists(day, num(found, 'year'));
  });
  const times = matchesOf(field.text, TIME).filter(
    (found) => (num(found, 'hour') ?? 0) > 24 || (num(found, 'minute') ?? 0) > 59,
  );
  return [...dates, ...times].map((found) => whole(field, found));
}

const whole = (field: Field, found: Found): Hit => ({
  field: field.name,
  from: found.index,
  to: found.index + found[0].length,
});

const DAYS =
  /(?<!\d)(?<month>\d{1,2})月(?<day>\d{1,2})日?(?:至|到|—{1,2}|－|-|~|～)(?:(?<toMonth>\d{1,2})月)?(?<toDay>\d{1,2})日/g;
/** From a late month to an early one is over the turn of the year. */
const OVER_NEW_YEAR = 6;

function backwardsDays(field: Field): readonly Hit[] {
  return matchesOf(field.text, DAYS)
    .filter((found) => {
      const [month = 0, day = 0, toDay = 0] = [num(found, 'month'), num(found, 'day'), num(found, 'toDay')];
      const toMonth = num(found, 'toMonth') ?? month;
      const days = (toMonth - month) * 31 + (toDay - day);
      return days < 0 && month - toMonth < OVER_NEW_YEAR;
    })
    .map((found) => whole(field, found));
}

const YEARS = /(?<!\d)(?<year>1[5-9]\d\d|20\d\d)年?(?:至|到|—{1,2}|－|-|~|～)(?<toYear>1[5-9]\d\d|20\d\d)年/g;

function backwardsYears(field: Field): readonly Hit[] {
  return matchesOf(field.text, YEARS)
    .filter((found) => (num(found, 'toYear') ?? 0) < (num(found, 'year') ?? 0))
    .map((found) => whole(field, found));
}

const BORN = /(?<year>1[89]\d\d|20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生于|生，|生人)/;
const AGED = /(?:今年|现年|年仅)(?<age>\d{1,3})岁/g;

/** Before the birthday one is a year younger; more than that is a slip. */
function ages(field: Field, thisYear: number): readonly Hit[] {
  return sentencesOf(field.text).flatMap(({ text, at }) => {
    const born = Number(BORN.exec(text)?.groups?.['year'] ?? 0);
    if (born === 0) return [];
    return matchesOf(text, AGED).flatMap((found) => {
      const age = num(found, 'age') ?? 0;
      const right = thisYear - born;
      if (age === right || age === right - 1) return [];
      const from = at + found.index;
      return [{ field: field.name, from, to: from + found[0].length, says: { right: String(right) } }];
    });
  });
}
