import { TabLinks } from '@hearth/cms/reach';
import { useSay } from './words';

const PAGES = ['envelopes', 'lotteries', 'reservations', 'placements'] as const;

/** The ways between what is given away in lives. */
export function GamesTabs({ at }: { readonly at: (typeof PAGES)[number] }) {
  const say = useSay();
  const tabs = PAGES.map((page) => ({ key: page, words: say(`games.${page}`), to: `/plugins/live-games/${page}` }));
  return <TabLinks label={say('games.title')} tabs={tabs} at={at} />;
}
