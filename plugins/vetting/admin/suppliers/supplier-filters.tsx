import { Box, Button, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { SearchField } from '@hearth/cms/reach';
import { useEffect, useState } from 'react';
import { supplierKinds, supplierStates } from '../../contract';
import { useSay } from '../words';
import type { ListPart } from './use-suppliers';

type Props = {
  readonly asked: Readonly<Record<ListPart, string>>;
  readonly counts: Readonly<Record<string, number>> | undefined;
  readonly narrow: (part: ListPart, value: string) => void;
};

const STATES = supplierStates.filter((state) => state !== 'draft');
/** How long a hand rests before what it typed is asked for. */
const SOON = 300;

/** What narrows the list: states with how many there are, kinds, words. */
export function SupplierFilters({ asked, counts, narrow }: Props) {
  const say = useSay();
  const all = Object.values(counts ?? {}).reduce((sum, one) => sum + one, 0);
  return (
    <Flex direction="column" gap={3} alignItems="stretch" paddingBottom={4}>
      <Flex gap={2} wrap="wrap" role="group" aria-label={say('supplier.column.state')}>
        <Tab isOn={asked.state === ''} onClick={() => narrow('state', '')}>
          {say('suppliers.all', { count: all })}
        </Tab>
        {STATES.map((state) => (
          <Tab key={state} isOn={asked.state === state} onClick={() => narrow('state', state)}>
            {say(`supplier.state.${state}`)} {counts?.[state] ?? 0}
          </Tab>
        ))}
      </Flex>
      <Flex gap={3} wrap="wrap">
        <Words value={asked.text} onChange={(text) => narrow('text', text)} />
        <Box minWidth="15rem">
          <SingleSelect
            size="S"
            aria-label={say('supplier.field.kind')}
            value={asked.kind === '' ? 'all' : asked.kind}
            onChange={(kind) => narrow('kind', kind === 'all' ? '' : String(kind))}
          >
            <SingleSelectOption value="all">{say('suppliers.kinds')}</SingleSelectOption>
            {supplierKinds.map((kind) => (
              <SingleSelectOption key={kind} value={kind}>
                {say(`supplier.kind.${kind}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Box>
      </Flex>
    </Flex>
  );
}

type TabProps = { readonly isOn: boolean; readonly onClick: () => void; readonly children: React.ReactNode };

function Tab({ isOn, onClick, children }: TabProps) {
  return (
    <Button size="S" variant={isOn ? 'secondary' : 'ghost'} aria-pressed={isOn} onClick={onClick}>
      {children}
    </Button>
  );
}

function Words({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const say = useSay();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const waiting = window.setTimeout(() => onChange(text), SOON);
    return () => window.clearTimeout(waiting);
  }, [text, value, onChange]);
  return (
    <Box minWidth="22rem">
      <SearchField name="text" size="S" label={say('suppliers.search')} value={text} onChange={setText} />
    </Box>
  );
}
