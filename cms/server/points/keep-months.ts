import type { MonthBooks, PointRule, PointRuleBody, PointShift, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { mayClose, monthAfter, monthOf } from './month.rules';
import { peopleNamed } from './names';
import type { KeptRule } from './month-store';
import type { PointsDeps, PointsRefusal } from './points-deps';
import { viewMonth } from './view-points';
import { whatIf } from './what-if.rules';

type Close = { readonly station: string; readonly month: string; readonly version: number };

/** Closes the open month by name. What is graded from now on is dated into the next. */
export async function closeMonth(
  deps: PointsDeps,
  actor: StaffActor,
  { station, month, version }: Close,
): Promise<Result<MonthBooks, PointsRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  const done = await deps.database.transaction(async (tx): Promise<Result<void, PointsRefusal>> => {
    const kept = (await deps.months.all(tx, station)).find((one) => one.month === month);
    if (!kept) return err('HEARTH.NOT_FOUND');
    if (kept.closedAt) return err('POINTS.MONTH_CLOSED');
    if (kept.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const now = monthOf(await deps.time.now(tx));
    if (!mayClose(month, { open: kept.month, now })) return err('POINTS.MONTH_NOT_BEGUN');
    const closed = await deps.months.close(tx, kept, { by: actor.id, next: monthAfter(month) });
    if (!closed) return err('HEARTH.CHANGED_MEANWHILE');
    const totals = await deps.journal.totals(tx, { station, month });
    const facts = { month, people: totals.size, total: [...totals.values()].reduce((sum, one) => sum + one, 0) };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'points.month-closed', subject: station, facts });
    return ok(undefined);
  });
  return done.ok ? viewMonth(deps, actor, { station, month }) : done;
}

type Adopt = {
  readonly station: string;
  readonly version: number;
  readonly validFrom: string;
  readonly rule: PointRuleBody;
};

/** Adopts a version of the rule. It never reaches back into a month that is closed. */
export async function adoptRule(
  deps: PointsDeps,
  actor: StaffActor,
  { station, version, validFrom, rule }: Adopt,
): Promise<Result<PointRule, PointsRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  const done = await deps.database.transaction(async (tx): Promise<Result<void, PointsRefusal>> => {
    const open = await deps.months.open(tx, station, monthOf(await deps.time.now(tx)));
    if (!open) return err('POINTS.MONTH_CLOSED');
    if (validFrom < open.month) return err('POINTS.RULE_TOO_EARLY');
    const last = (await deps.months.rules(tx, station)).at(-1)?.version ?? 0;
    const next = { station, version: version + 1, validFrom, rule, byPerson: actor.id };
    if (last !== version || !(await deps.months.adopt(tx, next))) return err('HEARTH.CHANGED_MEANWHILE');
    const facts = { version: next.version, validFrom, rule };
    deps.ledger.append(tx, { actor: { ...actor, station }, action: 'points.rule-adopted', subject: station, facts });
    return ok(undefined);
  });
  if (!done.ok) return done;
  const adopted = (await shownRules(deps, station)).find((one) => one.version === version + 1);
  return adopted ? ok(adopted) : err('HEARTH.NOT_FOUND');
}

/** All versions of a station's rule: everybody may know what points are given by. */
export async function listRules(
  deps: PointsDeps,
  actor: StaffActor,
  station: string,
): Promise<Result<{ rules: PointRule[] }, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  return ok({ rules: await shownRules(deps, station) });
}

/** All versions of a station’s rule with the names of those who adopted them. */
export async function shownRules(
  deps: Pick<PointsDeps, 'database' | 'months' | 'people'>,
  station: string,
): Promise<PointRule[]> {
  const kept = await deps.months.rules(deps.database.read, station);
  const nameOf = await peopleNamed(
    deps,
    kept.map(({ byPerson }) => byPerson),
  );
  return kept.map(({ byPerson, at, ...rule }: KeptRule) => ({ ...rule, by: nameOf(byPerson), at: at.toISOString() }));
}

type Draft = { readonly station: string; readonly from: string; readonly rule: PointRuleBody };

/** Runs a draft on works of the past: who gains and who loses, before anybody adopts it. Nothing is written. */
export async function tryRule(
  deps: PointsDeps,
  actor: StaffActor,
  { station, from, rule }: Draft,
): Promise<Result<{ works: number; people: (PointShift & { name: string })[] }, PointsRefusal>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  const { read } = deps.database;
  const rules = new Map((await deps.months.rules(read, station)).map((one) => [one.version, one.rule]));
  const postings = await deps.journal.stood(read, { station, from });
  const entries = await deps.books.entries(
    read,
    postings.map(({ id }) => id),
  );
  const works = postings.flatMap(({ id, ruleVersion, grading }) => {
    const was = rules.get(ruleVersion);
    const portions = entries.flatMap(({ posting, account, amount }) =>
      posting !== id || account === 'work' ? [] : [{ person: account.person, amount }],
    );
    return was ? [{ ...grading, rule: was, portions }] : [];
  });
  const shifts = whatIf(rule, works);
  const nameOf = await peopleNamed(
    deps,
    shifts.map(({ person }) => person),
  );
  return ok({ works: works.length, people: shifts.map((one) => ({ ...one, name: nameOf(one.person) })) });
}
