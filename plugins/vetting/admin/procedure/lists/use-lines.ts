import { useMemo } from 'react';
import { usePages, type Reading } from '@hearth/cms/reach';
import { joined, nextFrom, type Answer } from './joined-lines.rules';

/** A list that is read on from its end, as long as there is more. */
export type Lines<Line> = Reading<readonly Line[]> & { readonly more: (() => void) | undefined };

/** Reads a list of the host, whose path has a query already, page by page. */
export function useLines<Line extends { readonly id: string }>(path: string, noun: string): Lines<Line> {
  const turning = useMemo(
    () => ({
      by: 'before' as const,
      join: (known: Answer<Line>, next: Answer<Line>) => joined(noun, known, next),
    }),
    [noun],
  );
  const { value: page, failed, reload, more } = usePages<Answer<Line>>(path, turning);
  const from = nextFrom(noun, page);
  return { value: page?.[noun], failed, reload, more: from === undefined ? undefined : () => more(from) };
}
