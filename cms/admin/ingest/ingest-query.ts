import { itemPiles, type ItemPile } from '../../contract';

/** What somebody looks at on the pages of ingest: it stands in the address bar. */
export type IngestQuery = {
  readonly view: ItemPile | 'all' | 'sources' | 'rules';
  readonly source: string;
  readonly text: string;
  /** The item that lies open beside the list. */
  readonly open: string;
};

/** The views in the order of their tabs. */
export const INGEST_VIEWS = [...itemPiles, 'all', 'sources', 'rules'] as const;

/** Reads an address. Whatever it holds that is none of ours is left out. */
export function readIngest(search: URLSearchParams): IngestQuery {
  const word = (name: string): string => search.get(name) ?? '';
  const view = INGEST_VIEWS.find((one) => one === search.get('view')) ?? 'waiting';
  return { view, source: word('source'), text: word('text').slice(0, 60), open: word('open') };
}

/** Writes an address; what is usual is left out. */
export function writeIngest({ view, ...rest }: IngestQuery): Record<string, string> {
  const said = Object.entries(rest).filter(([, value]) => value !== '');
  return { ...(view === 'waiting' ? {} : { view }), ...Object.fromEntries(said) };
}

/** What the host is asked for a list of items, without `?`. */
export function askedItems({ view, source, text }: IngestQuery): string {
  const pile = itemPiles.find((one) => one === view);
  const said = Object.entries({ pile: pile ?? '', source, text }).filter(([, value]) => value !== '');
  return new URLSearchParams([...said, ['limit', '30']]).toString();
}
