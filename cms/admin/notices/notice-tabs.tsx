import { Flex } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { useSay } from './words';

/** A part of the page; each has an address of its own. */
export type NoticeTab = 'inbox' | 'settings' | 'rules' | 'deliveries';

const Tabs = styled(Flex)`
  gap: 24px;
  overflow-x: auto;
  scrollbar-width: none;
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Tab = styled(NavLink)`
  padding: 10px 2px;
  border-block-end: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.4rem;
  text-decoration: none;
  white-space: nowrap;

  &:hover {
    color: ${({ theme }) => theme.colors.neutral800};
  }

  &.active {
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

/** The ways between the parts of the page. */
export function NoticeTabs({ tabs }: { readonly tabs: readonly NoticeTab[] }) {
  const say = useSay();
  return (
    <Tabs tag="nav" aria-label={say('title')} marginBottom={6}>
      {tabs.map((tab) => (
        <Tab key={tab} to={tab}>
          {say(`tab.${tab}`)}
        </Tab>
      ))}
    </Tabs>
  );
}
