import type { ReactNode } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Countdown, LINE, LinesTable, ListPage, Moment, TitleLink, useReading } from '@hearth/cms/reach';
import { useSearchParams } from 'react-router-dom';
import { PRODUCTS_A_PAGE, type ProductCard } from '../../../contract';
import { useOpened } from '../lists/use-opened';
import { useSay } from '../words';
import { SuspendedSheet } from './suspended-sheet';

const HEADS = ['goods', 'since', 'due'] as const;

type Found = { readonly products: readonly ProductCard[]; readonly total: number };

/** What was suspended, those that wait longest first. Two people clear it together. */
export function SuspendedGoods({ tabs }: { readonly tabs: ReactNode }) {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const page = Math.max(1, Number(search.get('page')) || 1);
  const { opened, close, addressOf } = useOpened();
  const list = useReading<Found>(`/vetting/products?state=suspended&page=${page}`);
  const turn = (to: number): void => setSearch({ view: 'suspended', page: String(to) });
  return (
    <ListPage
      title={say('approvals.title')}
      about={say('approvals.about')}
      empty={say('approvals.suspended.empty')}
      list={list}
      lines={({ products }) => products}
      above={tabs}
      form={opened && <SuspendedSheet key={opened} id={opened} onClose={close} onDone={list.reload} />}
    >
      {(products) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`approvals.column.${head}`))}>
            {products.map((one) => (
              <Line key={one.id} product={one} to={addressOf(one.id)} />
            ))}
          </LinesTable>
          <Turning page={page} pages={Math.ceil((list.value?.total ?? 0) / PRODUCTS_A_PAGE)} onTurn={turn} />
        </>
      )}
    </ListPage>
  );
}

function Line({ product, to }: { readonly product: ProductCard; readonly to: string }) {
  const say = useSay();
  const { title, supplier, since, dueAt } = product;
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem' }}>
        <TitleLink to={to} {...{ [LINE]: '' }}>
          {title}
        </TitleLink>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {supplier.name}
        </Typography>
      </Td>
      <Td data-label={say('approvals.column.since')}>
        <Typography>
          <Moment at={since} />
        </Typography>
      </Td>
      <Td data-label={say('approvals.column.due')}>{dueAt === null ? null : <Countdown due={dueAt} />}</Td>
    </Tr>
  );
}

type TurningProps = { readonly page: number; readonly pages: number; readonly onTurn: (page: number) => void };

function Turning({ page, pages, onTurn }: TurningProps) {
  const say = useSay();
  if (pages < 2) return null;
  return (
    <Flex justifyContent="center" gap={3} padding={4}>
      <Button variant="tertiary" disabled={page < 2} onClick={() => onTurn(page - 1)}>
        {say('list.before')}
      </Button>
      <Typography>{say('list.page', { page, pages })}</Typography>
      <Button variant="tertiary" disabled={page >= pages} onClick={() => onTurn(page + 1)}>
        {say('list.after')}
      </Button>
    </Flex>
  );
}
