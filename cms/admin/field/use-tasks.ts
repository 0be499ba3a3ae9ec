import { useMemo } from 'react';
import type { Assignment, Person } from '../../contract';
import { useReading, type Reading } from '../reach/use-reading';
import { useSpoken } from '../reach/spoken';
import { daysLater, momentOf } from '../roster/week';

/** Somebody who can be sent. */
export type Colleague = Pick<Person, 'id' | 'name' | 'station' | 'roles' | 'active'>;

/** The tasks of a day with the people who could be sent. */
export type Tasks = {
  readonly at: string;
  readonly assignments: readonly Assignment[];
  readonly more: boolean;
  readonly people: readonly Colleague[];
  readonly powers: { readonly plan: boolean; readonly override: boolean };
};

/** Reads the tasks of a day. */
export function useTasks(day: string): Reading<Tasks> {
  const span = { from: momentOf(day, '00:00'), to: momentOf(daysLater(day, 1), '00:00') };
  return useReading<Tasks>(`/cms/assignments?${new URLSearchParams(span).toString()}`);
}

/** Names people by their ids. */
export function useNames(people: readonly Colleague[]): (ids: readonly string[]) => string {
  const spoken = useSpoken();
  return useMemo(() => {
    const words = new Map(people.map(({ id, name }) => [id, spoken(name)]));
    return (ids) => ids.map((id) => words.get(id) ?? '—').join('、');
  }, [people, spoken]);
}
