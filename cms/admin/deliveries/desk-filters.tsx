import { Box, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { GROUP_STATES, postingStates, type Channel, type Station } from '../../contract';
import { useSpoken } from '../reach/spoken';
import { useReading } from '../reach/use-reading';
import type { ChangeDesk } from './desk-page';
import type { DeskQuery } from './desk-query';
import { useColumns } from './use-columns';
import { useSay } from './words';

type Props = { readonly query: DeskQuery; readonly change: ChangeDesk; readonly stations: readonly Station[] };

/** By words, account, column, state and station, and in which order. */
export function DeskFilters({ query, change, stations }: Props) {
  const say = useSay();
  const spoken = useSpoken();
  const columns = useColumns();
  const channels = useReading<{ channels: Channel[] }>('/cms/channels?closed=true').value?.channels ?? [];
  const states = query.group === 'all' ? postingStates : [...GROUP_STATES[query.group]];
  return (
    <Flex gap={2} wrap="wrap" role="search">
      <Box style={{ flex: '1 1 220px', maxInlineSize: 360 }}>
        <TextInput
          type="search"
          size="S"
          aria-label={say('search')}
          placeholder={say('search')}
          startAction={<Search aria-hidden />}
          value={query.text}
          onChange={({ target }: { target: { value: string } }) => change({ text: target.value.slice(0, 60) })}
        />
      </Box>
      <Narrow
        label={say('by.channel')}
        value={query.channel}
        options={channels.map(({ id, name }) => [id, name])}
        onChange={(channel) => change({ channel })}
      />
      <Narrow
        label={say('by.column')}
        value={query.column}
        options={columns.map(({ id, name }) => [id, name])}
        onChange={(column) => change({ column })}
      />
      <Narrow
        label={say('by.state')}
        value={query.state}
        options={states.map((state) => [state, say(`state.${state}`)])}
        onChange={(chosen) => change({ state: postingStates.find((state) => state === chosen) ?? '' })}
      />
      {stations.length > 1 && (
        <Narrow
          label={say('by.station')}
          value={query.station}
          options={stations.map(({ slug, name }) => [slug, spoken(name)])}
          onChange={(station) => change({ station })}
        />
      )}
      <Order query={query} change={change} />
    </Flex>
  );
}

function Order({ query, change }: Omit<Props, 'stations'>) {
  const say = useSay();
  return (
    <Box style={{ flex: '1 1 132px', maxInlineSize: 200 }}>
      <SingleSelect
        size="S"
        aria-label={say('order')}
        value={query.order}
        onChange={(chosen) => change({ order: chosen === 'due' ? 'due' : 'changed' })}
      >
        {(['changed', 'due'] as const).map((order) => (
          <SingleSelectOption key={order} value={order}>
            {say(`order.${order}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

type NarrowProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
};

function Narrow({ label, value, options, onChange }: NarrowProps) {
  const say = useSay();
  return (
    <Box style={{ flex: '1 1 132px', maxInlineSize: 200 }}>
      <SingleSelect
        size="S"
        aria-label={label}
        value={value || 'any'}
        onChange={(chosen) => onChange(chosen === 'any' ? '' : String(chosen))}
      >
        {[['any', say('any', { what: label })] as const, ...options].map(([option, text]) => (
          <SingleSelectOption key={option} value={option}>
            {text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
