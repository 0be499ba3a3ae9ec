import { unwrap, type Clock } from '../../kernel';
import type { Stations } from '../../platform';
import { checkText } from './check-text.rules';
import { applied } from './choice.rules';
import { compileRules, versionOf, type CheckBook } from './compile-rules.rules';
import type { RuleStore } from './rule-store';

/** The compiled rules of each station, kept in memory: an editor's page asks with every pause in typing. */
export type RuleBooks = {
  /** The rules that apply at a station. */
  at(station: string): Promise<CheckBook>;
  /** Reads the rules anew at the next question: after a change, on every node. */
  forget(): void;
};

/** The stations from the root down to one: rules and choices of all of them apply there. */
export async function pathTo(stations: Pick<Stations, 'tree'>, slug: string): Promise<readonly string[]> {
  const { get } = await stations.tree();
  const path: string[] = [];
  for (let at = get(slug); at && !path.includes(at.slug); at = at.parent === null ? undefined : get(at.parent)) {
    path.unshift(at.slug);
  }
  return path;
}

/** Every node hears of a change; should it be deaf for a while, it reads the rules anew this often. */
const FRESH_FOR = 30_000;
/** Most stations share one set; more sets than this are old ones. */
const MOST_BOOKS = 40;

type Deps = {
  readonly rules: Pick<RuleStore, 'current' | 'choices'>;
  readonly stations: Pick<Stations, 'tree'>;
  readonly clock: Clock;
};

/** Makes the books of a node. */
export function createRuleBooks(deps: Deps): RuleBooks {
  const byStation = new Map<string, { readonly book: Promise<CheckBook>; readonly until: number }>();
  const byVersion = new Map<string, CheckBook>();

  async function read(station: string): Promise<CheckBook> {
    const path = await pathTo(deps.stations, station);
    const [rules, choices] = await Promise.all([deps.rules.current(path), deps.rules.choices(path)]);
    const active = rules.flatMap((rule) => {
      const now = applied(
        rule,
        path,
        choices.filter((choice) => choice.rule === rule.id),
      );
      return now.active ? [{ ...rule, severity: now.severity }] : [];
    });
    const version = versionOf(active);
    const known = byVersion.get(version);
    if (known) return known;
    // What cannot be compiled was refused when it was written.
    const book = unwrap(compileRules(active));
    warm(book);
    if (byVersion.size >= MOST_BOOKS) byVersion.clear();
    byVersion.set(version, book);
    return book;
  }

  return {
    at(station) {
      const now = deps.clock.now().getTime();
      const kept = byStation.get(station);
      if (kept && now < kept.until) return kept.book;
      const book = read(station);
      byStation.set(station, { book, until: now + FRESH_FOR });
      // A failed read must not be remembered.
      book.catch(() => byStation.delete(station));
      return book;
    },
    forget: () => byStation.clear(),
  };
}

/** Patterns are compiled at their first use: let that be now and not while somebody types. */
function warm(book: CheckBook): void {
  const text = '河湾大桥全长1268米，今天（11月21日）合龙。'.repeat(20);
  checkText({ fields: [{ name: 'body.0', text }], asOf: '2026-11-21' }, book);
}
