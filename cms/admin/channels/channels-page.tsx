import { Box } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { StationPage } from '../reach/station-page';
import { TabLinks, useAddressWith } from '../reach/tabs';
import { Accounts } from './accounts';
import { Packs } from './packs';
import { TargetMatrix } from './target-matrix';
import { useSay } from './words';

const READ = [{ action: 'plugin::cms.channels.read', subject: null }];

/** Channels: the accounts that a station goes out on, and which columns go out on which of them. */
export function ChannelsPage() {
  const say = useSay();
  return (
    <Page.Protect permissions={READ}>
      <StationPage title={say('title')} about={say('about')}>
        {(station) => <Parts station={station} />}
      </StationPage>
    </Page.Protect>
  );
}

const TABS = ['accounts', 'columns', 'packs'] as const;

function Parts({ station }: { readonly station: string }) {
  const say = useSay();
  const [search] = useSearchParams();
  const to = useAddressWith('tab');
  const at = TABS.find((one) => one === search.get('tab')) ?? 'accounts';
  const tabs = TABS.map((key) => ({ key, words: say(`tab.${key}`), to: to(key) }));
  return (
    <Box paddingBottom={10}>
      <TabLinks label={say('title')} tabs={tabs} at={at} />
      {at === 'accounts' && <Accounts station={station} />}
      {at === 'columns' && <TargetMatrix station={station} />}
      {at === 'packs' && <Packs station={station} />}
    </Box>
  );
}
