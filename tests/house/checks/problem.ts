/** One breach of a rule of the house, in a form that both people and the tests of the rules can read. */
export interface Problem {
  readonly rule: string;
  /** Relative to the root that was checked. */
  readonly file: string;
  readonly text: string;
}

/** A check looks at a house and lists what breaks its rules; an empty list means sound. */
export type Check = (root: string) => readonly Problem[];

/** One line per problem, as a failing test should print it. */
export const lines = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ rule, file, text }) => `${file}: ${text} (${rule})`);
