import { createContext, useContext, useMemo } from 'react';
import type { Person, TopicChain } from '../../contract';
import { useSpoken, type Both } from '../reach/spoken';

/** Somebody as the planning names them. */
export type Colleague = Pick<Person, 'id' | 'name' | 'station' | 'roles' | 'active'>;

/** What the planning needs once: the words for ids, and what one may do. */
export type Desk = {
  readonly me: string;
  readonly station: string;
  readonly stations: readonly { readonly slug: string; readonly name: Both }[];
  readonly columns: readonly { readonly id: string; readonly station: string; readonly name: Both }[];
  readonly people: readonly Colleague[];
  readonly chains: readonly TopicChain[];
  readonly powers: { readonly pitch: boolean; readonly approve: boolean; readonly manage: boolean };
};

const DeskContext = createContext<Desk | undefined>(undefined);

/** Lays the desk out for everything below. */
export const DeskProvider = DeskContext.Provider;

/** The desk that one sits at. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('Nobody laid a desk out');
  return desk;
}

/** Names for ids, in the language of the page. */
export type Names = {
  person(id: string): string;
  column(id: string | null): string;
  station(slug: string): string;
};

/** Says ids in words. */
export function useNames(): Names {
  const { people, columns, stations } = useDesk();
  const spoken = useSpoken();
  return useMemo(() => {
    const table = (rows: readonly (readonly [string, Both])[]) => {
      const words = new Map(rows.map(([id, name]) => [id, spoken(name)]));
      return (id: string): string => words.get(id) ?? '—';
    };
    const column = table(columns.map(({ id, name }) => [id, name]));
    return {
      person: table(people.map(({ id, name }) => [id, name])),
      column: (id) => (id === null ? '' : column(id)),
      station: table(stations.map(({ slug, name }) => [slug, name])),
    };
  }, [people, columns, stations, spoken]);
}
