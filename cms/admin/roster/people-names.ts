import { useCallback } from 'react';
import type { Person } from '../../contract';
import { useSpoken } from '../reach/spoken';

/** Somebody as the roster names them. */
export type Colleague = Pick<Person, 'id' | 'name' | 'station' | 'roles' | 'active'>;

/** Names people by their ids. */
export function usePeopleNames(people: readonly Colleague[]): (id: string) => string {
  const spoken = useSpoken();
  return useCallback(
    (id) => {
      const found = people.find((one) => one.id === id);
      return found ? spoken(found.name) : '—';
    },
    [people, spoken],
  );
}
