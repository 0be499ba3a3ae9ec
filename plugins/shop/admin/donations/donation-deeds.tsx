import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { ReasonDialog, useActing, useMay } from '@hearth/cms/reach';
import { BOOKS_SIGN, DONATIONS_WRITE, type Donation, type DonationEvent } from '../../contract';
import { useSay } from '../books/words';

/** What is signed as the books are; the rest is kept. */
const SIGNED: readonly DonationEvent[] = ['fall-due', 'cancel'];

type Props = { readonly donation: Donation; readonly onDone: () => void };

/** What may be done with a donation now, by whoever sits here. */
export function DonationDeeds({ donation: { id, version, allowed }, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [isPaying, pay] = useState(false);
  const [mayWrite, maySign] = [useMay(DONATIONS_WRITE), useMay(BOOKS_SIGN)];
  const deeds = allowed.filter((event) => (SIGNED.includes(event) ? maySign : mayWrite));
  const send = async (event: DonationEvent, more: object = {}): Promise<void> => {
    const path = `/shop/donations/${id}/${event}`;
    if (await act({ method: 'post', path, body: { version, ...more } })) onDone();
    pay(false);
  };
  return (
    <Flex gap={2} wrap="wrap">
      {deeds.map((event) => (
        <Button
          key={event}
          disabled={busy}
          variant={event === 'cancel' ? 'danger-light' : 'default'}
          onClick={() => (event === 'pay' ? pay(true) : void send(event))}
        >
          {say(`donations.deed.${event}`)}
        </Button>
      ))}
      {isPaying && (
        <ReasonDialog
          title={say('donations.deed.pay')}
          label={say('donations.receipt')}
          about={say('donations.pay.about')}
          busy={busy}
          onClose={() => pay(false)}
          onReason={(receiptNo) => void send('pay', { receiptNo })}
        />
      )}
    </Flex>
  );
}
