import type { CheckFinding, CheckInput, CheckRuleBody, StaffActor } from '../../contract';
import { err, mapOk, ok, type Refusal, type Result } from '../../kernel';
import { checkText } from './check-text.rules';
import type { ChecksDeps } from './checks-deps';
import { compileRules } from './compile-rules.rules';
import { tryExamples, type ExampleOutcome } from './examples.rules';
import { fieldsOf } from './manuscript-text.rules';
import type { BadPattern } from './safe-pattern.rules';

type NotAllowed = Refusal<'HEARTH.NOT_ALLOWED', undefined>;
type Draft = { readonly station: string; readonly rule: CheckRuleBody };

/** Tells of each example of a rule that is being written whether it does what it should. */
export async function tryRule(
  actor: StaffActor,
  { station, rule }: Draft,
): Promise<Result<{ outcomes: Mutable<ExampleOutcome>[] }, NotAllowed | BadPattern>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  return mapOk(tryExamples({ ...rule, id: 'draft', version: 1 }), (outcomes) => ({
    outcomes: outcomes.map((one) => ({ ...one, findings: [...one.findings] })),
  }));
}

/** An answer that a contract writes; its lists are the contract's own. */
type Mutable<T extends { findings: readonly CheckFinding[] }> = Omit<T, 'findings'> & { findings: CheckFinding[] };

/** A place in a published manuscript that a rule would have found. */
export type DryHit = {
  readonly documentId: string;
  readonly locale: string;
  readonly title: string;
  readonly finding: CheckFinding;
  /** The words around it. */
  readonly around: string;
};

/** A rule that hits more often than this is read, not counted. */
const MOST_HITS = 300;
const AROUND = 16;

/** What a rule would find in the last published manuscripts of a station and those below it. */
export async function dryRun(
  deps: Pick<ChecksDeps, 'published' | 'stations' | 'today'>,
  actor: StaffActor,
  { station, rule, last }: Draft & { readonly last: number },
): Promise<Result<{ looked: number; hits: DryHit[] }, NotAllowed | BadPattern>> {
  if (!actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
  const book = compileRules([{ ...rule, id: 'draft', version: 1 }]);
  if (!book.ok) return book;
  const manuscripts = await deps.published.last(await deps.stations.visible(station), last);
  const hits = manuscripts.flatMap((manuscript): DryHit[] => {
    const {
      documentId,
      locale,
      title,
      releasedAt,
      subtitle: _s,
      summary: _m,
      byline: _b,
      tags: _k,
      cover: _c,
      film: _f,
      body: _t,
      ...facts
    } = manuscript;
    const fields = fieldsOf(manuscript);
    const asOf = releasedAt?.toISOString().slice(0, 10) ?? deps.today();
    const input: CheckInput = { fields, facts: { ...facts, locale }, asOf };
    return checkText(input, book.value).map((finding) => ({
      ...{ documentId, locale, title, finding },
      around: aroundOf(fields.find(({ name }) => name === finding.field)?.text ?? '', finding),
    }));
  });
  return ok({ looked: manuscripts.length, hits: hits.slice(0, MOST_HITS) });
}

function aroundOf(text: string, { from, to }: CheckFinding): string {
  return text.slice(Math.max(0, from - AROUND), to + AROUND);
}
