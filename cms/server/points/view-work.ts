import {
  POINTS_GRADE,
  POINTS_READ,
  type GradedWork,
  type PointRule,
  type PointWork,
  type StaffActor,
  type UngradedWork,
  type WorkMaker,
  type WorkPosting,
  type WorkProposal,
} from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Case } from '../review/case-store';
import { shownRules } from './keep-months';
import { mayAppeal } from './month.rules';
import { peopleNamed } from './names';
import { openMonth } from './open-month';
import { cursorOf, markOf, type Cursor } from './point-cursor.rules';
import { proposalOf, ruleFor, scoresOf } from './point.rules';
import type { PointsDeps } from './points-deps';
import { shownPostings } from './view-journal';

type NotThere = Refusal<'HEARTH.NOT_FOUND', undefined>;

/**
 * One work with all that was ever posted for it. Everybody of the station may know how it was graded, or nobody who was left out could
 * appeal; what others have of it is seen by those who may see the points of the station.
 */
export async function viewWork(
  deps: PointsDeps,
  actor: StaffActor,
  which: PointWork,
): Promise<Result<GradedWork, NotThere>> {
  const work = await deps.cases.now(deps.database.read, which);
  if (!work || !actor.stations.includes(work.station)) return err('HEARTH.NOT_FOUND');
  const { documentId, locale } = which;
  const { station, title } = work;
  const isReleased = await isOut(deps, work);
  const powers = await deps.roster.powersOf(actor.id);
  const mayGrade = isReleased && powers.includes(POINTS_GRADE);
  const month = await openMonth(deps, station);
  const rule = ruleFor(await shownRules(deps, station), month) ?? null;
  const [hands = NO_HANDS] = mayGrade ? await handsIn(deps, [which], rule) : [];
  const books = await booksOf(deps, actor, { which, month });
  const seesAll = powers.includes(POINTS_READ);
  return ok({
    ...{ documentId, locale, station, title, isReleased, month, rule, mayGrade },
    ...{ ...hands, ...books },
    postings: seesAll ? books.postings : books.postings.map((one) => ownShares(one, actor)),
  });
}

const NO_HANDS: Hands = { proposal: null, makers: [] };

async function isOut(
  { database, releases }: Pick<PointsDeps, 'database' | 'releases'>,
  { state, documentId, locale }: Case,
): Promise<boolean> {
  return state === 'signed' || (await releases.last(database.read, documentId)).has(locale);
}

type Books = Pick<GradedWork, 'version' | 'standing' | 'mayAppeal' | 'postings'>;

async function booksOf(
  deps: PointsDeps,
  actor: StaffActor,
  { which, month }: { readonly which: PointWork; readonly month: string },
): Promise<Books> {
  const { read } = deps.database;
  const standing = await deps.books.standing(read, which);
  const postings = [...(await shownPostings(deps, await deps.books.ofWork(read, which)))];
  const stands = postings.find(({ id }) => id === standing?.posting);
  return {
    ...{ version: standing?.version ?? 0, standing: standing?.posting ?? null, postings },
    mayAppeal: stands !== undefined && (await isOpenToAppeal(deps, actor, { stands, month })),
  };
}

type Stood = { readonly stands: WorkPosting; readonly month: string };

async function isOpenToAppeal(deps: PointsDeps, actor: StaffActor, { stands, month }: Stood): Promise<boolean> {
  if (!mayAppeal(stands.month, month)) return false;
  return !(await deps.appeals.openOf(deps.database.read, actor.id, [stands.id])).has(stands.id);
}

const ownShares = (posting: WorkPosting, { id }: StaffActor): WorkPosting => ({
  ...posting,
  shares: posting.shares.filter(({ person }) => person === id),
});

type Asked = Cursor & { readonly station: string; readonly from?: string | undefined };
type Page = { readonly month: string; readonly works: UngradedWork[]; readonly cursor: string | null };

/** What went out since a month began and has no grade yet, the newest first, with what a machine proposes. */
export async function listUngraded(
  deps: PointsDeps,
  actor: StaffActor,
  { station, from, cursor, limit }: Asked,
): Promise<Result<Page, NotThere>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  const month = await openMonth(deps, station);
  const page = { station, from: from ?? month, after: markOf(cursor), limit: limit + 1 };
  const found = await deps.works.ungraded(deps.database.read, page);
  const works = found.slice(0, limit);
  const hands = await handsIn(deps, works, ruleFor(await shownRules(deps, station), month) ?? null);
  const last = works.at(-1);
  return ok({
    month,
    works: works.map(({ documentId, locale, title, author, at }, n) => ({
      ...{ documentId, locale, title, author },
      releasedAt: new Date(at).toISOString(),
      ...{ proposal: hands[n]?.proposal ?? null, makers: hands[n]?.makers ?? [] },
    })),
    cursor: found.length > limit && last ? cursorOf(last) : null,
  });
}

type Hands = { readonly proposal: WorkProposal | null; readonly makers: WorkMaker[] };

/** Who had a hand in some works, and what a machine proposes for each. */
async function handsIn(
  deps: Pick<PointsDeps, 'database' | 'works' | 'people'>,
  works: readonly PointWork[],
  rule: PointRule | null,
): Promise<readonly Hands[]> {
  const { read } = deps.database;
  const documents = works.map(({ documentId }) => documentId);
  const made = await deps.works.made(read, documents);
  const facts = await deps.works.facts(read, documents);
  const nameOf = await peopleNamed(
    deps,
    made.map(({ person }) => person),
  );
  const isOf = (which: PointWork) => (one: PointWork) =>
    one.documentId === which.documentId && one.locale === which.locale;
  return works.map((which) => {
    const hands = made.filter(isOf(which));
    // Whoever is not known any more can be given nothing.
    const people = [...new Set(hands.map(({ person }) => person))].filter((person) => nameOf(person) !== '');
    const scores = scoresOf(facts.find(isOf(which)) ?? { errors: null, isLate: null });
    return {
      proposal: rule && { ...proposalOf(rule.rule, scores), scores },
      makers: people.map((person) => ({
        ...{ person, name: nameOf(person) },
        because: hands.filter((one) => one.person === person).map(({ because }) => because),
      })),
    };
  });
}
