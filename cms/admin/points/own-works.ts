import type { PointAppeal, PointLine, PointWork } from '../../contract';

/** A work with all that one has of it in a month. */
export type OwnWork = PointWork & {
  readonly title: string;
  /** What is left after what was taken back. */
  readonly sum: number;
  readonly mayAppeal: boolean;
  /** What was posted last comes first. */
  readonly lines: readonly PointLine[];
};

/** One's lines of a month, work by work; the work that was posted last comes first. */
export function worksOf(lines: readonly PointLine[]): readonly OwnWork[] {
  const works = new Map<string, PointLine[]>();
  for (const line of lines) works.set(keyOf(line), [...(works.get(keyOf(line)) ?? []), line]);
  return [...works.values()].flatMap((all) => {
    const [last] = all;
    if (!last) return [];
    const sum = all.reduce((so, { amount }) => so + amount, 0);
    const { documentId, locale, title } = last;
    return [{ documentId, locale, title, sum, lines: all, mayAppeal: all.some((line) => line.mayAppeal) }];
  });
}

/** The appeal of one's own that waits for an answer about a work. */
export function waiting(appeals: readonly PointAppeal[], work: PointWork): PointAppeal | undefined {
  return appeals.find((one) => one.state === 'open' && keyOf(one) === keyOf(work));
}

/** One name for a work. */
export const keyOf = ({ documentId, locale }: PointWork): string => `${documentId}.${locale}`;
