import { Flex } from '@strapi/design-system';
import { Link, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { usePowers } from './use-powers';
import { useSay } from './words';

const VIEWS = ['mine', 'all', 'overdue', 'returned', 'signed'] as const;

/** A part of the inbox. */
export type InboxView = (typeof VIEWS)[number];

const Tabs = styled(Flex)`
  gap: 24px;
  overflow-x: auto;
  scrollbar-width: none;
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Tab = styled(Link)`
  padding: 10px 2px;
  border-block-end: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.4rem;
  text-decoration: none;
  white-space: nowrap;

  &:hover {
    color: ${({ theme }) => theme.colors.neutral800};
  }

  &[aria-current] {
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

/** The view in the address bar; without one what concerns this person: their level's work, else what came back to them. */
export function useView(): InboxView {
  const [search] = useSearchParams();
  const { levels, proof } = usePowers();
  const first = levels.length > 0 ? 'mine' : proof ? 'all' : 'returned';
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
  return (
    <Tabs tag="nav" aria-label={say('title')} marginBottom={6}>
      {VIEWS.map((one) => (
        <Tab key={one} to={`?view=${one}`} replace {...(one === view ? { 'aria-current': 'page' as const } : {})}>
          {say(`view.${one}`)}
        </Tab>
      ))}
      {level !== '' && (
        <Tab to={`?view=${view}`} replace>
          {say('only-level', { level })} ✕
        </Tab>
      )}
    </Tabs>
  );
}
