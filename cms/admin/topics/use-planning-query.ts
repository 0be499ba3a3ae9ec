import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readQuery, writeQuery, type PlanningQuery } from './planning-query';

/** Changes a part of what is looked at. */
export type ChangeQuery = (part: Partial<PlanningQuery>) => void;

/** What the address bar says, and how to change it. */
export function usePlanningQuery(): readonly [PlanningQuery, ChangeQuery] {
  const [search, setSearch] = useSearchParams();
  const query = useMemo(() => readQuery(search), [search]);
  const change = useCallback<ChangeQuery>(
    (part) => setSearch((known) => writeQuery({ ...readQuery(known), ...part }), { replace: true }),
    [setSearch],
  );
  return [query, change];
}
