import { TabLinks } from '@hearth/cms/reach';
import { useSay } from '../books/words';

const PAGES = ['freight', 'coupons', 'groups', 'leaders'] as const;

/** The ways between what belongs to selling besides the offers themselves. */
export function SellingTabs({ at }: { readonly at: (typeof PAGES)[number] }) {
  const say = useSay();
  const tabs = PAGES.map((page) => ({ key: page, words: say(`${page}.title`), to: `/plugins/shop-selling/${page}` }));
  return <TabLinks label={say('selling.title')} tabs={tabs} at={at} />;
}
