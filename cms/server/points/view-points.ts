import type { MonthBooks, MonthHead, OwnPoints, PointLine, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { mayAppeal, mayClose, monthOf } from './month.rules';
import type { Month } from './month-store';
import { peopleNamed, type NameOf } from './names';
import { openMonth } from './open-month';
import { missingTo, quotaOf, ruleFor } from './point.rules';
import type { Posting } from './point-store';
import type { PointsDeps } from './points-deps';

type NotThere = Refusal<'HEARTH.NOT_FOUND', undefined>;

/** One's own points of a month with the work and the rule behind each. */
export async function myPoints(
  deps: PointsDeps,
  actor: StaffActor,
  { month: asked }: { readonly month?: string | undefined },
): Promise<Result<OwnPoints, never>> {
  const { read } = deps.database;
  const open = await openMonth(deps, actor.station);
  const month = asked ?? open;
  const found = await deps.journal.linesOf(read, { person: actor.id, month });
  const ids = found.map(({ id }) => id);
  const standing = await deps.journal.standing(read, ids);
  const appealed = await deps.appeals.openOf(read, actor.id, ids);
  const nameOf = await peopleNamed(
    deps,
    found.map(({ byPerson }) => byPerson),
  );
  const isOpen = (id: string): boolean => standing.has(id) && !appealed.has(id) && mayAppeal(month, open);
  const lines = found.map(({ amount, ...posting }) => ({
    ...lineOf(posting, nameOf),
    ...{ amount, mayAppeal: isOpen(posting.id) },
  }));
  const [person] = await deps.people.byIds([actor.id]);
  const rule = ruleFor(await deps.months.rules(read, actor.station), month);
  return ok({
    ...{ month, isOpen: month === open, lines },
    total: lines.reduce((sum, { amount }) => sum + amount, 0),
    quota: rule && person ? quotaOf(rule.rule, person.roles) : null,
    months: [...(await deps.journal.monthsOf(read, actor.id))],
  });
}

function lineOf(posting: Posting, nameOf: NameOf): Omit<PointLine, 'amount' | 'mayAppeal'> {
  const { id, documentId, locale, title, month, grading, points, reverses, reason, ruleVersion, byPerson, at } =
    posting;
  return {
    ...{ documentId, locale, title, month, points, reason, ruleVersion, posting: id, isReversal: reverses !== null },
    ...{ grade: grading.grade, by: nameOf(byPerson), at: at.toISOString() },
  };
}

/** The months of a station's books, the newest first. */
export async function listMonths(
  deps: PointsDeps,
  actor: StaffActor,
  station: string,
): Promise<Result<{ months: MonthHead[] }, NotThere>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  return ok({ months: await monthsOf(deps, station) });
}

/** The month that it is stands first where a station has no books yet: it is open as soon as somebody posts. */
async function monthsOf(deps: PointsDeps, station: string): Promise<MonthHead[]> {
  const now = monthOf(await deps.time.now());
  const kept = await deps.months.all(deps.database.read, station);
  const first: Month = { station, month: now, closedBy: null, closedAt: null, version: 0 };
  const months = kept.length === 0 ? [first] : kept;
  const nameOf = await peopleNamed(
    deps,
    months.flatMap(({ closedBy }) => closedBy ?? []),
  );
  const open = months.find(({ closedAt }) => closedAt === null)?.month ?? now;
  return months.map(({ month, closedBy, closedAt, version }) => ({
    ...{ month, version, isOpen: closedAt === null, mayClose: version > 0 && mayClose(month, { open, now }) },
    ...{ closedBy: closedBy && nameOf(closedBy), closedAt: closedAt?.toISOString() ?? null },
  }));
}

type Asked = { readonly station: string; readonly month: string };

/** A month of a station: everybody of the station, who has how much, and how much was asked. */
export async function viewMonth(
  deps: PointsDeps,
  actor: StaffActor,
  { station, month }: Asked,
): Promise<Result<MonthBooks, NotThere>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  const head = (await monthsOf(deps, station)).find((one) => one.month === month);
  if (!head) return err('HEARTH.NOT_FOUND');
  const { read } = deps.database;
  const totals = await deps.journal.totals(read, { station, month });
  return ok({
    ...{ ...head, station },
    total: [...totals.values()].reduce((sum, one) => sum + one, 0),
    openAppeals: await deps.appeals.openIn(read, { station, month }),
    people: await peopleIn(deps, { station, month, totals }),
  });
}

type Summed = Asked & { readonly totals: ReadonlyMap<string, number> };

async function peopleIn(deps: PointsDeps, { station, month, totals }: Summed): Promise<MonthBooks['people']> {
  const rule = ruleFor(await deps.months.rules(deps.database.read, station), month);
  const staff = (await deps.staffAt(station)).filter(({ id, active }) => active || totals.has(id));
  return staff
    .map(({ id, name, roles }) => ({
      ...{ person: id, name, total: totals.get(id) ?? 0 },
      quota: rule ? quotaOf(rule.rule, roles) : null,
    }))
    .filter(({ total, quota }) => total !== 0 || quota !== null)
    .map((one) => ({ ...one, missing: missingTo(one) }))
    .sort((a, b) => b.total - a.total || (a.person < b.person ? -1 : 1));
}
