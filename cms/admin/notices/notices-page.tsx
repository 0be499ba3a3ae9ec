import { Box, Flex } from '@strapi/design-system';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink, Navigate, Route, Routes } from 'react-router-dom';
import { styled } from 'styled-components';
import { Deliveries } from './deliveries';
import { Inbox } from './inbox';
import { MySettings } from './my-settings';
import { Rules } from './rules';
import { wordsFor, type Word } from './words';

const MAY = {
  rules: [{ action: 'plugin::cms.notices.rules', subject: null }],
  deliveries: [{ action: 'plugin::cms.notices.deliveries', subject: null }],
};

const Tab = styled(NavLink)`
  padding: 8px 2px;
  border-block-end: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.4rem;
  text-decoration: none;
  white-space: nowrap;

  &.active {
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.neutral800};
    font-weight: 600;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const Tabs = styled(Flex)`
  gap: 24px;
  overflow-x: auto;
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

/** One's notices, how one wants to be told, and, for whoever answers for a station, its rules and what became of them. */
export function NoticesPage() {
  const { locale } = useIntl();
  const say = wordsFor(locale);
  const { allowedActions } = useRBAC(MAY);
  const tabs: readonly (readonly [path: string, word: Word, open: boolean])[] = [
    ['inbox', 'inbox', true],
    ['settings', 'settings', true],
    ['rules', 'rules', allowedActions['canRules'] === true],
    ['deliveries', 'deliveries', allowedActions['canDeliveries'] === true],
  ];
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('subtitle')} />
      <Layouts.Content>
        <Tabs tag="nav" aria-label={say('title')} marginBottom={6}>
          {tabs.map(([path, word, open]) =>
            open ? (
              <Tab key={path} to={path}>
                {say(word)}
              </Tab>
            ) : null,
          )}
        </Tabs>
        <Box paddingBottom={10}>
          <Routes>
            <Route index element={<Navigate replace to="inbox" />} />
            <Route path="inbox" element={<Inbox say={say} />} />
            <Route path="settings" element={<MySettings say={say} />} />
            <Route
              path="rules"
              element={
                <Page.Protect permissions={MAY.rules}>
                  <Rules say={say} />
                </Page.Protect>
              }
            />
            <Route
              path="deliveries"
              element={
                <Page.Protect permissions={MAY.deliveries}>
                  <Deliveries say={say} />
                </Page.Protect>
              }
            />
          </Routes>
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
}
