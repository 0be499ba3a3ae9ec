import { Box, Tabs } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { StationPage } from '../reach/station-page';
import { Accounts } from './accounts';
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

function Parts({ station }: { readonly station: string }) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') === 'columns' ? 'columns' : 'accounts';
  const choose = (chosen: string): void => setSearch({ ...Object.fromEntries(search), tab: chosen }, { replace: true });
  return (
    <Tabs.Root variant="simple" value={tab} onValueChange={choose}>
      <Tabs.List aria-label={say('title')}>
        <Tabs.Trigger value="accounts">{say('tab.accounts')}</Tabs.Trigger>
        <Tabs.Trigger value="columns">{say('tab.columns')}</Tabs.Trigger>
      </Tabs.List>
      <Box paddingTop={5} paddingBottom={10}>
        <Tabs.Content value="accounts">{tab === 'accounts' && <Accounts station={station} />}</Tabs.Content>
        <Tabs.Content value="columns">{tab === 'columns' && <TargetMatrix station={station} />}</Tabs.Content>
      </Box>
    </Tabs.Root>
  );
}
