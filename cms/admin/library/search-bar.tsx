import { useEffect, useState } from 'react';
import { Box, Flex, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { styled } from 'styled-components';
import { librarySorts } from '../../contract/library-types';
import type { Name, Wanted } from './use-library';
import { useSay } from './words';

/** As quiet as the fields beside it. */
const DayInput = styled.input`
  padding: 4px 6px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: inherit;
  font: inherit;
  font-size: 1.3rem;
`;

/** Whoever types is searched for after so many milliseconds of rest. */
const REST = 250;

/** Words, days and order. */
export function SearchBar({ wanted }: { readonly wanted: Wanted }) {
  const say = useSay();
  return (
    <Flex gap={2} wrap="wrap" role="search" alignItems="end">
      <Words wanted={wanted} />
      <Day name="from" wanted={wanted} />
      <Day name="to" wanted={wanted} />
      <Box style={{ flex: '0 1 150px' }}>
        <SingleSelect
          size="S"
          aria-label={say('sort')}
          value={wanted.get('sort') || 'newest'}
          onChange={(sort) => wanted.want({ sort: sort === 'newest' ? '' : String(sort) })}
        >
          {librarySorts.map((sort) => (
            <SingleSelectOption key={sort} value={sort}>
              {say(`sort.${sort}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
    </Flex>
  );
}

function Words({ wanted }: { readonly wanted: Wanted }) {
  const say = useSay();
  const asked = wanted.get('words');
  const [typed, setTyped] = useState(asked);
  // A saved search changes the words from outside.
  const [known, setKnown] = useState(asked);
  if (asked !== known) {
    setKnown(asked);
    setTyped(asked);
  }
  const { want } = wanted;
  useEffect(() => {
    if (typed.trim() === asked) return undefined;
    const timer = setTimeout(() => {
      setKnown(typed.trim());
      want({ words: typed.trim() });
    }, REST);
    return () => clearTimeout(timer);
  }, [typed, asked, want]);
  return (
    <Box style={{ flex: '1 1 260px', maxInlineSize: 560 }}>
      <TextInput
        type="search"
        size="S"
        aria-label={say('search')}
        placeholder={say('search')}
        startAction={<Search aria-hidden />}
        maxLength={200}
        value={typed}
        onChange={({ target }: { target: { value: string } }) => setTyped(target.value)}
      />
    </Box>
  );
}

function Day({ name, wanted }: { readonly name: Extract<Name, 'from' | 'to'>; readonly wanted: Wanted }) {
  const say = useSay();
  return (
    <Flex tag="label" gap={2} style={{ flex: '0 1 auto' }}>
      <Typography variant="pi" textColor="neutral600">
        {say(name)}
      </Typography>
      <DayInput
        type="date"
        value={wanted.get(name)}
        onChange={({ target }: { target: { value: string } }) => wanted.want({ [name]: target.value })}
      />
    </Flex>
  );
}
