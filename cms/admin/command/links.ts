import type { CommandBoard, DeliveryTally, LivePhase, TopicState, WaitLevel } from '../../contract';

type Station = Pick<CommandBoard, 'station'>;

/** Where the rows behind a number are: each link is a page with its filter in the address bar, and lists exactly what was counted. */
export const links = {
  topics: ({ station: within }: Station, state: TopicState): string =>
    // What is covered is counted for the day it was covered on.
    page('topics', { view: 'list', within, state, ...(state === 'covered' ? { since: 'today' } : {}) }),
  topic: (id: string): string => page('topics', { open: id }),
  reviews: ({ station: within }: Station, waits: WaitLevel): string => page('review', { view: 'all', waits, within }),
  late: ({ station: within }: Station, waits: WaitLevel): string =>
    page('review', { view: 'all', waits, late: 'yes', within }),
  deliveries: (
    { station: within }: Station,
    tally: DeliveryTally,
    filter: Readonly<Record<string, string>> = {},
  ): string => page('deliveries', { group: 'all', tally, within, ...filter }),
  stories: ({ station: within }: Station): string => `/?${new URLSearchParams({ only: 'new', within }).toString()}`,
  lives: ({ station: within }: Station, phase: LivePhase): string => page('field', { view: 'lives', within, phase }),
  duty: (): string => page('roster', {}),
  story: ({ id, locale }: CommandBoard['published'][number]): string =>
    `/content-manager/collection-types/plugin::cms.manuscript/${id}?plugins[i18n][locale]=${locale}`,
} as const;

function page(name: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return `/plugins/cms/${name}${search === '' ? '' : `?${search}`}`;
}
