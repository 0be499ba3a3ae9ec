import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readPoints, writePoints, type PointsQuery } from './points-query';

/** Changes a part of what is looked at. */
export type ChangePoints = (part: Partial<PointsQuery>) => void;

/** What the address bar says, and how to change it. */
export function usePointsQuery(): readonly [PointsQuery, ChangePoints] {
  const [search, setSearch] = useSearchParams();
  const query = useMemo(() => readPoints(search), [search]);
  const change = useCallback<ChangePoints>(
    (part) => setSearch((known) => writePoints({ ...readPoints(known), ...part }), { replace: true }),
    [setSearch],
  );
  return [query, change];
}
