import type { RefusalOf, storyErrors } from '../../contract';
import { err, type Err } from '../../kernel';

/** What the rules need to know of a manuscript as it stands in one language. */
export type ManuscriptFacts = {
  readonly title: string | null;
  readonly station: string | null;
  readonly column: { readonly name: string; readonly station: string } | null;
  readonly hasBody: boolean;
  readonly isRepost: boolean;
  readonly sourceName: string | null;
  readonly sourceUrl: string | null;
  readonly sourceLicence: string | null;
};

/** A problem with a manuscript: the field where a person mends it, and why. */
export type ManuscriptProblem = {
  readonly field: string;
  readonly refused: RefusalOf<
    typeof storyErrors,
    Exclude<keyof (typeof storyErrors)['specs'], 'BAD_CURSOR' | 'COLUMN_SLUG_TAKEN'>
  >;
};

/** What is wrong with a draft already while it is written: only what would mislead somebody, never what is merely unfinished. */
export function draftProblems(facts: ManuscriptFacts): readonly ManuscriptProblem[] {
  const { column, station, sourceUrl } = facts;
  const problems: ManuscriptProblem[] = [];
  if (column && station && column.station !== station) {
    const details = { column: column.name, station: column.station };
    problems.push(problem('column', err('STORY.COLUMN_OF_OTHER_STATION', details)));
  }
  if (sourceUrl && !/^https?:\/\/\S+$/i.test(sourceUrl))
    problems.push(problem('sourceUrl', err('STORY.SOURCE_NOT_A_LINK')));
  return problems;
}

/** What keeps a manuscript from being published; all of it, so that a person mends it in one go. */
export function publishProblems(facts: ManuscriptFacts): readonly ManuscriptProblem[] {
  const missing: ManuscriptProblem[] = [];
  if (!facts.title?.trim()) missing.push(problem('title', err('STORY.TITLE_MISSING')));
  if (!facts.station) missing.push(problem('station', err('STORY.STATION_MISSING')));
  if (!facts.column) missing.push(problem('column', err('STORY.COLUMN_MISSING')));
  if (!facts.hasBody) missing.push(problem('body', err('STORY.BODY_MISSING')));
  for (const field of ['sourceName', 'sourceUrl', 'sourceLicence'] as const) {
    if (facts.isRepost && !facts[field]?.trim()) missing.push(problem(field, err('STORY.SOURCE_MISSING')));
  }
  return [...missing, ...draftProblems(facts)];
}

function problem(field: string, refused: Err<ManuscriptProblem['refused']>): ManuscriptProblem {
  return { field, refused: refused.error };
}

export { listed } from './listed.rules';
