import { useState } from 'react';
import { Box, Button, Link, Td, Tr, Typography } from '@strapi/design-system';
import {
  Countdown,
  LINE,
  LinesTable,
  ListPage,
  Moment,
  TabLinks,
  TitleLink,
  useMay,
  useReading,
  useSpoken,
} from '@hearth/cms/reach';
import { NavLink, useSearchParams } from 'react-router-dom';
import { AFTERSALES_SET, afterSaleStates, type AfterSale } from '../../contract';
import { useSayShip } from '../parcels/ship-words';
import { yuanOf } from '../payments/payment-words';
import { AfterSaleStateWord } from './after-sale-state';
import { PolicyDialog } from './policy-dialog';

type Found = { readonly afterSales: AfterSale[]; readonly cursor: string | null };

const HEADS = ['due', 'title', 'reason', 'amount', 'state', 'at'] as const;

/** The desk of after-sales: whose clock runs out first stands first; what narrows the list stands in the address bar. */
export function AfterSalesPage() {
  const say = useSayShip();
  const [isSetting, set] = useState(false);
  const maySet = useMay(AFTERSALES_SET);
  const [asked] = useSearchParams();
  const state = asked.get('state') ?? '';
  const after = asked.get('after');
  const query = new URLSearchParams({ limit: '50' });
  if (state !== '') query.set('state', state);
  if (after) query.set('after', after);
  const list = useReading<Found>(`/shop/after-sales?${query.toString()}`);
  const tabs = [
    { key: 'all', words: say('sale.all'), to: '?' },
    ...afterSaleStates.map((one) => ({ key: one, words: say(`sale.state.${one}`), to: `?state=${one}` })),
  ];
  const next = list.value?.cursor ?? null;
  return (
    <ListPage
      title={say('sale.title')}
      about={say('sale.about')}
      empty={say('sale.empty')}
      list={list}
      lines={({ afterSales }) => afterSales}
      action={
        maySet && (
          <Button variant="tertiary" onClick={() => set(true)}>
            {say('sale.policy')}
          </Button>
        )
      }
      above={<TabLinks label={say('sale.column.state')} tabs={tabs} at={state === '' ? 'all' : state} />}
      form={isSetting ? <PolicyDialog onClose={() => set(false)} /> : null}
    >
      {(afterSales) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`sale.column.${head}`))}>
            {afterSales.map((sale) => (
              <Line key={sale.id} sale={sale} />
            ))}
          </LinesTable>
          {next !== null && <More state={state} cursor={next} />}
        </>
      )}
    </ListPage>
  );
}

function More({ state, cursor }: { readonly state: string; readonly cursor: string }) {
  const say = useSayShip();
  const query = new URLSearchParams({ ...(state === '' ? {} : { state }), after: cursor });
  return (
    <Box padding={4}>
      <Link tag={NavLink} to={`?${query.toString()}`}>
        {say('sale.more')}
      </Link>
    </Box>
  );
}

function Line({ sale }: { readonly sale: AfterSale }) {
  const say = useSayShip();
  const spoken = useSpoken();
  const { id, title, quantity, kind, reason, amount, state, dueAt, askedAt } = sale;
  return (
    <Tr>
      <Td>
        {dueAt === null ? (
          <Typography textColor="neutral600">{say('sale.no-clock')}</Typography>
        ) : (
          <Countdown due={dueAt} />
        )}
      </Td>
      <Td data-label={say('sale.column.title')} style={{ maxWidth: '32rem' }}>
        <TitleLink to={id} {...{ [LINE]: '' }}>
          {say('sale.what', { title: spoken(title), quantity })}
        </TitleLink>
      </Td>
      <Td data-label={say('sale.column.reason')}>
        <Typography>{`${say(`sale.reason.${reason}`)} · ${say(`sale.kind.${kind}`)}`}</Typography>
      </Td>
      <Td data-label={say('sale.column.amount')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{yuanOf(amount)}</Typography>
      </Td>
      <Td data-label={say('sale.column.state')}>
        <AfterSaleStateWord state={state} />
      </Td>
      <Td data-label={say('sale.column.at')}>
        <Typography>
          <Moment at={askedAt} />
        </Typography>
      </Td>
    </Tr>
  );
}
