import { useCallback } from 'react';
import { Box, Flex, TextInput, Typography } from '@strapi/design-system';
import { SavedFilters, SearchWords, TabLinks } from '@hearth/cms/reach';
import { orderStates } from '../../contract';
import { withState } from '../desk/list-address.rules';
import { useSay } from '../desk/words';

type Props = {
  readonly search: URLSearchParams;
  /** What stands in the address now, as far as it narrows the list. */
  readonly narrowed: string;
  readonly onTurn: (part: string, value: string) => void;
};

/** What narrows the orders: a state, a number, the days on which they were placed. */
export function OrderFilters({ search, narrowed, onTurn }: Props) {
  const say = useSay();
  const tabs = (['all', ...orderStates] as const).map((state) => ({
    key: state,
    words: say(state === 'all' ? 'desk.all' : `state.${state}`),
    to: withState(search, state),
  }));
  const onNumber = useCallback((text: string) => onTurn('number', text.trim()), [onTurn]);
  return (
    <>
      <TabLinks label={say('desk.orders.states')} tabs={tabs} at={search.get('state') ?? 'all'} />
      <Flex gap={3} wrap="wrap" paddingBottom={4} alignItems="center">
        <SearchWords label={say('desk.orders.search')} value={search.get('number') ?? ''} onChange={onNumber} />
        {(['from', 'to'] as const).map((end) => (
          <Day key={end} end={end} value={search.get(end) ?? ''} onTurn={onTurn} />
        ))}
        <SavedFilters page="shop-orders" now={narrowed} isNarrowed={narrowed !== ''} />
      </Flex>
    </>
  );
}

type DayProps = { readonly end: 'from' | 'to'; readonly value: string; readonly onTurn: Props['onTurn'] };

function Day({ end, value, onTurn }: DayProps) {
  const say = useSay();
  return (
    <Flex tag="label" gap={2}>
      <Typography variant="pi" textColor="neutral600">
        {say(`desk.orders.${end}`)}
      </Typography>
      <Box width="16rem">
        <TextInput
          type="date"
          size="S"
          aria-label={say(`desk.orders.${end}`)}
          value={value}
          onChange={({ target }: { readonly target: { readonly value: string } }) => onTurn(end, target.value)}
        />
      </Box>
    </Flex>
  );
}
