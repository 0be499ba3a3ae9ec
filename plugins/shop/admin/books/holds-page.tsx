import { useState } from 'react';
import { Box, Button, Link, Td, Tr, Typography } from '@strapi/design-system';
import {
  LINE,
  LinesTable,
  ListPage,
  Moment,
  ReasonDialog,
  useActing,
  useMay,
  useReading,
  useSpoken,
} from '@hearth/cms/reach';
import { GOODS_READ } from '@hearth/vetting/contract';
import { NavLink } from 'react-router-dom';
import { BOOKS_SIGN, type SettlementHold } from '../../contract';
import { useReasons } from '../desk/verdict-words';
import { BookLinks } from './book-links';
import { useSay } from './words';
import { Yuan } from './yuan';

const HEADS = ['goods', 'why', 'since', 'orders', 'waits', 'deed'] as const;

/** Goods whose suppliers wait for their money, because the goods were taken off the shelf. */
export function HoldsPage() {
  const say = useSay();
  const list = useReading<{ holds: SettlementHold[] }>('/shop/settlement-holds');
  return (
    <ListPage
      title={say('books.holds')}
      about={say('books.holds.about')}
      empty={say('books.holds.empty')}
      list={list}
      lines={({ holds }) => holds}
      action={<BookLinks />}
    >
      {(holds) => (
        <LinesTable heads={HEADS.map((head) => say(`books.column.${head}`))}>
          {holds.map((hold) => (
            <Line key={hold.id} hold={hold} onDone={list.reload} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

type Props = { readonly hold: SettlementHold; readonly onDone: () => void };

function Line({ hold, onDone }: Props) {
  const say = useSay();
  const reasonsOf = useReasons();
  const { reasons, since, orders, fen } = hold;
  return (
    <Tr>
      <Td {...{ [LINE]: '' }}>
        <Goods hold={hold} />
      </Td>
      <Td data-label={say('books.column.why')}>
        <Typography>{reasonsOf(reasons)}</Typography>
      </Td>
      <Td data-label={say('books.column.since')}>
        <Typography>
          <Moment at={since} />
        </Typography>
      </Td>
      <Td data-label={say('books.column.orders')}>
        <Typography>{orders}</Typography>
      </Td>
      <Td data-label={say('books.column.waits')}>
        <Yuan fen={fen} />
      </Td>
      <Td data-label={say('books.column.deed')}>
        <Release hold={hold} onDone={onDone} />
      </Td>
    </Tr>
  );
}

/** What is held, with the way to its file, where it is put back on the shelf. */
function Goods({ hold: { title, product } }: Pick<Props, 'hold'>) {
  const spoken = useSpoken();
  const maySee = useMay(GOODS_READ);
  const name = spoken({ 'zh-Hans': title['zh-Hans'] ?? product, en: title['en'] ?? title['zh-Hans'] ?? product });
  if (!maySee) return <Typography>{name}</Typography>;
  return (
    <Link tag={NavLink} to={`/plugins/vetting-goods/${product}`}>
      {name}
    </Link>
  );
}

function Release({ hold: { id }, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [isOpen, open] = useState(false);
  const maySign = useMay(BOOKS_SIGN);
  const send = async (why: string) => {
    if (await act({ method: 'post', path: `/shop/settlement-holds/${id}/release`, body: { why } })) onDone();
    open(false);
  };
  if (!maySign) return null;
  return (
    <Box>
      <Button size="S" variant="tertiary" disabled={busy} onClick={() => open(true)}>
        {say('books.holds.release')}
      </Button>
      {isOpen && (
        <ReasonDialog
          title={say('books.holds.release')}
          label={say('books.reason')}
          busy={busy}
          onClose={() => open(false)}
          onReason={(why) => void send(why)}
        />
      )}
    </Box>
  );
}
