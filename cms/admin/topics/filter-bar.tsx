import { useCallback } from 'react';
import { Box, Combobox, ComboboxOption, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { SearchWords } from '../reach/filters';
import { SavedFilters } from '../reach/saved-filters';
import { useDesk, useNames } from './desk';
import { ColumnFilter, StationFilter } from './desk-filters';
import { isNarrowed, keptPart, type PlanningQuery } from './planning-query';
import type { ChangeQuery } from './use-planning-query';
import { useSay } from './words';

type Props = { readonly query: PlanningQuery; readonly change: ChangeQuery };

/** What narrows the planning; all of it stands in the address bar. */
export function FilterBar(props: Props) {
  const { query, change } = props;
  const say = useSay();
  const onWords = useCallback((text: string) => change({ text }), [change]);
  return (
    <Flex gap={2} wrap="wrap" paddingBottom={4} alignItems="center">
      <SearchWords label={say('filter.text')} value={query.text} onChange={onWords} />
      <StationFilter value={query.station} onChange={(station) => change({ station, column: '' })} />
      <ColumnFilter station={query.station} value={query.column} onChange={(column) => change({ column })} />
      <People {...props} />
      <SavedFilters page="topics" now={keptPart(query)} isNarrowed={isNarrowed(query)} />
    </Flex>
  );
}

function People({ query, change }: Props) {
  const say = useSay();
  const { formatMessage } = useIntl();
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
        clearLabel={formatMessage({ id: 'cms.reach.clear' })}
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
