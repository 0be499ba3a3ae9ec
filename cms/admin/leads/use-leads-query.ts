import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readLeads, writeLeads, type LeadsQuery } from './leads-query';

/** Changes a part of what is looked at. */
export type ChangeLeads = (part: Partial<LeadsQuery>) => void;

/** What the address bar says, and how to change it. */
export function useLeadsQuery(): readonly [LeadsQuery, ChangeLeads] {
  const [search, setSearch] = useSearchParams();
  const query = useMemo(() => readLeads(search), [search]);
  const change = useCallback<ChangeLeads>(
    (part) => setSearch((known) => writeLeads({ ...readLeads(known), ...part }), { replace: true }),
    [setSearch],
  );
  return [query, change];
}
