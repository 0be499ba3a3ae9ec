import { useCallback, useState } from 'react';
import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import type { Takedown, WholeTakedown } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useLiveRoom } from '../reach/use-live-room';
import { useMay } from '../reach/use-may';
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
  const [isHelpOpen, openHelp] = useState(false);
  const navigate = useNavigate();
  useLineKeys(useCallback(() => openHelp(true), []));
  const list = useReading<{ orders: Takedown[] }>('/cms/takedowns');
  const own = useReading<{ own: string }>('/cms/stations').value?.own;
  useLiveRoom(own === undefined ? undefined : `takedowns:${own}`, list.reload);
  const mayWrite = useMay('plugin::cms.takedowns.propose');
  const done = (order: WholeTakedown | undefined): void => {
    openForm(false);
    if (order) navigate(order.order.id);
  };
  return (
    <Page.Main aria-busy={list.value === undefined && !list.failed}>
      <Page.Title>{say('title')}</Page.Title>
      <Layouts.Header
        title={say('title')}
        subtitle={say('about')}
        primaryAction={
          mayWrite ? (
            <Button startIcon={<Plus />} variant="danger" onClick={() => openForm(true)}>
              {say('new')}
            </Button>
          ) : null
        }
      />
      <Layouts.Content>
        <Sheet label={say('title')}>
          <Faces of={list}>
            {({ orders }) =>
              orders.length === 0 ? <Nothing>{say('empty')}</Nothing> : <OrdersTable orders={orders} />
            }
          </Faces>
        </Sheet>
      </Layouts.Content>
      {isFormOpen && mayWrite && own !== undefined && (
        <OrderForm station={own} document={document ?? ''} onDone={done} />
      )}
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} />
    </Page.Main>
  );
}
