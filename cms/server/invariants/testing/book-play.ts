/** Books kept through a history, one happening after the other. */
import type { PointGrading, PointRuleBody } from '../../../contract';
import type { Result } from '../../../kernel';
import type { BookHouse } from './book-house';
import { watchBooks, type BookWatch } from './book-oracle';
import {
  BOOK_POWERS,
  BOOK_RULES,
  type BookDeed,
  type BookHappening,
  type BookHistory,
  type Hand,
  type Wish,
} from './book-story';

/** What the oracle saw, and what came of each deed that was done by itself. */
export type KeptBooks = BookWatch & { readonly answers: readonly string[] };

/** Plays a whole history. It stops at the first broken promise. */
export async function keptBooks(house: BookHouse, history: BookHistory): Promise<KeptBooks> {
  const answers: string[] = [];
  const known = watchBooks(house);
  const begins: BookHistory = [
    { do: 'adopt', who: 'i', rule: 0, ahead: 0 },
    { do: 'release', work: 0 },
  ];
  for (const one of [...begins, ...history]) {
    answers.push(await act(house, one));
    await known.look();
    if (known.broken.length > 0) break;
  }
  return { ...known, answers };
}

async function act(house: BookHouse, one: BookHappening): Promise<string> {
  switch (one.do) {
    case 'month':
      house.month();
      return 'done';
    case 'release':
      house.release(one.work);
      return 'done';
    case 'together':
      if (house.isParallel) await Promise.all(one.deeds.map((each) => deed(house, each)));
      else for (const each of one.deeds) await deed(house, each);
      return 'done';
    default:
      return answerTo(await deed(house, one));
  }
}

const answerTo = (done: Done | undefined): string => {
  if (!done) return 'not asked';
  return done.ok ? 'done' : done.error.code;
};

/** What a route asks of whoever calls it before the verb is called. */
const asks: Readonly<Record<BookDeed['do'], 'grade' | 'keep' | null>> = {
  ...{ grade: 'grade', accept: 'grade', decline: 'grade', adopt: 'keep', close: 'keep', appeal: null, withdraw: null },
};

type Done = Result<unknown>;

async function deed(house: BookHouse, one: BookDeed): Promise<Done | undefined> {
  const power = asks[one.do];
  if (power !== null && !(BOOK_POWERS[one.who] as readonly string[]).includes(power)) return undefined;
  switch (one.do) {
    case 'grade':
      return grade(house, one);
    case 'appeal':
      return house.verbs.appealPoints(house.deps, as(house, one.who), { ...workOf(house, one.work), reason: '有误' });
    case 'accept':
    case 'decline':
    case 'withdraw':
      return answer(house, one);
    case 'adopt':
      return adopt(house, one);
    case 'close':
      return close(house, one.who);
  }
}

const as = ({ idOf, station }: BookHouse, who: Hand) => ({
  ...{ kind: 'staff' as const, id: idOf(who), name: who, station, stations: [station], roles: [] },
});

function workOf({ works }: BookHouse, n: number) {
  const work = works[n];
  if (!work) throw new Error(`there is no work ${n}`);
  return work;
}

async function grade(
  house: BookHouse,
  { who, work, wish, isBlind }: Extract<BookDeed, { do: 'grade' }>,
): Promise<Done> {
  const { deps, verbs } = house;
  const which = workOf(house, work);
  const seen = (await deps.books.standing(deps.database.read, which))?.version ?? 0;
  const version = isBlind ? 0 : seen;
  const grading = gradingOf(house, wish, await ruleNow(house));
  const reason = version > 0 ? { reason: '核实' } : {};
  return verbs.gradeWork(deps, as(house, who), { ...which, version, grading, ...reason });
}

async function answer(
  house: BookHouse,
  one: Extract<BookDeed, { do: 'accept' | 'decline' | 'withdraw' }>,
): Promise<Done | undefined> {
  const { deps, verbs, station } = house;
  const actor = as(house, one.who);
  const all = await deps.appeals.list(deps.database.read, { person: actor.id, stations: [station] });
  // People of one database live through many histories. Ids rise, so that every house counts appeals in one order.
  const ours = all.filter((each) => each.station === station).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const appeal = ours[one.appeal];
  if (!appeal) return undefined;
  const { id, version } = appeal;
  const about = one.do === 'withdraw' ? {} : { answer: '已核' };
  const anew = one.do === 'accept' ? { grading: gradingOf(house, one.wish, await ruleNow(house)) } : {};
  return verbs.answerAppeal(deps, actor, { id, version, event: one.do, ...about, ...anew });
}

async function adopt(
  house: BookHouse,
  { who, rule, ahead }: Extract<BookDeed, { do: 'adopt' }>,
): Promise<Done | undefined> {
  const { deps, verbs, station } = house;
  const version = (await deps.months.rules(deps.database.read, station)).at(-1)?.version ?? 0;
  const body = BOOK_RULES[rule];
  if (!body) throw new Error(`there is no rule ${rule}`);
  const month = (await house.records()).months.at(-1)?.month ?? '2026-09';
  const [year = 0, n = 0] = month.split('-').map(Number);
  const validFrom = new Date(Date.UTC(year, n - 1 + ahead, 1)).toISOString().slice(0, 7);
  return verbs.adoptRule(deps, as(house, who), { station, version, validFrom, rule: body });
}

async function close(house: BookHouse, who: Hand): Promise<Done | undefined> {
  const { deps, verbs, station } = house;
  const open = (await deps.months.all(deps.database.read, station)).find(({ closedAt }) => closedAt === null);
  return open && verbs.closeMonth(deps, as(house, who), { station, month: open.month, version: open.version });
}

/** What somebody would look up before they grade: the rule that holds, the one adopted last of those valid by then. */
async function ruleNow(house: BookHouse): Promise<PointRuleBody> {
  const month = (await house.records()).months.at(-1)?.month ?? '';
  const rules = await house.deps.months.rules(house.deps.database.read, house.station);
  const rule = rules.findLast(({ validFrom }) => validFrom <= month)?.rule ?? BOOK_RULES[0];
  if (!rule) throw new Error('there are no rules');
  return rule;
}

/** A wish in the figures of a rule: whole percents, or whole points, that are the whole unless they are to miss it. */
function gradingOf({ idOf }: BookHouse, wish: Wish, rule: PointRuleBody): PointGrading {
  const { grade: level, place, adopted, by, parts, misses } = wish;
  const { from, to } = rule.grades[level];
  const base = from + Math.floor(((to - from) * place) / 100);
  const bonus = Math.max(0, ...adopted.map((one) => rule.adoption[one]));
  const whole = by === 'percent' ? 100 : base + bonus;
  const sum = parts.reduce((all, [, part]) => all + part, 0);
  const weights = parts.map(([, part]) => Math.max(1, Math.floor((whole * part) / sum)));
  const rest = whole - weights.reduce((all, one) => all + one, 0) + (misses ? 1 : 0);
  const shares = parts.map(([who], n) => ({ person: idOf(who), weight: (weights[n] ?? 0) + (n === 0 ? rest : 0) }));
  return { grade: level, base, adopted: [...adopted], scores: {}, by, shares };
}
