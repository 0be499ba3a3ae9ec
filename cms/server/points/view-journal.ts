import { type MonthPosting, type StaffActor, type WorkPosting } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import { cursorOf, markOf, type Cursor } from './point-cursor.rules';
import { peopleNamed } from './names';
import type { Posting } from './point-store';
import type { PointsDeps } from './points-deps';

type Asked = Cursor & { readonly station: string; readonly month: string; readonly person?: string | undefined };
type Page = { readonly postings: MonthPosting[]; readonly cursor: string | null };

/** What was posted in a month, the newest first: all of it, or what one person has a share in. */
export async function viewJournal(
  deps: PointsDeps,
  actor: StaffActor,
  { station, month, person, cursor, limit }: Asked,
): Promise<Result<Page, Refusal<'HEARTH.NOT_FOUND', undefined>>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_FOUND');
  const { read } = deps.database;
  const found = await deps.journal.page(read, { station, month, person, after: markOf(cursor), limit: limit + 1 });
  const lines = found.slice(0, limit);
  const last = lines.at(-1);
  const shown = await shownPostings(deps, lines);
  const works = new Map(lines.map(({ id, documentId, locale, title }) => [id, { documentId, locale, title }]));
  const postings = shown.flatMap((posting) => {
    const work = works.get(posting.id);
    return work ? [{ ...posting, ...work }] : [];
  });
  return ok({ postings, cursor: found.length > limit && last ? cursorOf({ at: last.mark, id: last.id }) : null });
}

/** Postings with who got what of each, in the order in which they came. */
export async function shownPostings(deps: PointsDeps, postings: readonly Posting[]): Promise<readonly WorkPosting[]> {
  const entries = await deps.books.entries(
    deps.database.read,
    postings.map(({ id }) => id),
  );
  const nameOf = await peopleNamed(deps, [
    ...postings.map(({ byPerson }) => byPerson),
    ...entries.flatMap(({ account }) => (account === 'work' ? [] : [account.person])),
  ]);
  const sharesOf = (id: string): WorkPosting['shares'] =>
    entries.flatMap(({ posting, account, amount }) =>
      posting !== id || account === 'work' ? [] : [{ ...account, name: nameOf(account.person), amount }],
    );
  return postings.map(({ id, month, grading, points, ruleVersion, reverses, reason, byPerson, at }) => ({
    ...{ id, month, points, ruleVersion, reason, ...grading, isReversal: reverses !== null },
    ...{ by: nameOf(byPerson), at: at.toISOString(), shares: sharesOf(id) },
  }));
}
