import { useLocation } from 'react-router-dom';
import { TabLinks } from '../reach/tabs';
import { useSay } from './words';

/** A part of the page; each has an address of its own. */
export type NoticeTab = 'inbox' | 'settings' | 'rules' | 'deliveries';

/** The ways between the parts of the page. */
export function NoticeTabs({ tabs }: { readonly tabs: readonly NoticeTab[] }) {
  const say = useSay();
  const at = useLocation().pathname.split('/').pop();
  return (
    <TabLinks
      label={say('title')}
      tabs={tabs.map((tab) => ({ key: tab, words: say(`tab.${tab}`), to: tab }))}
      at={at}
    />
  );
}
