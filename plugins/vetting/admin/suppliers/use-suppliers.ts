import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useReading, type Reading } from '@hearth/cms/reach';
import type { Supplier } from '../../contract';

/** A page of suppliers with the number in each state. */
export type SuppliersFound = {
  readonly suppliers: readonly Supplier[];
  readonly cursor: string | null;
  readonly counts: Readonly<Record<string, number>>;
};

const PARTS = ['state', 'kind', 'text', 'cursor'] as const;

/** One part of what narrows the list. */
export type ListPart = (typeof PARTS)[number];

/** What narrows the list stands in the address bar, so that it can be kept and sent. */
export function useSuppliers(): {
  readonly list: Reading<SuppliersFound>;
  readonly asked: Readonly<Record<ListPart, string>>;
  readonly narrow: (part: ListPart, value: string) => void;
} {
  const [search, setSearch] = useSearchParams();
  const asked = Object.fromEntries(PARTS.map((part) => [part, search.get(part) ?? ''])) as Record<ListPart, string>; // all of them
  const wanted = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  const list = useReading<SuppliersFound>(`/vetting/suppliers?limit=50&${wanted.toString()}`);
  const narrow = useCallback(
    (part: ListPart, value: string) => {
      setSearch(
        (known) => {
          const next = new URLSearchParams(known);
          // Another question begins at its first page.
          next.delete('cursor');
          if (value === '') next.delete(part);
          else next.set(part, value);
          return next;
        },
        { replace: part !== 'cursor' },
      );
    },
    [setSearch],
  );
  return { list, asked, narrow };
}
