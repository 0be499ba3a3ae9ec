import { useState } from 'react';
import { Button, Flex, NumberInput, TextInput } from '@strapi/design-system';
import { FormDialog, ReasonDialog, Row, useActing, useMay } from '@hearth/cms/reach';
import { PAYMENTS_APPROVE, PAYMENTS_REFUND, type Payment } from '../../contract';
import { useSayPay, yuanOf } from './payment-words';

type Props = { readonly payment: Payment; readonly onDone: () => void };

/** What may be done with a payment now. */
export function PaymentDeeds({ payment, onDone }: Props) {
  const say = useSayPay();
  const [mayRefund, mayApprove] = [useMay(PAYMENTS_REFUND), useMay(PAYMENTS_APPROVE)];
  const { busy, act } = useActing();
  const [asked, ask] = useState<'refund' | 'close' | undefined>();
  const path = `/shop/payments/${payment.id}`;
  const { allowedEvents, version } = payment;
  const send = async (name: string, body: object): Promise<void> => {
    if (!(await act({ method: 'post', path: `${path}/${name}`, body }))) return;
    ask(undefined);
    onDone();
  };
  return (
    <Flex gap={2} wrap="wrap">
      {mayRefund && allowedEvents.includes('query') && (
        <Button variant="tertiary" loading={busy && asked === undefined} onClick={() => void send('query', {})}>
          {say('pay.deed.query')}
        </Button>
      )}
      {mayApprove && allowedEvents.includes('close') && (
        <Button variant="danger" onClick={() => ask('close')}>
          {say('pay.deed.close')}
        </Button>
      )}
      {mayRefund && allowedEvents.includes('refund') && (
        <Button variant="secondary" onClick={() => ask('refund')}>
          {say('pay.deed.refund')}
        </Button>
      )}
      {asked === 'refund' && (
        <RefundDialog
          payment={payment}
          busy={busy}
          onClose={() => ask(undefined)}
          onSend={(body) => void send('refunds', body)}
        />
      )}
      {asked === 'close' && (
        <ReasonDialog
          title={say('pay.deed.close')}
          label={say('pay.reason')}
          about={say('pay.deed.close.about')}
          busy={busy}
          onClose={() => ask(undefined)}
          onReason={(reason) => void send('close', { version, reason })}
        />
      )}
    </Flex>
  );
}

type DialogProps = {
  readonly payment: Payment;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onSend: (wanted: { readonly amount: number; readonly reason: string }) => void;
};

function RefundDialog({ payment, busy, onClose, onSend }: DialogProps) {
  const say = useSayPay();
  const left = payment.amount - payment.refunded - payment.refunding;
  const [yuan, setYuan] = useState(left / 100);
  const [reason, setReason] = useState('');
  const amount = Math.round(yuan * 100);
  const said = reason.trim();
  return (
    <FormDialog
      title={say('pay.deed.refund')}
      action={say('pay.deed.refund')}
      busy={busy}
      canSend={amount > 0 && amount <= left && said.length > 1}
      onClose={onClose}
      onSubmit={() => onSend({ amount, reason: said })}
    >
      <Row label={say('pay.deed.refund.amount')} hint={say('pay.deed.refund.left', { left: yuanOf(left) })} required>
        <NumberInput value={yuan} step={0.01} onValueChange={(value) => setYuan(value ?? 0)} />
      </Row>
      <Row label={say('pay.reason')} required>
        <TextInput
          value={reason}
          maxLength={200}
          onChange={({ target }: { readonly target: { readonly value: string } }) => setReason(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
