import { useCallback, useState } from 'react';
import { Box, SingleSelect, SingleSelectOption, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';
import type { Station } from '../../contract';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useSpoken } from '../reach/spoken';
import { useReading } from '../reach/use-reading';
import { Accounts } from './accounts';
import { TargetMatrix } from './target-matrix';
import { useSay } from './words';

const READ = [{ action: 'plugin::cms.channels.read', subject: null }];

/** Channels: the accounts that a station goes out on, and which columns go out on which of them. */
export function ChannelsPage() {
  return (
    <Page.Protect permissions={READ}>
      <OfStation />
    </Page.Protect>
  );
}

function OfStation() {
  const say = useSay();
  const [search] = useSearchParams();
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const tree = useReading<{ own: string; stations: Station[] }>('/cms/stations');
  if (!tree.value) return tree.failed ? <Page.Error /> : <Page.Loading />;
  const { own, stations } = tree.value;
  const station = search.get('station') ?? own;
  return (
    <Page.Main>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header title={say('title')} subtitle={say('about')} />
      <Layouts.Content>
        <StationChoice value={station} stations={stations} />
        <Parts station={station} />
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
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

type ChoiceProps = { readonly value: string; readonly stations: readonly Station[] };

/** Whoever sees several stations chooses one; the choice stands in the address bar. */
function StationChoice({ value, stations }: ChoiceProps) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const [search, setSearch] = useSearchParams();
  if (stations.length < 2) return null;
  return (
    <Box paddingBottom={4} maxWidth="32rem">
      <SingleSelect
        size="S"
        aria-label={formatMessage({ id: 'cms.people.station' })}
        value={value}
        onChange={(chosen) => setSearch({ ...Object.fromEntries(search), station: String(chosen) }, { replace: true })}
      >
        {stations.map(({ slug, name }) => (
          <SingleSelectOption key={slug} value={slug}>
            {spoken(name)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
