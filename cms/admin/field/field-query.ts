import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { livePhases, type LivePhase } from '../../contract';
import { isDay } from '../roster/week';

/** The ways to look at the field. */
export const VIEWS = ['tasks', 'lives', 'resources', 'phone'] as const;

/** What somebody looks at: it stands in the address bar, so that it can be sent and gone back to. */
export type FieldQuery = {
  readonly view: (typeof VIEWS)[number];
  /** A day; empty for today. */
  readonly day: string;
  readonly person: string;
  readonly span: 'day' | 'week';
  /** Which lives: how far they are, and of which station and those below it. */
  readonly phase: LivePhase | '';
  readonly within: string;
  /** The task that lies open beside it. */
  readonly open: string;
};

/** Reads an address. Whatever it holds that is none of ours is left out. */
export function readQuery(search: URLSearchParams): FieldQuery {
  const day = search.get('day');
  return {
    view: VIEWS.find((view) => view === search.get('view')) ?? 'tasks',
    day: isDay(day) ? day : '',
    person: search.get('person') ?? '',
    span: search.get('span') === 'week' ? 'week' : 'day',
    phase: livePhases.find((phase) => phase === search.get('phase')) ?? '',
    within: search.get('within') ?? '',
    open: search.get('open') ?? '',
  };
}

/** Writes an address; what is usual is left out. */
export function writeQuery({ view, span, ...rest }: FieldQuery): Record<string, string> {
  const said = Object.entries(rest).filter(([, value]) => value !== '');
  const usual = { ...(view === 'tasks' ? {} : { view }), ...(span === 'day' ? {} : { span }) };
  return { ...usual, ...Object.fromEntries(said) };
}

/** What the page of lives asks the host for. */
export function askedOfLives({ phase, within }: Pick<FieldQuery, 'phase' | 'within'>): string {
  const asked = Object.entries({ phase, within }).filter(([, value]) => value !== '');
  return new URLSearchParams(asked).toString();
}

/** What the address bar says, and how to change a part of it. */
export function useFieldQuery(): readonly [FieldQuery, (part: Partial<FieldQuery>) => void] {
  const [search, setSearch] = useSearchParams();
  const query = useMemo(() => readQuery(search), [search]);
  const change = useCallback(
    (part: Partial<FieldQuery>) =>
      setSearch((known) => writeQuery({ ...readQuery(known), ...part }), { replace: true }),
    [setSearch],
  );
  return [query, change];
}
