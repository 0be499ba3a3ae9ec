import { useCallback } from 'react';
import { Button, Flex, SingleSelectOption } from '@strapi/design-system';
import { leadSources } from '../../contract';
import { Narrow, SearchWords } from '../reach/filters';
import { SavedFilters } from '../reach/saved-filters';
import { useDesk } from '../topics/desk';
import { ColumnFilter, StationFilter } from '../topics/desk-filters';
import { areLeadsNarrowed, keptLeads, type LeadsQuery } from './leads-query';
import type { ChangeLeads } from './use-leads-query';
import { useSay } from './words';

type Props = { readonly query: LeadsQuery; readonly change: ChangeLeads };

/** What narrows the inbox; all of it stands in the address bar, and can be kept under a name. */
export function LeadFilters({ query, change }: Props) {
  const say = useSay();
  const { me } = useDesk();
  const onWords = useCallback((text: string) => change({ text }), [change]);
  const isMine = query.person === me;
  return (
    <Flex gap={2} wrap="wrap" paddingBottom={4} alignItems="center">
      <SearchWords label={say('filter.text')} value={query.text} onChange={onWords} />
      <StationFilter value={query.station} onChange={(station) => change({ station, column: '' })} />
      <Narrow
        label={say('column.source')}
        value={query.source}
        onChange={(chosen) => change({ source: leadSources.find((one) => one === chosen) ?? '' })}
      >
        <SingleSelectOption value="">{say('source.all')}</SingleSelectOption>
        {leadSources.map((source) => (
          <SingleSelectOption key={source} value={source}>
            {say(`source.${source}`)}
          </SingleSelectOption>
        ))}
      </Narrow>
      <ColumnFilter station={query.station} value={query.column} onChange={(column) => change({ column })} />
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
