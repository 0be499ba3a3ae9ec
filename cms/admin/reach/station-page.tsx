import { useCallback, useState, type ReactNode } from 'react';
import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';
import type { Station } from '../../contract';
import { HelpDialog } from './help-dialog';
import { useLineKeys } from './line-keys';
import { useSpoken } from './spoken';
import { useReading } from './use-reading';

type Props = {
  readonly title: string;
  readonly about: string;
  readonly children: (station: string) => ReactNode;
};

/** A page about one station. Whoever sees several chooses one; the choice stands in the address bar. */
export function StationPage({ title, about, children }: Props) {
  const [search] = useSearchParams();
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const tree = useReading<{ own: string; stations: Station[] }>('/cms/stations');
  if (!tree.value) return tree.failed ? <Page.Error /> : <Page.Loading />;
  const { own, stations } = tree.value;
  const station = search.get('station') ?? own;
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={about} />
      <Layouts.Content>
        {stations.length > 1 && <StationChoice value={station} stations={stations} />}
        {children(station)}
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}

type ChoiceProps = { readonly value: string; readonly stations: readonly Station[] };

/** Chooses a station; the choice stands in the address bar. */
export function StationChoice({ value, stations }: ChoiceProps) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const [search, setSearch] = useSearchParams();
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
