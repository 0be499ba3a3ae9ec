import type { AssignmentState, CoverageEvent, CoverageState, CoverageWords } from '../../contract';

/** The states in which somebody is out for an assignment, or about to go. */
export const UNDER_WAY: readonly AssignmentState[] = ['assigned', 'accepted', 'on_the_way', 'on_site'];

/** The states in which an assignment has brought something in. */
export const BROUGHT_IN: readonly AssignmentState[] = ['filed', 'done'];

/** Which words of a coverage a change really alters. */
export function changedWords(now: CoverageWords, change: Partial<CoverageWords>): readonly (keyof CoverageWords)[] {
  return coverageFields.filter(
    (field) => change[field] !== undefined && JSON.stringify(change[field]) !== JSON.stringify(now[field]),
  );
}

const coverageFields = ['kind', 'title', 'plan', 'seconds', 'due', 'deadlines'] as const;

/** How many of some assignments are still under way. */
export function underWay(assignments: readonly AssignmentState[]): number {
  return assignments.filter((state) => UNDER_WAY.includes(state)).length;
}

const FOLLOWS: Readonly<Partial<Record<`${CoverageState}>${CoverageState}`, CoverageEvent>>> = {
  'planned>assigned': 'assign',
  'planned>filed': 'file',
  'assigned>planned': 'unassign',
  'assigned>filed': 'file',
  'filed>assigned': 'assign',
};

/**
 * What happens to a coverage because of its assignments: it is filed once nobody is out any more and something came in. What the
 * desk decided, covered or cancelled, no assignment changes.
 */
export function followed(state: CoverageState, assignments: readonly AssignmentState[]): CoverageEvent | undefined {
  const out = underWay(assignments) > 0;
  const goal = out ? 'assigned' : assignments.some((one) => BROUGHT_IN.includes(one)) ? 'filed' : 'planned';
  return FOLLOWS[`${state}>${goal}`];
}
