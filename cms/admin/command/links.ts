import type { CommandBoard } from '../../contract';

/** Where the rows behind a number are: each link is a page with its filter in the address bar. */
export const links = {
  topics: (station: string, state: string): string => page('topics', { view: 'list', station, state }),
  topic: (id: string): string => page('topics', { open: id }),
  reviews: (level: string): string =>
    page('review', level === 'proof' ? { view: 'proofs' } : { view: 'all', ...levelOf(level) }),
  late: (): string => page('review', { view: 'overdue' }),
  deliveries: (filter: Readonly<Record<string, string>>): string => page('deliveries', { group: 'all', ...filter }),
  duty: (): string => page('roster', {}),
  story: ({ id, locale }: CommandBoard['published'][number]): string =>
    `/content-manager/collection-types/plugin::cms.manuscript/${id}?plugins[i18n][locale]=${locale}`,
} as const;

const levelOf = (level: string): Readonly<Record<string, string>> =>
  level === 'emergency' ? {} : { level: level.slice(1) };

function page(name: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return `/plugins/cms/${name}${search === '' ? '' : `?${search}`}`;
}
