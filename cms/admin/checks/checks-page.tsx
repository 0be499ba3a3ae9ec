import { Box } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { StationPage } from '../reach/station-page';
import { TabLinks, useAddressWith } from '../reach/tabs';
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
  const [search] = useSearchParams();
  const to = useAddressWith('tab');
  const at = search.get('tab') === 'try' ? 'try' : 'rules';
  const tabs = (['rules', 'try'] as const).map((key) => ({ key, words: say(`tab.${key}`), to: to(key) }));
  return (
    <Box paddingBottom={10}>
      <TabLinks label={say('title')} tabs={tabs} at={at} />
      {at === 'rules' ? <Rules station={station} /> : <TryPanel station={station} />}
    </Box>
  );
}
