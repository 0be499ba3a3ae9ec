import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { useActing, useMay } from '@hearth/cms/reach';
import {
  AFTERSALES_ARBITRATE,
  AFTERSALES_DECIDE,
  arbiterEvents,
  type AfterSale,
  type ArbiterEvent,
  type DeskEvent,
} from '../../contract';
import { useSayShip } from '../parcels/ship-words';
import { PayFreight } from './pay-freight';
import { Reship } from './reship';
import { RulingDialog, type Ruling } from './ruling-dialog';

type Props = { readonly sale: AfterSale; readonly onDone: () => void };
type Event = DeskEvent | ArbiterEvent;

const LOOKS: Readonly<Partial<Record<Event, 'secondary' | 'danger-light' | 'default'>>> = {
  ...{ approve: 'default', accept: 'default', uphold: 'default', receive: 'default' },
  ...{ decline: 'danger-light', refuse: 'danger-light', reject: 'danger-light' },
};
/** What is done without a word, because it says all. */
const AT_ONCE: readonly Event[] = ['approve', 'receive', 'accept'];

const isArbiters = (event: Event): event is ArbiterEvent => arbiterEvents.some((one) => one === event);

/** What may be done with a request now, by whoever looks at it. */
export function AfterSaleDeeds({ sale, onDone }: Props) {
  const say = useSayShip();
  const [mayDecide, mayArbitrate] = [useMay(AFTERSALES_DECIDE), useMay(AFTERSALES_ARBITRATE)];
  const { busy, act } = useActing();
  const [asked, ask] = useState<Event>();
  const { id, version, allowedEvents } = sale;
  const send = async (event: Event, ruling: Ruling = {}): Promise<void> => {
    const path = `/shop/after-sales/${id}/${isArbiters(event) ? 'arbitrate' : 'decide'}`;
    if (!(await act({ method: 'post', path, body: { event, version, ...ruling } }))) return;
    ask(undefined);
    onDone();
  };
  const isOwed = sale.state === 'refunded' && sale.returnFreight > 0 && sale.freightReference === null;
  const mine = allowedEvents.filter((event) => (isArbiters(event) ? mayArbitrate : mayDecide));
  return (
    <Flex gap={2} wrap="wrap">
      {mine.map((event) => (
        <Button
          key={event}
          variant={LOOKS[event] ?? 'secondary'}
          loading={busy && asked === undefined}
          onClick={() => (AT_ONCE.includes(event) ? void send(event) : ask(event))}
        >
          {say(`sale.deed.${event}`)}
        </Button>
      ))}
      {sale.state === 'reshipping' && mayDecide && <Reship sale={sale} onDone={onDone} />}
      {isOwed && <PayFreight sale={sale} onDone={onDone} />}
      {asked !== undefined && (
        <RulingDialog
          event={asked}
          most={sale.amount}
          busy={busy}
          onClose={() => ask(undefined)}
          onSend={(ruling) => void send(asked, ruling)}
        />
      )}
    </Flex>
  );
}
