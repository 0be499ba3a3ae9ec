import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Faces, Moment, Panel, useMay, useReading } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { PAYMENTS_READ, type Payment } from '../../contract';
import { Yuan } from '../books/yuan';
import { useSay } from '../desk/words';
import { PaymentStateWord } from '../payments/payment-state';

type Found = { readonly payments: readonly Payment[] };

/** The payments of an order, each with the way to its page, where its refunds stand; for those who may see payments. */
export function MoneyPanel({ order }: { readonly order: string }) {
  const say = useSay();
  const maySee = useMay(PAYMENTS_READ);
  const stations = useReading<{ readonly own: string }>(maySee ? '/cms/stations' : undefined);
  const own = stations.value?.own;
  const list = useReading<Found>(own && `/shop/payments?station=${own}&subject=${order}`);
  if (!maySee) return null;
  return (
    <Panel title={say('desk.order.payments')}>
      <Faces of={stations.failed ? { ...list, failed: true, reload: stations.reload } : list}>
        {({ payments }) => (
          <>
            {payments.length === 0 && <Typography textColor="neutral600">{say('desk.order.payments.none')}</Typography>}
            {payments.map((payment) => (
              <Line key={payment.id} payment={payment} />
            ))}
          </>
        )}
      </Faces>
    </Panel>
  );
}

function Line({ payment }: { readonly payment: Payment }) {
  const say = useSay();
  const { id, amount, refunded, refunding, paidAt, createdAt } = payment;
  return (
    <Box paddingTop={2} paddingBottom={2}>
      <Flex gap={4} wrap="wrap" alignItems="baseline">
        <Link tag={NavLink} to={`/plugins/shop-payments/${id}`}>
          <Yuan fen={amount} />
        </Link>
        <PaymentStateWord payment={payment} />
        <Typography variant="pi" textColor="neutral600">
          <Moment at={paidAt ?? createdAt} />
        </Typography>
        {refunded > 0 && (
          <Typography variant="pi">
            {say('desk.order.refunded')} <Yuan fen={refunded} />
          </Typography>
        )}
        {refunding > 0 && (
          <Typography variant="pi">
            {say('desk.order.refunding')} <Yuan fen={refunding} />
          </Typography>
        )}
      </Flex>
    </Box>
  );
}
