import { Box, Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import { Choice, Faces, LINE, LinesTable, ListPage, Moment, Nothing, TitleLink, useReading } from '@hearth/cms/reach';
import { NavLink, useSearchParams } from 'react-router-dom';
import { paymentStates, type Payment } from '../../contract';
import { PaymentStateWord } from './payment-state';
import { useSayPay, yuanOf } from './payment-words';

type Found = { readonly payments: Payment[]; readonly cursor: string | null };
type Stations = { readonly own: string };

const HEADS = ['title', 'amount', 'state', 'provider', 'at'] as const;

/** The payments of the station, the newest first; what narrows them stands in the address bar. */
export function PaymentsPage() {
  const say = useSayPay();
  const stations = useReading<Stations>('/cms/stations');
  const own = stations.value?.own;
  if (own !== undefined) return <Payments station={own} />;
  return <Faces of={stations}>{() => <Nothing>{say('pay.empty')}</Nothing>}</Faces>;
}

function Payments({ station }: { readonly station: string }) {
  const say = useSayPay();
  const [asked, ask] = useSearchParams();
  const state = asked.get('state') ?? '';
  const cursor = asked.get('cursor');
  const query = new URLSearchParams({ station, limit: '50' });
  if (state !== '') query.set('state', state);
  if (cursor) query.set('cursor', cursor);
  const list = useReading<Found>(`/shop/payments?${query.toString()}`);
  const states = paymentStates.map((one) => [one, say(`pay.state.${one}`)] as const);
  const next = list.value?.cursor ?? null;
  return (
    <ListPage
      title={say('pay.title')}
      about={say('pay.about')}
      empty={say('pay.empty')}
      list={list}
      lines={({ payments }) => payments}
      action={
        <Flex gap={4} alignItems="flex-end">
          <Choice
            label={say('pay.column.state')}
            value={state === '' ? 'all' : state}
            options={[['all', say('pay.all')], ...states]}
            onChange={(chosen) => ask(chosen === 'all' ? {} : { state: chosen })}
          />
          <Link tag={NavLink} to="settings">
            {say('pay.settings')}
          </Link>
        </Flex>
      }
    >
      {(payments) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`pay.column.${head}`))}>
            {payments.map((payment) => (
              <Line key={payment.id} payment={payment} />
            ))}
          </LinesTable>
          {next !== null && <Older state={state} cursor={next} />}
        </>
      )}
    </ListPage>
  );
}

function Older({ state, cursor }: { readonly state: string; readonly cursor: string }) {
  const say = useSayPay();
  const query = new URLSearchParams({ ...(state === '' ? {} : { state }), cursor });
  return (
    <Box padding={4}>
      <Link tag={NavLink} to={`?${query.toString()}`}>
        {say('pay.older')}
      </Link>
    </Box>
  );
}

function Line({ payment }: { readonly payment: Payment }) {
  const say = useSayPay();
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem' }}>
        <TitleLink to={payment.id} {...{ [LINE]: '' }}>
          {payment.title}
        </TitleLink>
      </Td>
      <Td data-label={say('pay.column.amount')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{yuanOf(payment.amount)}</Typography>
      </Td>
      <Td data-label={say('pay.column.state')}>
        <PaymentStateWord payment={payment} />
      </Td>
      <Td data-label={say('pay.column.provider')}>
        <Typography>{say(`pay.provider.${payment.provider}`)}</Typography>
      </Td>
      <Td data-label={say('pay.column.at')}>
        <Typography>
          <Moment at={payment.createdAt} />
        </Typography>
      </Td>
    </Tr>
  );
}
