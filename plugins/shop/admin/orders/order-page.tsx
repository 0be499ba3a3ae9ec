import { Box, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Countdown, Faces, Facts, Moment, Panel, StateWord, useReading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import type { DeskOrder, OrderEntry, VariantName } from '../../contract';
import { Yuan } from '../books/yuan';
import { useSay } from '../desk/words';
import { AddressPanel } from './address-panel';
import { HistoryPanel } from './history-panel';
import { LinesPanel } from './lines-panel';
import { MoneyPanel } from './money-panel';
import { OrderDeeds } from './order-deeds';
import { shortNumber } from './order-number.rules';
import { OrderStateWord } from './order-state';
import { PromisePanel } from './promise-panel';

/** An order with what the host says of it. */
export type OrderFile = {
  readonly order: DeskOrder;
  readonly goods: readonly VariantName[];
  readonly history: readonly OrderEntry[];
};

/** The file of an order: what state and until when, what was bought, what was promised and paid, who did what, what may be done. */
export function OrderPage() {
  const { id = '' } = useParams();
  const say = useSay();
  const reading = useReading<OrderFile>(`/shop/orders/${id}`);
  const order = reading.value?.order;
  const title = say('desk.order.title', { number: shortNumber(id) });
  return (
    <Page.Main aria-busy={!order && !reading.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={order ? <Standing order={order} /> : ''}
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('desk.order.back')}
          </Link>
        }
        primaryAction={order ? <OrderDeeds order={order} onDone={reading.reload} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(file) => <Parts file={file} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

function Standing({ order: { state, payUntil, late, refunded, amount } }: { readonly order: DeskOrder }) {
  const say = useSay();
  return (
    <Flex gap={4} wrap="wrap">
      <OrderStateWord state={state} />
      {state === 'awaiting-payment' && <Countdown due={payUntil} />}
      {late && <StateWord tone="wait" word={say('desk.order.late')} />}
      {refunded > 0 && refunded < amount && <StateWord tone="wait" word={say('desk.order.refunded-in-part')} />}
    </Flex>
  );
}

function Parts({ file }: { readonly file: OrderFile }) {
  const { order, history } = file;
  return (
    <Grid.Root gap={5}>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start" gap={5}>
        <LinesPanel file={file} />
        <MoneyPanel order={order.id} />
        <PromisePanel order={order} />
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start" gap={5}>
        <FactsPanel order={order} />
        <AddressPanel order={order} />
        <HistoryPanel history={history} />
      </Grid.Item>
    </Grid.Root>
  );
}

function FactsPanel({ order }: { readonly order: DeskOrder }) {
  const say = useSay();
  const { id, goods, freight, discount, amount, refunded, placedAt, payUntil } = order;
  const optional = (fen: number) => (fen === 0 ? '' : <Yuan fen={fen} />);
  return (
    <Panel title={say('desk.order.facts')}>
      <Facts
        facts={[
          [say('desk.order.goods'), <Yuan key="goods" fen={goods} />],
          [say('desk.order.freight'), optional(freight)],
          [say('desk.order.discount'), optional(-discount)],
          [say('desk.column.amount'), <Yuan key="amount" fen={amount} />],
          [say('desk.order.refunded'), optional(refunded)],
          [say('desk.column.placed'), <Moment key="placed" at={placedAt} />],
          [say('desk.order.pay-until'), <Moment key="until" at={payUntil} />],
          [say('desk.order.number'), <Whole key="number" number={id} />],
        ]}
      />
    </Panel>
  );
}

function Whole({ number }: { readonly number: string }) {
  return (
    <Box style={{ overflowWrap: 'anywhere' }}>
      <Typography variant="pi" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {number}
      </Typography>
    </Box>
  );
}
