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
import { Rules } from './rules';
import { TryPanel } from './try-panel';
import { useSay } from './words';

const READ = [{ action: 'plugin::cms.checks.read', subject: null }];

/** Machine checks: the rules that a station works by, and a text to try them on. */
export function ChecksPage() {
  return (
    <Page.Protect permissions={READ}>
      <ChecksOfStation />
    </Page.Protect>
  );
}

function ChecksOfStation() {
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

type ChoiceProps = { readonly value: string; readonly stations: readonly Station[] };

/** Whoever sees several stations chooses one; the choice stands in the address bar. */
function StationChoice({ value, stations }: ChoiceProps) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const [search, setSearch] = useSearchParams();
  if (stations.length < 2) return null;
  const choose = (station: string): void => setSearch({ ...Object.fromEntries(search), station }, { replace: true });
  return (
    <Box paddingBottom={4} maxWidth="32rem">
      <SingleSelect
        size="S"
        aria-label={formatMessage({ id: 'cms.people.station' })}
        value={value}
        onChange={(chosen) => choose(String(chosen))}
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
