import { POINTS_GRADE, type PointAppeal, type PointGrading, type PointWork, type StaffActor } from '../../contract';
import { err, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { appealMachine, type AppealFacts } from './appeal.machine';
import type { Appeal } from './appeal-store';
import { mayAppeal, monthOf } from './month.rules';
import { peopleNamed } from './names';
import type { PointsDeps, PointsRefusal } from './points-deps';
import { postWork } from './post-work';
import { tellAnswered, tellAppealed, tellGraded } from './tell-points';

type Done = Promise<Result<PointAppeal, PointsRefusal>>;

/** Appeals against a grading: for a share that is too small as well as for one that is missing. */
export async function appealPoints(
  deps: PointsDeps,
  actor: StaffActor,
  { reason, ...which }: PointWork & { readonly reason: string },
): Done {
  const id = deps.ids.next();
  const done = await deps.database.transaction(async (tx): Promise<Result<void, PointsRefusal>> => {
    const work = await deps.cases.now(tx, which);
    if (!work || !actor.stations.includes(work.station)) return err('HEARTH.NOT_FOUND');
    const standing = await deps.books.standing(tx, which);
    const [posting] = standing ? await deps.books.byIds(tx, [standing.posting]) : [];
    if (!posting) return err('POINTS.NOT_GRADED');
    const open = await deps.months.open(tx, posting.station, monthOf(await deps.time.now(tx)));
    if (!open || !mayAppeal(posting.month, open.month)) return err('POINTS.APPEAL_TOO_LATE');
    const { station } = posting;
    const fresh = { id, station, posting: posting.id, person: actor.id, reason };
    if (!(await deps.appeals.insert(tx, fresh))) return err('POINTS.APPEAL_OPEN');
    const facts = { posting: posting.id, appeal: id };
    const action = 'points.appealed';
    deps.ledger.append(tx, { actor: { ...actor, station }, action, subject: which.documentId, facts });
    await tellAppealed(deps, tx, { id, station, title: posting.title, reason, by: actor });
    return ok(undefined);
  });
  return done.ok ? shownAppeal(deps, actor, id) : done;
}

type Answer = {
  readonly id: string;
  readonly version: number;
  readonly event: 'accept' | 'decline' | 'withdraw';
  readonly answer?: string;
  readonly grading?: PointGrading;
  /** The version of the work that whoever accepts has seen. */
  readonly workVersion?: number | undefined;
};

/** Answers an appeal or takes it back. Who accepts grades the work anew in the same transaction, in the open month. */
export async function answerAppeal(deps: PointsDeps, actor: StaffActor, given: Answer): Done {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, PointsRefusal>> => {
    const found = await seenAppeal(deps, tx, { actor, given });
    if (!found.ok) return found;
    const appeal = found.value;
    const next = appealMachine.next(appeal.state, given.event, await factsOf(deps, actor, appeal));
    if (!next.ok) return next;
    const { answer = null } = given;
    const isOwn = given.event === 'withdraw';
    const move = { state: next.value.state, answer, answeredBy: isOwn ? null : actor.id };
    if (!(await deps.appeals.move(tx, appeal, move))) return err('HEARTH.CHANGED_MEANWHILE');
    const { station, documentId } = appeal;
    const facts = { appeal: appeal.id, posting: appeal.posting };
    const action = `points.appeal-${given.event}`;
    deps.ledger.append(tx, { actor: { ...actor, station }, action, subject: documentId, facts });
    if (!isOwn) await tellAnswered(deps, tx, { ...appeal, ...move, by: actor });
    const { grading, workVersion: seen } = given;
    return grading ? gradedAnew(deps, tx, { actor, appeal, grading, answer, seen }) : ok(undefined);
  });
  return done.ok ? shownAppeal(deps, actor, given.id) : done;
}

/** The appeal, if it is still the one that was looked at by somebody whom it concerns. */
async function seenAppeal(
  deps: Pick<PointsDeps, 'appeals'>,
  tx: Tx,
  { actor, given }: { readonly actor: StaffActor; readonly given: Answer },
): Promise<Result<Appeal, PointsRefusal>> {
  const appeal = await deps.appeals.byId(tx, given.id);
  const concerns = appeal && (appeal.person === actor.id || actor.stations.includes(appeal.station));
  if (!concerns) return err('HEARTH.NOT_FOUND');
  return appeal.version === given.version ? ok(appeal) : err('HEARTH.CHANGED_MEANWHILE');
}

type Anew = {
  readonly actor: StaffActor;
  readonly appeal: Appeal;
  readonly grading: PointGrading;
  readonly answer: string | null;
  readonly seen: number | undefined;
};

async function gradedAnew(
  deps: PointsDeps,
  tx: Tx,
  { actor, appeal, grading, answer, seen }: Anew,
): Promise<Result<void, PointsRefusal>> {
  const { documentId, locale } = appeal;
  const version = seen ?? (await deps.books.standing(tx, appeal))?.version ?? 0;
  const given = { documentId, locale, version, grading, reason: answer ?? appeal.reason };
  const posted = await postWork(deps, tx, { actor, given });
  if (!posted.ok) return posted;
  await tellGraded(deps, tx, { ...posted.value, by: actor });
  return ok(undefined);
}

/** One's own appeals, and those of the stations where one grades. */
export async function listAppeals(
  deps: PointsDeps,
  actor: StaffActor,
): Promise<Result<{ appeals: PointAppeal[] }, never>> {
  const grades = (await deps.roster.powersOf(actor.id)).includes(POINTS_GRADE);
  const stations = grades ? actor.stations : [];
  const found = await deps.appeals.list(deps.database.read, { person: actor.id, stations });
  return ok({ appeals: await shown(deps, actor, found) });
}

async function shownAppeal(deps: PointsDeps, actor: StaffActor, id: string): Done {
  const kept = await deps.appeals.byId(deps.database.read, id);
  const [one] = kept ? await shown(deps, actor, [kept]) : [];
  return one ? ok(one) : err('HEARTH.NOT_FOUND');
}

async function factsOf(
  deps: Pick<PointsDeps, 'roster'>,
  actor: StaffActor,
  { person, station }: Pick<Appeal, 'person' | 'station'>,
): Promise<AppealFacts> {
  const powers = await deps.roster.powersOf(actor.id);
  return { isOwn: person === actor.id, grades: powers.includes(POINTS_GRADE) && actor.stations.includes(station) };
}

async function shown(deps: PointsDeps, actor: StaffActor, kept: readonly Appeal[]): Promise<PointAppeal[]> {
  const named = kept.flatMap(({ person, answeredBy }) => [person, ...(answeredBy === null ? [] : [answeredBy])]);
  const nameOf = await peopleNamed(deps, named);
  const facts = await Promise.all(kept.map((one) => factsOf(deps, actor, one)));
  return kept.map(({ posting: _about, at, answeredBy, ...appeal }, n) => ({
    ...appeal,
    name: nameOf(appeal.person),
    answeredBy: answeredBy === null ? null : nameOf(answeredBy),
    allowed: [...appealMachine.allowed(appeal.state, facts[n] ?? { isOwn: false, grades: false })],
    at: at.toISOString(),
  }));
}
