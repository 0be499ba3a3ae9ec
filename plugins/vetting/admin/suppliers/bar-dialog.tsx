import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { Supplier } from '../../contract';
import { useSay } from '../words';

type Props = { readonly supplier: Supplier; readonly onClose: () => void; readonly onDone: () => void };

/** The terms that are offered, in months. */
const TERMS = ['3', '6', '12', '36', '60', '120'] as const;
/** So that ten years, counted by another clock, are not a minute more than ten years. */
const SLACK = 3_600_000;

/** Puts a supplier on the blacklist: why, and for how long. */
export function BarDialog({ supplier, onClose, onDone }: Props) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [term, setTerm] = useState<string>('12');
  const { busy, act } = useActing();
  const send = async (): Promise<void> => {
    const body = { version: supplier.version, reason: reason.trim(), until: inMonths(Number(term)) };
    if (await act({ method: 'post', path: `/vetting/suppliers/${supplier.id}/bar`, body })) onDone();
  };
  return (
    <FormDialog
      title={say('supplier.do.bar')}
      action={say('supplier.do.bar')}
      busy={busy}
      canSend={reason.trim().length > 1}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('supplier.about.bar')}</Typography>
      <Row label={say('supplier.field.reason')} required>
        <Textarea
          required
          maxLength={600}
          value={reason}
          onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
        />
      </Row>
      <Choice
        label={say('supplier.field.term')}
        value={term}
        options={TERMS.map((months) => [months, say('supplier.term', { months: Number(months) })] as const)}
        onChange={setTerm}
      />
    </FormDialog>
  );
}

function inMonths(months: number): string {
  const end = new Date(Date.now() - SLACK);
  end.setUTCMonth(end.getUTCMonth() + months);
  return end.toISOString();
}
