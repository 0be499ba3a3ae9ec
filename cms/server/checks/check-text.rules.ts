import type { CheckContext, CheckFinding, CheckInput, CheckRule } from '../../contract';
import type { Locale } from '../../kernel';
import type { CheckBook, KeptTerm } from './compile-rules.rules';
import { standsIn } from './context.rules';
import type { Field, Hit, Looked } from './finder.rules';
import type { TermHit } from './term-index.rules';

/** Counts up when the same rules could find something else than before: reports of another engine are made anew. */
export const ENGINE = 2;

/** One rule cannot drown the others; whoever mends a hundred places mends the rest as well. */
const MOST_OF_ONE_RULE = 100;

/** Checks a text: pure, so the same text and rules give the same findings on every node. */
export function checkText(input: CheckInput, book: CheckBook): readonly CheckFinding[] {
  const looked: Looked = { fields: input.fields, facts: input.facts ?? {}, asOf: input.asOf };
  const hits = termHits(looked.fields, book);
  for (const [index, finder] of book.finders) hits.set(index, finder(looked));
  const textOf = new Map(looked.fields.map(({ name, text }) => [name, text]));
  const order = new Map(looked.fields.map(({ name }, index) => [name, index]));
  const findings = [...hits].flatMap(([index, found]) => {
    const rule = book.rules[index];
    return rule ? found.slice(0, MOST_OF_ONE_RULE).map((hit) => finding(rule, hit, textOf.get(hit.field) ?? '')) : [];
  });
  const rank = ({ field }: CheckFinding): number => order.get(field) ?? Infinity;
  return findings.sort(
    (a, b) => compare(rank(a), rank(b)) || a.from - b.from || a.to - b.to || compare(a.rule, b.rule),
  );
}

const compare = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : Number(a > b));

function termHits(fields: readonly Field[], { rules, terms }: CheckBook): Map<number, readonly Hit[]> {
  const byRule = new Map<number, Hit[]>();
  for (const field of fields) {
    const ends = new Map<number, number>();
    for (const { from, to, kept } of longestFirst(terms.search(field.text))) {
      // Of two words of one rule that overlap, the longer one from the left is meant.
      if (from < (ends.get(kept.rule) ?? 0)) continue;
      if (!standsIn(field, { from, to }, whereOf(rules[kept.rule]))) continue;
      ends.set(kept.rule, to);
      const hit = { field: field.name, from, to, better: kept.better };
      const known = byRule.get(kept.rule);
      if (known) known.push(hit);
      else byRule.set(kept.rule, [hit]);
    }
  }
  return byRule;
}

function longestFirst(hits: readonly TermHit<KeptTerm>[]): readonly TermHit<KeptTerm>[] {
  return [...hits].sort((a, b) => a.from - b.from || b.to - a.to);
}

function whereOf(rule: CheckRule | undefined): CheckContext | undefined {
  return rule?.check.kind === 'terms' ? rule.check.where : undefined;
}

function finding(rule: CheckRule, hit: Hit, fieldText: string): CheckFinding {
  const { field, from, to, better } = hit;
  const text = fieldText.slice(from, to);
  const says: NonNullable<Hit['says']> = { text, better: better ?? '', ...hit.says };
  const fill = (language: Locale): string =>
    rule.message[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const said = says[name] ?? whole;
      return typeof said === 'string' ? said : said[language];
    });
  return {
    rule: rule.id,
    ruleVersion: rule.version,
    severity: rule.severity,
    ...{ field, from, to, text },
    message: { 'zh-Hans': fill('zh-Hans'), en: fill('en') },
    suggestion: better ?? null,
  };
}
