import { Td, Tr, Typography } from '@strapi/design-system';
import { ExportButton, LINE, LinesTable, ListPage, Moment, TitleLink, useReading } from '@hearth/cms/reach';
import type { DeskOrder, VariantName } from '../../contract';
import { Yuan } from '../books/yuan';
import { Below, useGoodsName } from '../desk/goods-name';
import { Older } from '../desk/older';
import { asked } from '../desk/list-address.rules';
import { useNarrowed } from '../desk/use-narrowed';
import { useSay } from '../desk/words';
import { OrderFilters } from './order-filters';
import { numberIn, shortNumber } from './order-number.rules';
import { OrderStateWord } from './order-state';

type Found = { readonly orders: DeskOrder[]; readonly goods: VariantName[]; readonly more: boolean };

const HEADS = ['order', 'state', 'amount', 'placed', 'region'] as const;
const NARROWING = ['state', 'number', 'from', 'to'] as const;

/** The orders of the station, the newest first; what narrows them stands in the address bar. */
export function OrdersPage() {
  const say = useSay();
  const { search, turn } = useNarrowed();
  const known = new URLSearchParams(search);
  known.set('number', numberIn(search.get('number') ?? ''));
  const narrowed = asked(known, NARROWING);
  const list = useReading<Found>(`/shop/orders?${asked(known, [...NARROWING, 'before'])}`);
  const last = list.value?.more ? list.value.orders.at(-1)?.id : undefined;
  return (
    <ListPage
      title={say('desk.orders')}
      about={say('desk.orders.about')}
      empty={say(narrowed === '' ? 'desk.orders.empty' : 'desk.orders.none')}
      list={list}
      lines={({ orders }) => orders}
      action={<ExportButton path={`/shop/order-export?${narrowed}`} />}
      above={<OrderFilters search={search} narrowed={narrowed} onTurn={turn} />}
    >
      {(orders) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`desk.column.${head}`))}>
            {orders.map((order) => (
              <Line key={order.id} order={order} goods={list.value?.goods ?? []} />
            ))}
          </LinesTable>
          <Older last={last} />
        </>
      )}
    </ListPage>
  );
}

type LineProps = { readonly order: DeskOrder; readonly goods: readonly VariantName[] };

function Line({ order, goods }: LineProps) {
  const say = useSay();
  const named = useGoodsName();
  const bought = order.lines.map(({ variant, quantity }) => {
    const known = goods.find(({ id }) => id === variant);
    return `${known ? named(known) : say('desk.goods.gone')} ×${quantity}`;
  });
  return (
    <Tr>
      <Td style={{ maxWidth: '44rem' }}>
        <TitleLink to={order.id} {...{ [LINE]: '' }} style={{ fontVariantNumeric: 'tabular-nums' }}>
          {shortNumber(order.id)}
        </TitleLink>
        <Below>{bought.join(say('desk.and'))}</Below>
      </Td>
      <Td data-label={say('desk.column.state')}>
        <OrderStateWord state={order.state} />
      </Td>
      <Td data-label={say('desk.column.amount')}>
        <Yuan fen={order.amount} />
      </Td>
      <Td data-label={say('desk.column.placed')}>
        <Typography>
          <Moment at={order.placedAt} />
        </Typography>
      </Td>
      <Td data-label={say('desk.column.region')}>
        <Typography textColor={order.region === null ? 'neutral600' : 'neutral800'}>
          {order.region ?? say('desk.region.none')}
        </Typography>
      </Td>
    </Tr>
  );
}
