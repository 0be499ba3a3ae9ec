import { Box, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { orderContract, type DeskOrder } from '../../contract';

const answer = orderContract.routes.list.result;

/** The orders of the station, newest first. */
export function OrdersPage() {
  const { formatMessage } = useIntl();
  const orders = useOrders();
  if (orders === 'loading') return <Page.Loading />;
  if (orders === 'failed') return <Page.Error />;
  return (
    <Page.Main>
      <Layouts.Header title={formatMessage({ id: 'shop.title' })} />
      <Layouts.Content>
        {orders.length === 0 && <Typography>{formatMessage({ id: 'shop.empty' })}</Typography>}
        {orders.map(({ id, state, amount }) => (
          <Box key={id} paddingTop={2} paddingBottom={2}>
            <Typography fontWeight="semiBold">{`¥${(amount / 100).toFixed(2)}`}</Typography>{' '}
            <Typography textColor="neutral600">{formatMessage({ id: `shop.state.${state}` })}</Typography>
          </Box>
        ))}
      </Layouts.Content>
    </Page.Main>
  );
}

function useOrders(): 'loading' | 'failed' | readonly DeskOrder[] {
  const { get } = useFetchClient();
  const [orders, setOrders] = useState<'loading' | 'failed' | readonly DeskOrder[]>('loading');
  useEffect(() => {
    get('/shop/orders').then(
      ({ data }) => {
        setOrders(answer.parse(data).orders);
      },
      () => {
        setOrders('failed');
      },
    );
  }, [get]);
  return orders;
}
