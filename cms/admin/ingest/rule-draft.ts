import type { DryRun, RouteAction, RouteMatch, RouteRule } from '../../contract';

const NOTHING: RouteMatch = {
  sources: [],
  any: [],
  all: [],
  none: [],
  pattern: null,
  titleOnly: false,
  languages: [],
  places: [],
  hours: null,
};

/** A rule that says nothing yet, under an id that no other of the list has. */
export function aNewRule(rules: readonly RouteRule[], name: string): RouteRule {
  const taken = new Set(rules.map(({ id }) => id));
  const number = Array.from({ length: rules.length + 1 }, (_, n) => n + 1).find((n) => !taken.has(`rule-${n}`));
  return {
    id: `rule-${number ?? 0}`,
    name,
    on: true,
    when: NOTHING,
    then: { do: 'lead', column: null, importance: 2 },
  };
}

/** The list with a rule in its place, or at its end when it is new. */
export function replaced(rules: readonly RouteRule[], rule: RouteRule): readonly RouteRule[] {
  return rules.some(({ id }) => id === rule.id)
    ? rules.map((one) => (one.id === rule.id ? rule : one))
    : [...rules, rule];
}

/** The list with one of its rules some places further. */
export function moved(rules: readonly RouteRule[], from: number, by: number): readonly RouteRule[] {
  const to = Math.min(Math.max(from + by, 0), rules.length - 1);
  const rest = rules.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...rules.slice(from, from + 1), ...rest.slice(to)];
}

/** Words as somebody types them, one from the next by commas, spaces or lines. */
export function wordsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).filter((word) => word !== ''))];
}

/** What a rule does, when another deed is chosen: column and weight are kept where both have them. */
export function actionOf(deed: string, before: RouteAction): RouteAction {
  const desk =
    'column' in before ? { column: before.column, importance: before.importance } : { column: null, importance: 2 };
  switch (deed) {
    case 'drop':
      return { do: 'drop', reason: '' };
    case 'attach':
      return { do: 'attach', lead: null, ...desk };
    case 'notify':
      return { do: 'notify', role: 'desk-head', ...desk };
    default:
      return { do: 'lead', ...desk };
  }
}

/** How many items of the day each rule of the draft would decide, by its id; what none decides stands under nothing. */
export function hitsOf({ lines }: Pick<DryRun, 'lines'>): ReadonlyMap<string, number> {
  const hits = new Map<string, number>();
  for (const { then } of lines) hits.set(then.rule ?? '', (hits.get(then.rule ?? '') ?? 0) + 1);
  return hits;
}
