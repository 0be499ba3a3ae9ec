import { useState } from 'react';
import { NumberInput, Typography } from '@strapi/design-system';
import { FormDialog, Row, useActing, useReading } from '@hearth/cms/reach';
import type { AfterSalePolicy } from '../../contract';
import { useSayShip } from '../parcels/ship-words';

/** Sets up to which amount spoilt produce is paid back at once. */
export function PolicyDialog({ onClose }: { readonly onClose: () => void }) {
  const reading = useReading<AfterSalePolicy>('/shop/after-sales-policy');
  return reading.value ? <Form policy={reading.value} onClose={onClose} /> : null;
}

function Form({ policy, onClose }: { readonly policy: AfterSalePolicy; readonly onClose: () => void }) {
  const say = useSayShip();
  const { busy, act } = useActing();
  const [yuan, set] = useState(policy.autoLimit / 100);
  const [freight, setFreight] = useState(policy.returnFreight / 100);
  const [keep, setKeep] = useState(policy.keepBelow / 100);
  const [autoLimit, returnFreight, keepBelow] = [yuan, freight, keep].map((one) => Math.round(one * 100));
  const send = async (): Promise<void> => {
    const body = { autoLimit, returnFreight, keepBelow, version: policy.version };
    if (await act({ method: 'put', path: '/shop/after-sales-policy', body })) onClose();
  };
  return (
    <FormDialog
      title={say('sale.policy')}
      action={say('sale.policy.save')}
      busy={busy}
      canSend={[yuan, freight, keep].every((one) => one >= 0)}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('sale.policy.about')}</Typography>
      <Row label={say('sale.policy.limit')} hint={say('sale.policy.hint')}>
        <NumberInput value={yuan} min={0} step={0.01} onValueChange={(value) => set(value ?? 0)} />
      </Row>
      <Row label={say('sale.policy.freight')} hint={say('sale.policy.freight.hint')}>
        <NumberInput value={freight} min={0} step={0.01} onValueChange={(value) => setFreight(value ?? 0)} />
      </Row>
      <Row label={say('sale.policy.keep')} hint={say('sale.policy.keep.hint')}>
        <NumberInput value={keep} min={0} step={0.01} onValueChange={(value) => setKeep(value ?? 0)} />
      </Row>
    </FormDialog>
  );
}
