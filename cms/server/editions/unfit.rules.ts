import type { DeliveryProblem, EditionProblem } from '../../contract';

/** What its platform would certainly refuse waits for a person, with its place and cure. */
export function unfitOf(problems: readonly EditionProblem[]): DeliveryProblem | null {
  const first = problems.find(({ severity }) => severity === 'error');
  if (!first) return null;
  const { path, message, cure } = first;
  return { kind: 'final', code: 'EDITION_UNFIT', path, message, cure };
}
