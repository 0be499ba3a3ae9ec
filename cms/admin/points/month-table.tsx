import { useState } from 'react';
import { Box, Checkbox, Td, Tr, Typography } from '@strapi/design-system';
import type { MonthBooks, PointTotal } from '../../contract';
import { LINE } from '../reach/line-keys';
import { LinesTable } from '../reach/lines-table';
import { NameButton } from '../reach/name-button';
import { useSpoken } from '../reach/spoken';
import { Nothing } from '../reach/faces';
import { Points, QuotaBar, QuotaWord } from './quota-bar';
import { useSay } from './words';

const HEADS = ['person', 'total', 'quota', 'standing'] as const;

type Props = { readonly books: MonthBooks; readonly onOpen: (person: string) => void };

/** Who has how much of what is asked of them; whoever is below can be looked at alone. */
export function MonthTable({ books, onOpen }: Props) {
  const say = useSay();
  const [isBelow, setBelow] = useState(false);
  const below = books.people.filter(({ missing }) => missing > 0);
  const shown = isBelow ? below : books.people;
  return (
    <>
      {below.length > 0 && (
        <Box padding={4}>
          <Checkbox checked={isBelow} onCheckedChange={(on: boolean | 'indeterminate') => setBelow(on === true)}>
            {say('month.only', { count: below.length })}
          </Checkbox>
        </Box>
      )}
      {shown.length === 0 ? (
        <Nothing>{say('month.nobody')}</Nothing>
      ) : (
        <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
          {shown.map((one) => (
            <Row key={one.person} one={one} onOpen={onOpen} />
          ))}
        </LinesTable>
      )}
    </>
  );
}

function Row({ one, onOpen }: { readonly one: PointTotal } & Pick<Props, 'onOpen'>) {
  const say = useSay();
  const spoken = useSpoken();
  const { person, name, total, quota } = one;
  const line = { [LINE]: '' };
  return (
    <Tr>
      <Td>
        <NameButton {...line} onClick={() => onOpen(person)}>
          {spoken(name)}
        </NameButton>
      </Td>
      <Td data-label={say('column.total')}>
        <Points value={total} />
      </Td>
      <Td data-label={say('column.quota')}>
        {quota === null ? (
          <Typography textColor="neutral600">{say('quota.no')}</Typography>
        ) : (
          <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{quota}</Typography>
        )}
      </Td>
      <Td data-label={say('column.standing')}>
        {quota !== null && (
          <Box width="16rem" maxWidth="100%">
            <QuotaWord total={total} quota={quota} />
            <Box paddingTop={1}>
              <QuotaBar total={total} quota={quota} label={`${spoken(name)} · ${say('quota.bar')}`} />
            </Box>
          </Box>
        )}
      </Td>
    </Tr>
  );
}
