import { useState } from 'react';
import { Button, TextInput } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useSpoken } from '@hearth/cms/reach';
import { companyCodes, shippingCompanies, trackingNumber, type AfterSale } from '../../contract';
import { useSayShip } from '../parcels/ship-words';

type Props = { readonly sale: AfterSale; readonly onDone: () => void };

/** Sends other goods: who carries them, and their number. */
export function Reship({ sale, onDone }: Props) {
  const say = useSayShip();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button onClick={() => open(true)}>{say('sale.deed.reship')}</Button>
      {isOpen && <ReshipDialog sale={sale} onDone={onDone} onClose={() => open(false)} />}
    </>
  );
}

function ReshipDialog({ sale, onDone, onClose }: Props & { readonly onClose: () => void }) {
  const say = useSayShip();
  const spoken = useSpoken();
  const { busy, act } = useActing();
  const [company, choose] = useState<string>(companyCodes[0]);
  const [number, setNumber] = useState('');
  const send = async (): Promise<void> => {
    const body = { version: sale.version, company, number };
    if (!(await act({ method: 'post', path: `/shop/after-sales/${sale.id}/replacement`, body }))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={say('sale.deed.reship')}
      action={say('sale.deed.reship')}
      busy={busy}
      canSend={trackingNumber.safeParse(number).success}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('ship.company')}
        value={company}
        options={companyCodes.map((code) => [code, spoken(shippingCompanies[code])] as const)}
        onChange={choose}
      />
      <Row label={say('ship.number')} required>
        <TextInput value={number} onChange={({ target }: { target: { value: string } }) => setNumber(target.value)} />
      </Row>
    </FormDialog>
  );
}
