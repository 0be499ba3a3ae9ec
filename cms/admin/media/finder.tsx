import { useState, type FormEvent } from 'react';
import { Box, Button, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { MediaFilter, Station } from '../../contract';
import { mediaFilters } from '../../contract/media';
import { useSpoken } from '../reach/spoken';
import { useReading } from '../reach/use-reading';
import type { Wanted } from './use-media';

type Props = {
  readonly wanted: Wanted;
  readonly counts: Readonly<Record<MediaFilter, number>> | undefined;
  readonly want: (change: Partial<Wanted>) => void;
};

/** What is looked for: words, a filter with how many it finds, and the station for whoever sees several. */
export function Finder(props: Props) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={6}>
      <Flex gap={2} wrap="wrap">
        <Words {...props} />
        <Stations {...props} />
      </Flex>
      <Filters {...props} />
    </Flex>
  );
}

function Words({ wanted, want }: Props) {
  const { formatMessage } = useIntl();
  const [words, setWords] = useState(wanted.search);
  const search = (event: FormEvent): void => {
    event.preventDefault();
    want({ search: words.trim() });
  };
  return (
    <Box tag="form" role="search" onSubmit={search} style={{ flex: '1 1 240px', maxInlineSize: 480 }}>
      <TextInput
        type="search"
        size="S"
        aria-label={formatMessage({ id: 'cms.media.search' })}
        placeholder={formatMessage({ id: 'cms.media.search' })}
        startAction={<Search aria-hidden />}
        maxLength={100}
        value={words}
        onChange={({ target }: { target: { value: string } }) => setWords(target.value)}
      />
    </Box>
  );
}

function Filters({ wanted, counts, want }: Props) {
  const { formatMessage, formatNumber } = useIntl();
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={formatMessage({ id: 'cms.media.filter' })}>
      {mediaFilters.map((filter) => (
        <Button
          key={filter}
          size="S"
          variant={filter === wanted.filter ? 'secondary' : 'tertiary'}
          aria-pressed={filter === wanted.filter}
          onClick={() => want({ filter })}
        >
          {formatMessage({ id: `cms.media.filter.${filter}` })}
          {counts ? ` ${formatNumber(counts[filter])}` : ''}
        </Button>
      ))}
    </Flex>
  );
}

function Stations({ wanted, want }: Props) {
  const { formatMessage } = useIntl();
  const spoken = useSpoken();
  const stations = useReading<{ stations: Station[] }>('/cms/stations').value?.stations ?? [];
  if (stations.length < 2) return null;
  return (
    <SingleSelect
      size="S"
      aria-label={formatMessage({ id: 'cms.people.station' })}
      value={wanted.station || 'all'}
      onChange={(chosen) => want({ station: chosen === 'all' ? '' : String(chosen) })}
    >
      {[
        <SingleSelectOption key="all" value="all">
          {formatMessage({ id: 'cms.people.all-stations' })}
        </SingleSelectOption>,
        ...stations.map(({ slug, name }) => (
          <SingleSelectOption key={slug} value={slug}>
            {spoken(name)}
          </SingleSelectOption>
        )),
      ]}
    </SingleSelect>
  );
}
