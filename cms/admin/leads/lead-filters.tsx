import { useEffect, useState, type ReactNode } from 'react';
import { Box, Button, Flex, Searchbar, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { leadSources } from '../../contract';
import { useDesk, useNames } from '../topics/desk';
import { SavedFilters } from '../topics/saved-filters';
import { areLeadsNarrowed, keptLeads, type LeadsQuery } from './leads-query';
import type { ChangeLeads } from './use-leads-query';
import { useSay } from './words';

type Props = { readonly query: LeadsQuery; readonly change: ChangeLeads };

/** What narrows the inbox; all of it stands in the address bar, and can be kept under a name. */
export function LeadFilters({ query, change }: Props) {
  const say = useSay();
  const { me } = useDesk();
  const isMine = query.person === me;
  return (
    <Flex gap={2} wrap="wrap" paddingBottom={4} alignItems="center">
      <Words query={query} change={change} />
      <Stations query={query} change={change} />
      <Narrow
        label={say('column.source')}
        all={say('source.all')}
        value={query.source}
        onChange={(chosen) => change({ source: leadSources.find((one) => one === chosen) ?? '' })}
      >
        {leadSources.map((source) => (
          <SingleSelectOption key={source} value={source}>
            {say(`source.${source}`)}
          </SingleSelectOption>
        ))}
      </Narrow>
      <Columns query={query} change={change} />
      <Button
        size="S"
        variant={isMine ? 'secondary' : 'tertiary'}
        aria-pressed={isMine}
        onClick={() => change({ person: isMine ? '' : me })}
      >
        {say('filter.mine')}
      </Button>
      <SavedFilters page="leads" now={keptLeads(query)} isNarrowed={areLeadsNarrowed(query)} />
    </Flex>
  );
}

const SOON = 300;

/** Asks once the hand rests, not at each letter. */
function Words({ query, change }: Props) {
  const say = useSay();
  const [text, setText] = useState(query.text);
  useEffect(() => setText(query.text), [query.text]);
  useEffect(() => {
    if (text === query.text) return undefined;
    const waiting = window.setTimeout(() => change({ text }), SOON);
    return () => window.clearTimeout(waiting);
  }, [text, query.text, change]);
  return (
    <Box minWidth="22rem">
      <Searchbar
        name="text"
        size="S"
        clearLabel={say('filter.clear')}
        placeholder={say('filter.text')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onClear={() => change({ text: '' })}
      >
        {say('filter.text')}
      </Searchbar>
    </Box>
  );
}

type NarrowProps = {
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
};

function Narrow({ label, all, value, onChange, children }: NarrowProps) {
  return (
    <Box minWidth="15rem">
      <SingleSelect size="S" aria-label={label} value={value} onChange={(chosen) => onChange(String(chosen))}>
        <SingleSelectOption value="">{all}</SingleSelectOption>
        {children}
      </SingleSelect>
    </Box>
  );
}

function Stations({ query, change }: Props) {
  const say = useSay();
  const { stations } = useDesk();
  const names = useNames();
  if (stations.length < 2) return null;
  return (
    <Narrow
      label={say('filter.station')}
      all={say('filter.station.all')}
      value={query.station}
      onChange={(station) => change({ station, column: '' })}
    >
      {stations.map(({ slug }) => (
        <SingleSelectOption key={slug} value={slug}>
          {names.station(slug)}
        </SingleSelectOption>
      ))}
    </Narrow>
  );
}

function Columns({ query, change }: Props) {
  const say = useSay();
  const { columns } = useDesk();
  const names = useNames();
  const here = columns.filter(({ station }) => query.station === '' || station === query.station);
  return (
    <Narrow
      label={say('field.column')}
      all={say('filter.column.all')}
      value={query.column}
      onChange={(column) => change({ column })}
    >
      {here.map(({ id }) => (
        <SingleSelectOption key={id} value={id}>
          {names.column(id)}
        </SingleSelectOption>
      ))}
    </Narrow>
  );
}
