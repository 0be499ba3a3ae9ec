import type { PointGrading, PointWork, StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import type { Case } from '../review/case-store';
import { monthOf } from './month.rules';
import { entriesOf, portionsOf, ruleFor, takenBack, type Portion, type TakingBack } from './point.rules';
import type { NewPosting, Standing } from './point-store';
import type { PointsDeps, PointsRefusal } from './points-deps';

/** A grading as somebody gives it. `version` is the one they saw: 0 for a work that has none yet. */
export type Grade = PointWork & {
  readonly version: number;
  readonly grading: PointGrading;
  readonly reason?: string | undefined;
};

/** The posting that stands from now on, and the one that it stands instead of. */
export type Posted = { readonly posting: string; readonly instead: string | null };

type Doing = { readonly actor: StaffActor; readonly given: Grade };

/** A work that went out, at a station of one's own. */
export async function releasedWork(
  deps: Pick<PointsDeps, 'cases' | 'releases'>,
  tx: Tx,
  { actor, which }: { readonly actor: StaffActor; readonly which: PointWork },
): Promise<Result<Case, PointsRefusal>> {
  const work = await deps.cases.now(tx, which);
  if (!work || !actor.stations.includes(work.station)) return err('HEARTH.NOT_FOUND');
  const isOut = work.state === 'signed' || (await deps.releases.last(tx, which.documentId)).has(which.locale);
  return isOut ? ok(work) : err('POINTS.NOT_RELEASED');
}

/**
 * Posts what a work earns, in the open month. What stood before is taken back by a posting of its own, so that the month in which it was
 * posted keeps its sums for good.
 */
export async function postWork(deps: PointsDeps, tx: Tx, doing: Doing): Promise<Result<Posted, PointsRefusal>> {
  const { actor, given } = doing;
  const found = await releasedWork(deps, tx, { actor, which: given });
  if (!found.ok) return found;
  const { station } = found.value;
  const fits = await whoFits(deps, { actor, station, given });
  if (!fits.ok) return fits;
  const open = await deps.months.open(tx, station, monthOf(await deps.time.now(tx)));
  if (!open) return err('POINTS.MONTH_CLOSED');
  const rule = ruleFor(await deps.months.rules(tx, station), open.month);
  if (!rule) return err('POINTS.NO_RULE');
  const split = portionsOf(rule.rule, given.grading);
  if (!split.ok) return split;
  const { version: ruleVersion } = rule;
  return write(deps, tx, { ...doing, work: found.value, month: open.month, ruleVersion, ...split.value });
}

type Writing = Doing & {
  readonly work: Case;
  readonly month: string;
  readonly ruleVersion: number;
  readonly points: number;
  readonly portions: readonly Portion[];
};

async function write(deps: PointsDeps, tx: Tx, writing: Writing): Promise<Result<Posted, PointsRefusal>> {
  const { given, work, points, portions } = writing;
  const before = await deps.books.standing(tx, given);
  if ((before?.version ?? 0) !== given.version) return err('HEARTH.CHANGED_MEANWHILE');
  if (before && given.reason === undefined) return err('POINTS.REASON_MISSING');
  // Of one moment; who reads them one after the other first sees what was taken back.
  const [back, id] = [deps.ids.next(), deps.ids.next()];
  const stands = { posting: id, station: work.station, seen: given.version };
  // First of all: of two who grade a work at once the second waits here, and has then seen an older one.
  if (!(await deps.books.stand(tx, given, stands))) return err('HEARTH.CHANGED_MEANWHILE');
  if (before) await takeBack(deps, tx, { posting: before.posting, on: { ...onOf(writing), id: back } });
  await deps.books.post(tx, { ...postingOf(writing), id, entries: entriesOf(points, portions) });
  note(deps, tx, { ...writing, id, instead: before });
  return ok({ posting: id, instead: before?.posting ?? null });
}

const onOf = ({ actor, given, month }: Writing): Omit<TakingBack, 'id'> => ({
  ...{ month, byPerson: actor.id },
  reason: given.reason ?? null,
});

function postingOf(writing: Writing): Omit<NewPosting, 'id' | 'entries'> {
  const { given, work, points, ruleVersion } = writing;
  const { documentId, locale, grading } = given;
  const { shares: _who, by: _how, ...kept } = grading;
  const { station, title } = work;
  const which = { documentId, locale, station, title };
  return { ...onOf(writing), ...which, points, ruleVersion, grading: kept, reverses: null };
}

type Written = Writing & { readonly id: string; readonly instead: Standing | undefined };

function note(deps: Pick<PointsDeps, 'ledger'>, tx: Tx, written: Written): void {
  const { actor, given, work, month, points, portions, id, instead } = written;
  const facts = { posting: id, month, grade: given.grading.grade, points, portions, instead: instead?.posting ?? null };
  const action = instead ? 'points.regraded' : 'points.graded';
  const by = { ...actor, station: work.station };
  deps.ledger.append(tx, { actor: by, action, subject: given.documentId, facts });
}

type Fitting = Doing & { readonly station: string };

/** Nobody grades what they have a share in, and shares go to people of the station. */
async function whoFits(
  deps: Pick<PointsDeps, 'people'>,
  { actor, station, given }: Fitting,
): Promise<Result<void, PointsRefusal>> {
  const people = given.grading.shares.map(({ person }) => person);
  if (people.includes(actor.id)) return err('POINTS.OWN_WORK');
  const known = await deps.people.byIds(people);
  const areHere = known.length === people.length && known.every((one) => one.active && one.station === station);
  return areHere ? ok(undefined) : err('POINTS.UNKNOWN_PERSON');
}

type Back = { readonly posting: string; readonly on: TakingBack };

async function takeBack(deps: Pick<PointsDeps, 'books'>, tx: Tx, { posting, on }: Back): Promise<void> {
  const [old] = await deps.books.byIds(tx, [posting]);
  if (!old) throw new Error(`Posting ${posting} stands and is not there`);
  const { at: _then, ...kept } = old;
  await deps.books.post(tx, takenBack(kept, await deps.books.entries(tx, [posting]), on));
}
