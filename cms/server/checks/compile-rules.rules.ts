import type { CheckOf, CheckRule } from '../../contract';
import { assertNever, hashOf, ok, type Result } from '../../kernel';
import { standsIn } from './context.rules';
import { dates } from './dates.rules';
import { inEachField, matchesOf, type Finder, type Hit } from './finder.rules';
import { nameOrder, names } from './names.rules';
import { sameNumber, sameQuantity } from './numbers.rules';
import { safePattern, type BadPattern } from './safe-pattern.rules';
import { fact, pairs, places, repeated } from './shape.rules';
import { sums } from './sums.rules';
import { termIndex, type TermIndex } from './term-index.rules';

/** A word of a rule, as the index keeps it. */
export type KeptTerm = { readonly rule: number; readonly better: string | undefined };

/** Rules ready to be run: all words in one index, a finder for each rule that looks for more than words. */
export type CheckBook = {
  readonly rules: readonly CheckRule[];
  /** See `versionOf`. */
  readonly version: string;
  readonly terms: TermIndex<KeptTerm>;
  readonly finders: ReadonlyMap<number, Finder>;
};

/** The name of a set of rules: the same for the same rules in the same versions and severities. */
export function versionOf(rules: readonly CheckRule[]): string {
  const names = rules.map(({ id, version, severity }) => `${id}@${version} ${severity}`);
  return hashOf(names.sort()).slice(0, 16);
}

/** Compiles rules; refuses a pattern that could run away. */
export function compileRules(rules: readonly CheckRule[]): Result<CheckBook, BadPattern> {
  const terms: { term: string; kept: KeptTerm }[] = [];
  const finders = new Map<number, Finder>();
  for (const [index, rule] of rules.entries()) {
    if (rule.check.kind === 'terms') {
      for (const { find, better } of rule.check.terms) terms.push({ term: find, kept: { rule: index, better } });
      continue;
    }
    const finder = finderOf(rule.check);
    if (!finder.ok) return finder;
    finders.set(index, finder.value);
  }
  return ok({ rules, version: versionOf(rules), terms: termIndex(terms), finders });
}

type Other = Exclude<CheckRule['check'], CheckOf<'terms'>>;

function finderOf(check: Other): Result<Finder, BadPattern> {
  switch (check.kind) {
    case 'pattern':
      return patternFinder(check);
    case 'same-number':
      return ok(sameNumber(check));
    case 'same-quantity':
      return ok(sameQuantity(check));
    case 'dates':
      return ok(dates(check));
    case 'sums':
      return ok(sums(check));
    default:
      return ok(tableFinder(check));
  }
}

type OfTables = CheckOf<'names' | 'name-order' | 'fact' | 'pairs' | 'places' | 'repeated'>;

function tableFinder(check: OfTables): Finder {
  switch (check.kind) {
    case 'names':
      return names(check);
    case 'name-order':
      return nameOrder(check);
    case 'fact':
      return fact(check);
    case 'pairs':
      return pairs(check);
    case 'places':
      return places(check);
    case 'repeated':
      return repeated(check);
    default:
      return assertNever(check);
  }
}

function patternFinder(check: CheckOf<'pattern'>): Result<Finder, BadPattern> {
  const safe = safePattern(check.pattern);
  if (!safe.ok) return safe;
  return ok(
    inEachField((field) =>
      matchesOf(field.text, safe.value.regexp).flatMap((found): readonly Hit[] => {
        const place = { from: found.index, to: found.index + found[0].length };
        if (!standsIn(field, place, check.where)) return [];
        return [{ field: field.name, ...place, better: betterFor(check, found) }];
      }),
    ),
  );
}

function betterFor(
  { better, halfWidth }: CheckOf<'pattern'>,
  found: readonly (string | undefined)[],
): string | undefined {
  if (halfWidth) return found[0]?.normalize('NFKC');
  return better?.replace(/\$(\d)/g, (_match, group: string) => found[Number(group)] ?? '');
}
