import type { CheckFinding, CheckInput, CheckReport, StaffActor } from '../../contract';
import { err, ok, type Refusal, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { checkText, ENGINE } from './check-text.rules';
import type { ChecksDeps } from './checks-deps';
import { countedHits } from './fingerprint.rules';
import { openReds } from './open-reds.rules';

/** A content to report on: one language of a manuscript, at exactly this hash. */
export type Content = CheckInput & {
  readonly station: string;
  readonly documentId: string;
  readonly locale: string;
  readonly hash: string;
};

/** Machine checks as other parts of the kitchen ask them. */
export type Checks = {
  /**
   * The report on a content by the rules that apply now; made once for each hash, engine and set of rules. In a transaction of
   * the caller it commits with it.
   */
  report(tx: Tx | undefined, content: Content): Promise<CheckReport>;
  /** The red findings of a report that nobody has waived: while there is one, a review does not pass. */
  openReds(report: CheckReport): readonly CheckFinding[];
  /** The newest reports on a manuscript in one language, newest first. */
  reports(of: Pick<Content, 'station' | 'documentId' | 'locale'>, limit?: number): Promise<readonly CheckReport[]>;
};

type Deps = Pick<ChecksDeps, 'database' | 'ids' | 'books' | 'reports' | 'today'>;

/** Builds the port. */
export function createChecks(deps: Deps): Checks {
  return {
    report: (tx, content) =>
      tx ? reportOn(deps, tx, content) : deps.database.transaction((own) => reportOn(deps, own, content)),
    openReds,
    reports: (of, limit = 20) => deps.reports.latest(of, limit),
  };
}

async function reportOn(deps: Deps, tx: Tx, content: Content): Promise<CheckReport> {
  const { station, documentId, locale, hash, fields, facts, asOf } = content;
  const book = await deps.books.at(station);
  // What the library says of the files may change while the words stay.
  const rules = facts?.aiAssets === 'yes' ? `${book.version}+ai` : book.version;
  const key = { station, documentId, locale, hash, engine: ENGINE, rules };
  const known = await deps.reports.find(key, tx);
  if (known) return known;
  const findings = checkText({ fields, facts, asOf: asOf ?? deps.today() }, book);
  if (await deps.reports.insert(tx, deps.ids.next(), { key, findings })) {
    await deps.reports.count(tx, key, countedHits(findings));
  }
  const report = await deps.reports.find(key, tx);
  if (!report) throw new Error(`The report on ${documentId} was just written and is not there`);
  return report;
}

type NotAllowed = Refusal<'HEARTH.NOT_ALLOWED', undefined>;

/** Checks a text by the rules of a station and keeps nothing. */
export async function checkLoose(
  deps: Pick<ChecksDeps, 'books' | 'today'>,
  actor: StaffActor,
  { station, ...input }: CheckInput & { readonly station: string },
): Promise<Result<{ findings: CheckFinding[]; rules: string }, NotAllowed>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const book = await deps.books.at(station);
  const findings = checkText({ ...input, asOf: input.asOf ?? deps.today() }, book);
  return ok({ findings: [...findings], rules: book.version });
}
