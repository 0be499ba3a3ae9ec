import type { PointAppeal, PointWork } from '../../contract';
import type { Reading } from '../reach/use-reading';
import type { Powers, PointsQuery } from './points-query';
import type { ChangePoints } from './use-points-query';

/** Appeals as the host tells them: one's own, and those that one may answer. */
export type Appeals = Reading<{ readonly appeals: readonly PointAppeal[] }>;

/** What every part of the page is about. */
export type About = {
  readonly station: string;
  /** Who sits here. */
  readonly me: { readonly id: string; readonly name: string };
  readonly powers: Powers;
  readonly query: PointsQuery;
  readonly change: ChangePoints;
  readonly appeals: Appeals;
  /** Rises whenever something was changed here: lists read again. */
  readonly round: number;
  /** Works to grade in the order of the list, so that one can be graded after the other. */
  readonly queue: { current: readonly PointWork[] };
  /** Says what was done, and has everything read again. */
  readonly done: (words: string) => void;
};
