import { Flex, Td, Tr, Typography } from '@strapi/design-system';
import { ExportButton, LinesTable, ListPage, useReading, useSpoken } from '@hearth/cms/reach';
import { accountCodes, chart, type Balance } from '../../contract';
import { BookLinks } from './book-links';
import { useSay } from './words';
import { Yuan } from './yuan';

const HEADS = ['account', 'party', 'debit', 'credit', 'balance'] as const;

/** The accounts of the station with what stands on them, and all entries to take away. */
export function AccountsPage() {
  const say = useSay();
  const list = useReading<{ balances: Balance[] }>('/shop/books/balances');
  return (
    <ListPage
      title={say('books.accounts')}
      about={say('books.accounts.about')}
      empty={say('books.accounts.empty')}
      list={list}
      lines={({ balances }) => balances}
      action={
        <Flex gap={4} wrap="wrap">
          <BookLinks />
          <ExportButton path="/shop/books/entries/file" />
        </Flex>
      }
    >
      {(balances) => (
        <LinesTable heads={HEADS.map((head) => say(`books.column.${head}`))}>
          {balances.map((one) => (
            <Line key={one.id} balance={one} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function Line({ balance }: { readonly balance: Balance }) {
  const say = useSay();
  const spoken = useSpoken();
  const known = accountCodes.find((code) => code === balance.code);
  return (
    <Tr>
      <Td>
        <Typography>{known ? spoken(chart[known].name) : balance.code}</Typography>
      </Td>
      <Td data-label={say('books.column.party')}>
        <Typography>{balance.party}</Typography>
      </Td>
      <Td data-label={say('books.column.debit')}>
        <Yuan fen={balance.debit} />
      </Td>
      <Td data-label={say('books.column.credit')}>
        <Yuan fen={balance.credit} />
      </Td>
      <Td data-label={say('books.column.balance')}>
        <Yuan fen={balance.debit - balance.credit} />
      </Td>
    </Tr>
  );
}
