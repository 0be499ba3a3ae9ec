import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { Takedown, WholeTakedown } from '../../contract';
import { ListPage } from '../reach/list-page';
import { useLiveRoom } from '../reach/use-live-room';
import { useMay } from '../reach/use-may';
import { useOwnStation } from '../reach/use-own-station';
import { useReading } from '../reach/use-reading';
import { OrderForm } from './order-form';
import { OrdersTable } from './orders-table';
import { useSay } from './words';

/** All orders of takedown, the newest first; whoever comes from a manuscript finds the form open for it. */
export function OrdersPage() {
  const say = useSay();
  const [search] = useSearchParams();
  const document = search.get('document');
  const [isFormOpen, openForm] = useState(document !== null);
  const navigate = useNavigate();
  const list = useReading<{ orders: Takedown[] }>('/cms/takedowns');
  const own = useOwnStation();
  useLiveRoom(own === undefined ? undefined : `takedowns:${own}`, list.reload);
  const mayWrite = useMay('plugin::cms.takedowns.propose');
  const done = (order: WholeTakedown | undefined): void => {
    openForm(false);
    if (order) navigate(order.order.id);
  };
  const begin = (
    <Button startIcon={<Plus />} variant="danger" onClick={() => openForm(true)}>
      {say('new')}
    </Button>
  );
  const isFormShown = isFormOpen && mayWrite && own !== undefined;
  return (
    <ListPage
      title={say('title')}
      about={say('about')}
      empty={say('empty')}
      list={list}
      lines={({ orders }) => orders}
      action={mayWrite ? begin : null}
      form={isFormShown ? <OrderForm station={own} document={document ?? ''} onDone={done} /> : null}
    >
      {(orders) => <OrdersTable orders={orders} />}
    </ListPage>
  );
}
