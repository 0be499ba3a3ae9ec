import { useSearchParams } from 'react-router-dom';
import { TabLinks } from '../reach/tabs';
import { usePowers } from './use-powers';
import { useSay } from './words';

const VIEWS = ['mine', 'proofs', 'all', 'overdue', 'returned', 'signed'] as const;

/** A part of the inbox. */
export type InboxView = (typeof VIEWS)[number];

/** The view in the address bar; without one what concerns this person: their level's work, else what came back to them. */
export function useView(): InboxView {
  const [search] = useSearchParams();
  const { levels, proof } = usePowers();
  const first = levels.length > 0 ? 'mine' : proof ? 'proofs' : 'returned';
  return VIEWS.find((view) => view === search.get('view')) ?? first;
}

/** The level in the address bar, to which a view is narrowed; empty for all. */
export function useLevel(): string {
  const [search] = useSearchParams();
  const level = search.get('level') ?? '';
  return /^[123]$/.test(level) ? level : '';
}

/** The ways between the views. What a view is narrowed to is said, and let go of, by a tab of its own. */
export function InboxTabs({ view, level }: { readonly view: InboxView; readonly level: string }) {
  const say = useSay();
  const views = VIEWS.map((one) => ({ key: one, words: say(`view.${one}`), to: `?view=${one}` }));
  const narrowed =
    level === '' ? [] : [{ key: 'level', words: `${say('only-level', { level })} ✕`, to: `?view=${view}` }];
  return <TabLinks label={say('title')} tabs={[...views, ...narrowed]} at={view} />;
}
