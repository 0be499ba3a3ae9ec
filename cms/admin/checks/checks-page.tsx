import { Box, Tabs } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { StationPage } from '../reach/station-page';
import { Rules } from './rules';
import { TryPanel } from './try-panel';
import { useSay } from './words';

const READ = [{ action: 'plugin::cms.checks.read', subject: null }];

/** Machine checks: the rules that a station works by, and a text to try them on. */
export function ChecksPage() {
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
  const tab = search.get('tab') === 'try' ? 'try' : 'rules';
  const choose = (chosen: string): void => setSearch({ ...Object.fromEntries(search), tab: chosen }, { replace: true });
  return (
    <Tabs.Root variant="simple" value={tab} onValueChange={choose}>
      <Tabs.List aria-label={say('title')}>
        <Tabs.Trigger value="rules">{say('tab.rules')}</Tabs.Trigger>
        <Tabs.Trigger value="try">{say('tab.try')}</Tabs.Trigger>
      </Tabs.List>
      <Box paddingTop={6} paddingBottom={10}>
        <Tabs.Content value="rules">
          <Rules station={station} />
        </Tabs.Content>
        <Tabs.Content value="try">
          <TryPanel station={station} />
        </Tabs.Content>
      </Box>
    </Tabs.Root>
  );
}
