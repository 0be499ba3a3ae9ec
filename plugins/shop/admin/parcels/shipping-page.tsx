import { useState } from 'react';
import { Box, Button, Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import {
  Countdown,
  ExportButton,
  LINE,
  LinesTable,
  ListPage,
  StateWord,
  TabLinks,
  useMay,
  useReading,
  useSpoken,
  type Tone,
} from '@hearth/cms/reach';
import { NavLink, useSearchParams } from 'react-router-dom';
import { PARCELS_SET, PARCELS_SHIP, readAddresses, type BoardLine } from '../../contract';
import { CarrierDialog } from './carrier-dialog';
import { ImportDialog } from './import-dialog';
import { ShipDialog } from './ship-dialog';
import { useSayShip } from './ship-words';

type Board = {
  readonly orders: BoardLine[];
  readonly overdue: number;
  readonly waiting: number;
  readonly cursor: string | null;
};
type Asked = 'import' | 'carrier' | BoardLine | undefined;

const HEADS = ['due', 'order', 'goods', 'state', 'do'] as const;
const TONES: Readonly<Record<BoardLine['state'], Tone>> = {
  ...{ paid: 'wait', confirmed: 'wait', picking: 'wait', shortage: 'stop', held: 'stop' },
};

/** The board of 48 hours: what is overdue stands first, and a number that is filled in ships. */
export function ShippingPage() {
  const say = useSayShip();
  const [asked, ask] = useState<Asked>();
  const [query] = useSearchParams();
  const only = query.get('only') === 'overdue' ? 'overdue' : 'all';
  const wanted = new URLSearchParams({ limit: '50' });
  if (only === 'overdue') wanted.set('only', only);
  const after = query.get('after');
  if (after) wanted.set('after', after);
  const board = useReading<Board>(`/shop/shipping-board?${wanted.toString()}`);
  const tabs = [
    { key: 'all', words: say('ship.show.all'), to: '?' },
    { key: 'overdue', words: say('ship.show.overdue'), to: '?only=overdue' },
  ];
  const done = (): void => {
    ask(undefined);
    board.reload();
  };
  const { waiting = 0, overdue = 0, cursor = null } = board.value ?? {};
  return (
    <ListPage
      title={say('ship.title')}
      about={say('ship.about', { waiting, overdue })}
      empty={say(only === 'overdue' ? 'ship.empty.overdue' : 'ship.empty')}
      list={board}
      lines={({ orders }) => orders}
      action={<Actions onAsk={ask} />}
      above={<TabLinks label={say('ship.show')} tabs={tabs} at={only} />}
      form={<Asking asked={asked} onClose={() => ask(undefined)} onDone={done} onChanged={board.reload} />}
    >
      {(orders) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`ship.column.${head}`))}>
            {orders.map((line) => (
              <Line key={line.order} line={line} onShip={() => ask(line)} />
            ))}
          </LinesTable>
          {cursor !== null && <More only={only} cursor={cursor} />}
        </>
      )}
    </ListPage>
  );
}

function Actions({ onAsk }: { readonly onAsk: (asked: 'import' | 'carrier') => void }) {
  const say = useSayShip();
  const [mayShip, maySet, mayExport] = [useMay(PARCELS_SHIP), useMay(PARCELS_SET), useMay(readAddresses)];
  return (
    <Flex gap={3} wrap="wrap">
      {maySet && (
        <Button variant="tertiary" onClick={() => onAsk('carrier')}>
          {say('ship.carrier')}
        </Button>
      )}
      {mayExport && <ExportButton path="/shop/shipping-board/file" />}
      {mayShip && <Button onClick={() => onAsk('import')}>{say('ship.import')}</Button>}
    </Flex>
  );
}

type AskingProps = {
  readonly asked: Asked;
  readonly onClose: () => void;
  readonly onDone: () => void;
  readonly onChanged: () => void;
};

function Asking({ asked, onClose, onDone, onChanged }: AskingProps) {
  if (asked === undefined) return null;
  if (asked === 'import') return <ImportDialog onClose={onClose} onChanged={onChanged} />;
  if (asked === 'carrier') return <CarrierDialog onClose={onClose} />;
  return <ShipDialog line={asked} onClose={onClose} onDone={onDone} />;
}

function More({ only, cursor }: { readonly only: 'all' | 'overdue'; readonly cursor: string }) {
  const say = useSayShip();
  const query = new URLSearchParams({ after: cursor });
  if (only === 'overdue') query.set('only', only);
  return (
    <Box padding={4}>
      <Link tag={NavLink} to={`?${query.toString()}`}>
        {say('ship.more')}
      </Link>
    </Box>
  );
}

function Line({ line, onShip }: { readonly line: BoardLine; readonly onShip: () => void }) {
  const say = useSayShip();
  const spoken = useSpoken();
  const mayShip = useMay(PARCELS_SHIP);
  const { order, dueAt, state, region, lines } = line;
  const canShip = mayShip && state !== 'shortage' && state !== 'held' && region !== null;
  return (
    <Tr>
      <Td>
        <Countdown due={dueAt} />
      </Td>
      <Td data-label={say('ship.column.order')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{order.slice(-12)}</Typography>
      </Td>
      <Td data-label={say('ship.column.goods')} style={{ maxWidth: '40rem' }}>
        {lines.map(({ offer, title, spec, left, quantity }) => (
          <Typography key={offer} tag="p">
            {say(left < quantity ? 'ship.goods.part' : 'ship.goods', { title: spoken(title), spec, left, quantity })}
          </Typography>
        ))}
      </Td>
      <Td data-label={say('ship.column.state')}>
        <StateWord tone={TONES[state]} word={say(`state.${state}`)} />
      </Td>
      <Td data-label={say('ship.column.do')}>
        {mayShip && (
          <Button size="S" variant="secondary" disabled={!canShip} onClick={onShip} {...{ [LINE]: '' }}>
            {say('ship.send')}
          </Button>
        )}
        {region === null && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {say('ship.no-address')}
          </Typography>
        )}
      </Td>
    </Tr>
  );
}
