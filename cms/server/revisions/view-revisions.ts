import type { FieldDiff, StaffActor } from '../../contract';
import { FULL_REVIEW } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Database } from '../../platform';
import type { CaseStore } from '../review/case-store';
import { compareContents } from './compare-words';
import type { Revision, RevisionLine, RevisionStore, Which } from './revision-store';

/** What views of revisions are handed. */
export type RevisionDeps = {
  readonly database: Database;
  readonly revisions: Pick<RevisionStore, 'byNumber' | 'lines'>;
  readonly cases: Pick<CaseStore, 'now'>;
};

type Missing = Refusal<'HEARTH.NOT_FOUND', undefined>;

/** The history of a manuscript in one language, if it is of a station one sees. */
export async function viewRevisions(
  deps: RevisionDeps,
  actor: StaffActor,
  which: Which,
): Promise<Result<readonly RevisionLine[], Missing>> {
  const lines = await deps.revisions.lines(deps.database.read, which);
  const station = lines[0]?.station;
  return station !== undefined && actor.stations.includes(station) ? ok(lines) : err('HEARTH.NOT_FOUND');
}

/** One revision, word for word. */
export async function viewRevision(
  deps: RevisionDeps,
  actor: StaffActor,
  { n, ...which }: Which & { readonly n: number },
): Promise<Result<Revision, Missing>> {
  const revision = await deps.revisions.byNumber(deps.database.read, which, n);
  return revision && actor.stations.includes(revision.station) ? ok(revision) : err('HEARTH.NOT_FOUND');
}

/** How two revisions differ, weighed by the rules of the manuscript's review. */
export async function compareRevisions(
  deps: RevisionDeps,
  actor: StaffActor,
  { from, to, ...which }: Which & { readonly from: number; readonly to: number },
): Promise<Result<readonly FieldDiff[], Missing>> {
  const newer = await viewRevision(deps, actor, { ...which, n: to });
  if (!newer.ok) return newer;
  const older = from === 0 ? undefined : await viewRevision(deps, actor, { ...which, n: from });
  if (older && !older.ok) return older;
  const rules = (await deps.cases.now(deps.database.read, which))?.rules ?? FULL_REVIEW;
  return ok(compareContents(older?.value.content, newer.value.content, rules));
}
