import { useCallback, useState } from 'react';
import { Box } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { WholeTakedown } from '../../contract';
import { HelpDialog } from '../reach/help-dialog';
import { useLineKeys } from '../reach/line-keys';
import { useLiveRoom } from '../reach/use-live-room';
import { useReading } from '../reach/use-reading';
import { OrderDeeds } from './order-deeds';
import { OrderFacts } from './order-facts';
import { WatchTable } from './watch-table';

const Room = styled.div`
  display: grid;
  gap: 16px;
  align-items: start;
  padding-block-end: 40px;
  grid-template-columns: minmax(0, 1fr);

  @media (min-width: 1024px) {
    gap: 16px 32px;
    grid-template-columns: minmax(0, 1fr) 360px;
  }
`;

/** One order: what state, who answers for it, until when; and every address with what was last seen there. */
export function OrderPage() {
  const { id = '' } = useParams();
  const found = useReading<WholeTakedown>(`/cms/takedowns/${id}`);
  const [isHelpOpen, openHelp] = useState(false);
  useLineKeys(useCallback(() => openHelp(true), []));
  const [kept, keep] = useState<WholeTakedown>();
  // The room keeps what it shows while it reads anew.
  const whole = found.value ?? (kept?.order.id === id ? kept : undefined);
  if (found.value && found.value !== kept) keep(found.value);
  useLiveRoom(whole ? `takedowns:${whole.order.station}` : undefined, found.reload);
  if (!whole) return found.failed ? <Page.Error /> : <Page.Loading />;
  const { order } = whole;
  return (
    <Page.Main>
      <Page.Title>{order.number}</Page.Title>
      <Layouts.Header title={order.number} subtitle={order.title} navigationAction={<BackButton fallback=".." />} />
      <Layouts.Content>
        <Room>
          <Box style={{ minWidth: 0 }}>
            <WatchTable whole={whole} onChange={found.reload} />
          </Box>
          <OrderFacts whole={whole}>
            <OrderDeeds whole={whole} onChange={found.reload} />
          </OrderFacts>
        </Room>
      </Layouts.Content>
      <HelpDialog isOpen={isHelpOpen} onChange={openHelp} keys={['j', 'k', '?']} />
    </Page.Main>
  );
}
