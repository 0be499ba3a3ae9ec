import { useEffect, useState, type ReactNode } from 'react';
import {
  Box,
  Combobox,
  ComboboxOption,
  Flex,
  Searchbar,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { useDesk, useNames } from './desk';
import { isNarrowed, keptPart, type PlanningQuery } from './planning-query';
import { SavedFilters } from './saved-filters';
import type { ChangeQuery } from './use-planning-query';
import { useSay } from './words';

type Props = { readonly query: PlanningQuery; readonly change: ChangeQuery };

/** What narrows the planning; all of it stands in the address bar. */
export function FilterBar(props: Props) {
  return (
    <Flex gap={2} wrap="wrap" paddingBottom={4} alignItems="center">
      <Words {...props} />
      <Stations {...props} />
      <Columns {...props} />
      <People {...props} />
      <SavedFilters page="topics" now={keptPart(props.query)} isNarrowed={isNarrowed(props.query)} />
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
    <Box minWidth="20rem">
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

type ChoiceProps = {
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
};

function Narrow({ label, all, value, onChange, children }: ChoiceProps) {
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

function People({ query, change }: Props) {
  const say = useSay();
  const { people, me } = useDesk();
  const names = useNames();
  return (
    <Box minWidth="16rem">
      <Combobox
        size="S"
        aria-label={say('filter.person')}
        placeholder={say('filter.person.all')}
        value={query.person}
        onChange={(person) => change({ person })}
        onClear={() => change({ person: '' })}
        clearLabel={say('filter.clear')}
      >
        <ComboboxOption value={me} textValue={say('filter.me')}>
          {say('filter.me')}
        </ComboboxOption>
        {people
          .filter(({ id, active }) => id !== me && active)
          .map(({ id }) => (
            <ComboboxOption key={id} value={id} textValue={names.person(id)}>
              {names.person(id)}
            </ComboboxOption>
          ))}
      </Combobox>
    </Box>
  );
}
