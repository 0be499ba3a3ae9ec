import { useCallback, useState } from 'react';
import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useMay } from '../reach/use-may';
import { Deliveries } from './deliveries';
import { Inbox } from './inbox';
import { MySettings } from './my-settings';
import { NoticeTabs, type NoticeTab } from './notice-tabs';
import { Rules } from './rules';
import { useLine } from './use-line';
import { useSay } from './words';

const RULES = 'plugin::cms.notices.rules';
const DELIVERIES = 'plugin::cms.notices.deliveries';

/** One's notices, how one wants to be told, and, for whoever answers for a station, its rules and what became of them. */
export function NoticesPage() {
  const say = useSay();
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  // On a phone the menu is closed, and with it the bell.
  useLine();
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('about')} />
      <Layouts.Content>
        <NoticeTabs tabs={useTabs()} />
        <Box paddingBottom={10}>
          <Parts />
        </Box>
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} keys={['j', 'k', 'Enter', 'u', '?']} />
    </Page.Main>
  );
}

function useTabs(): readonly NoticeTab[] {
  const mayRules = useMay(RULES);
  const mayDeliveries = useMay(DELIVERIES);
  return [
    'inbox',
    'settings',
    ...(mayRules ? (['rules'] as const) : []),
    ...(mayDeliveries ? (['deliveries'] as const) : []),
  ];
}

function Parts() {
  return (
    <Routes>
      <Route index element={<Navigate replace to="inbox" />} />
      <Route path="inbox" element={<Inbox />} />
      <Route path="settings" element={<MySettings />} />
      <Route
        path="rules"
        element={
          <Page.Protect permissions={[{ action: RULES, subject: null }]}>
            <Rules />
          </Page.Protect>
        }
      />
      <Route
        path="deliveries"
        element={
          <Page.Protect permissions={[{ action: DELIVERIES, subject: null }]}>
            <Deliveries />
          </Page.Protect>
        }
      />
    </Routes>
  );
}
