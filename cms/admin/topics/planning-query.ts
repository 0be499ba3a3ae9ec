import { topicStates, type TopicState } from '../../contract';
import { isDay } from '../roster/week';

/** The ways to look at the planning. */
export const VIEWS = ['board', 'week', 'list'] as const;

/** What somebody looks at: it stands in the address bar, so that it can be sent, kept and gone back to. */
export type PlanningQuery = {
  readonly view: (typeof VIEWS)[number];
  readonly station: string;
  readonly column: string;
  readonly person: string;
  readonly text: string;
  /** What a number of the command screen counted: a station with all below it, and what came there today. */
  readonly within: string;
  readonly since: 'today' | '';
  /** Narrows the list; on a phone it is the column that the board shows first. */
  readonly state: TopicState | '';
  /** A day of the week that the calendar shows; empty for this week. */
  readonly day: string;
  /** The topic that lies open beside it. */
  readonly open: string;
};

const FILTERS = ['station', 'column', 'person', 'text', 'within', 'since'] as const;

/** Reads an address. Whatever it holds that is none of ours is left out. */
export function readQuery(search: URLSearchParams): PlanningQuery {
  const word = (name: string): string => search.get(name) ?? '';
  const day = search.get('day');
  return {
    view: VIEWS.find((view) => view === search.get('view')) ?? 'board',
    station: word('station'),
    column: word('column'),
    person: word('person'),
    text: word('text').slice(0, 60),
    within: word('within'),
    since: search.get('since') === 'today' ? 'today' : '',
    state: topicStates.find((state) => state === search.get('state')) ?? '',
    day: isDay(day) ? day : '',
    open: word('open'),
  };
}

/** Writes an address; what is usual is left out. */
export function writeQuery({ view, ...rest }: PlanningQuery): Record<string, string> {
  const said = Object.entries(rest).filter(([, value]) => value !== '');
  return { ...(view === 'board' ? {} : { view }), ...Object.fromEntries(said) };
}

/** The part of an address that is worth keeping under a name: neither what lies open nor which week it was. */
export function keptPart(query: PlanningQuery): string {
  return new URLSearchParams(writeQuery({ ...query, open: '', day: '' })).toString();
}

/** What the host is asked, without `?`. */
export function askedOf(query: PlanningQuery, more: Readonly<Record<string, string>> = {}): string {
  const filters = FILTERS.flatMap((name): [string, string][] => (query[name] === '' ? [] : [[name, query[name]]]));
  return new URLSearchParams([...filters, ...Object.entries(more)]).toString();
}

/** Whether anything is narrowed at all. */
export function isNarrowed(query: PlanningQuery): boolean {
  return query.state !== '' || FILTERS.some((name) => query[name] !== '');
}
