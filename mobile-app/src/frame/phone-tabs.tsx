import { pressHomeAgain } from '@/data/tab-presses';
import { TABS } from '@/tabs';
import { usePage } from '@/theme/use-theme';
import { TabBar } from '@/ui/tab-bar';

/** On a desk the tabs stand in the masthead instead. */
export function PhoneTabs() {
  const { width } = usePage();
  if (width === 'desk') return null;
  return <TabBar items={TABS} onAgain={(item) => item.name === 'index' && pressHomeAgain()} />;
}
