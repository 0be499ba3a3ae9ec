import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { BOOKS_KEEP, type AfterSale } from '../../contract';
import { useSayShip } from '../parcels/ship-words';

/** Notes that the buyer was paid for the way back, with the bank's number of it. */
export function PayFreight({ sale, onDone }: { readonly sale: AfterSale; readonly onDone: () => void }) {
  const say = useSayShip();
  const may = useMay(BOOKS_KEEP);
  const { busy, act } = useActing();
  const [isAsking, ask] = useState(false);
  if (!may) return null;
  const send = async (reference: string): Promise<void> => {
    const path = `/shop/after-sales/${sale.id}/return-freight-paid`;
    if (!(await act({ method: 'post', path, body: { version: sale.version, reference } }))) return;
    ask(false);
    onDone();
  };
  return (
    <>
      <Button onClick={() => ask(true)}>{say('sale.return-freight.pay')}</Button>
      {isAsking && (
        <ReasonDialog
          title={say('sale.return-freight.pay')}
          label={say('sale.return-freight.reference')}
          busy={busy}
          onClose={() => ask(false)}
          onReason={(reference) => void send(reference)}
        />
      )}
    </>
  );
}
