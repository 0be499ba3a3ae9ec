import { useState } from 'react';
import { Box, Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import {
  Faces,
  LINE,
  LinesTable,
  ListPage,
  Moment,
  Nothing,
  Panel,
  SearchField,
  StateWord,
  useReading,
} from '@hearth/cms/reach';
import { useSearchParams } from 'react-router-dom';
import type { DeskReceipt, SoldLive } from '../../contract';
import { BookLinks } from './book-links';
import { BoxLabel } from './box-label';
import { useSay } from './words';
import { Yuan } from './yuan';

const HEADS = ['order', 'at', 'paid', 'back', 'state', 'label'] as const;
const ORDER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Receipts, each with the code for its box, and the public pages of lives. */
export function ReceiptsPage() {
  const say = useSay();
  const [asked, ask] = useSearchParams();
  const [shown, show] = useState<DeskReceipt>();
  const order = asked.get('order') ?? '';
  const isWhole = ORDER.test(order);
  const list = useReading<{ receipts: DeskReceipt[] }>(`/shop/books/receipts${isWhole ? `?order=${order}` : ''}`);
  return (
    <ListPage
      title={say('books.receipts')}
      about={say('books.receipts.about')}
      empty={say(isWhole ? 'books.receipts.none' : 'books.receipts.empty')}
      list={list}
      lines={({ receipts }) => receipts}
      action={
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          <BookLinks />
          <SearchField
            name="order"
            label={say('books.receipts.find')}
            value={order}
            onChange={(text) => ask(text.trim() === '' ? {} : { order: text.trim().toLowerCase() })}
            onClear={() => ask({})}
          />
        </Flex>
      }
      form={
        <>
          {shown && <BoxLabel token={shown.token} order={shown.order} onClose={() => show(undefined)} />}
          <Box paddingLeft={10} paddingRight={10} paddingBottom={8}>
            <Lives />
          </Box>
        </>
      }
    >
      {(receipts) => (
        <LinesTable heads={HEADS.map((head) => say(`books.column.${head}`))}>
          {receipts.map((one) => (
            <Line key={one.order} receipt={one} onLabel={() => show(one)} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function Line({ receipt, onLabel }: { readonly receipt: DeskReceipt; readonly onLabel: () => void }) {
  const say = useSay();
  const { order, token, paidAt, paid, back, isSettled } = receipt;
  return (
    <Tr>
      <Td>
        <a href={`/receipts/${token}`} target="_blank" rel="noreferrer" {...{ [LINE]: '' }}>
          <Typography style={{ overflowWrap: 'anywhere' }}>{order}</Typography>
        </a>
      </Td>
      <Td data-label={say('books.column.at')}>
        <Typography>
          <Moment at={paidAt} />
        </Typography>
      </Td>
      <Td data-label={say('books.column.paid')}>
        <Yuan fen={paid} />
      </Td>
      <Td data-label={say('books.column.back')}>{back === 0 ? null : <Yuan fen={back} />}</Td>
      <Td data-label={say('books.column.state')}>
        <StateWord
          tone={isSettled ? 'proof' : 'wait'}
          word={say(isSettled ? 'books.receipt.settled' : 'books.receipt.open')}
        />
      </Td>
      <Td data-label={say('books.column.label')}>
        <Button size="S" variant="tertiary" onClick={onLabel}>
          {say('books.label')}
        </Button>
      </Td>
    </Tr>
  );
}

/** Lives that sold something: each has a page that anybody may read. */
function Lives() {
  const say = useSay();
  const reading = useReading<{ station: string; lives: SoldLive[] }>('/shop/books/lives');
  return (
    <Panel title={say('books.lives')}>
      <Faces of={reading}>
        {({ station, lives }) =>
          lives.length === 0 ? (
            <Nothing>{say('books.lives.empty')}</Nothing>
          ) : (
            lives.map(({ session, since, orders, gross, unsettled }) => (
              <Flex key={session} gap={4} wrap="wrap" paddingTop={2} paddingBottom={2}>
                <a href={`/welfare/${station}/${session}`} target="_blank" rel="noreferrer">
                  <Typography fontWeight="semiBold">
                    <Moment at={since} />
                  </Typography>
                </a>
                <Yuan fen={gross} />
                <Typography textColor="neutral600">
                  {say(unsettled === 0 ? 'books.live.final' : 'books.live.open', { orders, unsettled })}
                </Typography>
              </Flex>
            ))
          )
        }
      </Faces>
    </Panel>
  );
}
