import { Link, Td, Tr, Typography } from '@strapi/design-system';
import { LinesTable, useMay } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { writeOffers, type OrderLine, type VariantName } from '../../contract';
import { Yuan } from '../books/yuan';
import { useGoodsName } from '../desk/goods-name';
import { TableSheet } from '../desk/table-sheet';
import { useSay } from '../desk/words';
import type { OrderFile } from './order-page';

const HEADS = ['goods', 'price', 'quantity', 'sum'] as const;

/** What was bought, line by line, each with the way to its offer. */
export function LinesPanel({ file: { order, goods } }: { readonly file: OrderFile }) {
  const say = useSay();
  return (
    <TableSheet title={say('desk.order.lines')}>
      <LinesTable heads={HEADS.map((head) => say(`desk.column.${head}`))}>
        {order.lines.map((line) => (
          <Line key={line.offer} line={line} goods={goods.find(({ id }) => id === line.variant)} />
        ))}
      </LinesTable>
    </TableSheet>
  );
}

function Line({ line, goods }: { readonly line: OrderLine; readonly goods: VariantName | undefined }) {
  const say = useSay();
  const named = useGoodsName();
  const maySeeOffers = useMay(writeOffers);
  const name = goods ? named(goods) : say('desk.goods.gone');
  return (
    <Tr>
      <Td style={{ maxWidth: '36rem' }}>
        {maySeeOffers ? (
          <Link tag={NavLink} to={`/plugins/shop-offers/${line.offer}`}>
            {name}
          </Link>
        ) : (
          <Typography>{name}</Typography>
        )}
      </Td>
      <Td data-label={say('desk.column.price')}>
        <Yuan fen={line.price} />
      </Td>
      <Td data-label={say('desk.column.quantity')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{line.quantity}</Typography>
      </Td>
      <Td data-label={say('desk.column.sum')}>
        <Yuan fen={line.price * line.quantity} />
      </Td>
    </Tr>
  );
}
