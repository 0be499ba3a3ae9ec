import { useState } from 'react';
import { Button, Typography } from '@strapi/design-system';
import { Faces, Facts, Panel, useMay, useReading } from '@hearth/cms/reach';
import { readAddresses, type Address, type DeskOrder } from '../../contract';
import { useSay } from '../desk/words';

/** Where an order goes. It is opened by a press, since each look is noted. */
export function AddressPanel({ order: { id, region } }: { readonly order: DeskOrder }) {
  const say = useSay();
  const maySee = useMay(readAddresses);
  const [isOpen, open] = useState(false);
  if (region === null)
    return (
      <Panel title={say('desk.address')}>
        <Typography textColor="neutral600">{say('desk.address.none')}</Typography>
      </Panel>
    );
  return (
    <Panel title={say('desk.address')}>
      <Facts facts={[[say('desk.address.region'), region]]} />
      {isOpen && <Opened id={id} />}
      {maySee && !isOpen && (
        <>
          <Typography tag="p" variant="pi" textColor="neutral600" style={{ padding: '8px 0' }}>
            {say('desk.address.noted')}
          </Typography>
          <Button size="S" variant="tertiary" onClick={() => open(true)}>
            {say('desk.address.open')}
          </Button>
        </>
      )}
    </Panel>
  );
}

function Opened({ id }: { readonly id: string }) {
  const say = useSay();
  const reading = useReading<Address>(`/shop/orders/${id}/address`);
  return (
    <Faces of={reading}>
      {({ name, phone, detail }) => (
        <Facts
          facts={[
            [say('desk.address.name'), name],
            [say('desk.address.phone'), phone],
            [say('desk.address.detail'), detail],
          ]}
        />
      )}
    </Faces>
  );
}
