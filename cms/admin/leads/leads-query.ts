import { leadSources, leadStates, type LeadSource, type LeadState } from '../../contract';

/** What somebody looks at in the inbox: it stands in the address bar. */
export type LeadsQuery = {
  readonly state: LeadState | 'all';
  readonly station: string;
  readonly source: LeadSource | '';
  readonly column: string;
  readonly person: string;
  readonly text: string;
  /** The lead that lies open beside the list. */
  readonly open: string;
};

const FILTERS = ['station', 'source', 'column', 'person', 'text'] as const;

/** Reads an address. Whatever it holds that is none of ours is left out. */
export function readLeads(search: URLSearchParams): LeadsQuery {
  const word = (name: string): string => search.get(name) ?? '';
  const state = search.get('state');
  return {
    state: state === 'all' ? 'all' : (leadStates.find((one) => one === state) ?? 'new'),
    station: word('station'),
    source: leadSources.find((one) => one === search.get('source')) ?? '',
    column: word('column'),
    person: word('person'),
    text: word('text').slice(0, 60),
    open: word('open'),
  };
}

/** Writes an address; what is usual is left out. */
export function writeLeads({ state, ...rest }: LeadsQuery): Record<string, string> {
  const said = Object.entries(rest).filter(([, value]) => value !== '');
  return { ...(state === 'new' ? {} : { state }), ...Object.fromEntries(said) };
}

/** The part of an address that is worth keeping under a name. */
export function keptLeads(query: LeadsQuery): string {
  return new URLSearchParams(writeLeads({ ...query, open: '' })).toString();
}

/** What the host is asked, without `?`. */
export function askedLeads({ state, ...query }: LeadsQuery): string {
  const filters = FILTERS.flatMap((name): [string, string][] => (query[name] === '' ? [] : [[name, query[name]]]));
  return new URLSearchParams([...(state === 'all' ? [] : [['state', state]]), ...filters, ['limit', '30']]).toString();
}

/** Whether anything beside the state is narrowed. */
export function areLeadsNarrowed(query: LeadsQuery): boolean {
  return FILTERS.some((name) => query[name] !== '');
}

/** What a lead is called in lists: its headline, or how its text begins. */
export function headOf({ title, text }: { readonly title: string; readonly text: string }): string {
  const [line = ''] = text.split('\n');
  return title || (line.length > 60 ? `${line.slice(0, 60)}…` : line);
}
