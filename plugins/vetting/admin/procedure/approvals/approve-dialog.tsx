import { useState } from 'react';
import { Textarea, Typography } from '@strapi/design-system';
import { Faces, FormDialog, Row, useActing, useReading } from '@hearth/cms/reach';
import type { ProductGate, WaitingGoods } from '../../../contract';
import { useSay, type Typed } from '../words';
import { hindering } from './hindering.rules';
import { ReasonLines } from './reason-lines';

type Props = { readonly goods: WaitingGoods; readonly onClose: () => void; readonly onDone: () => void };

/** The last signature, in one's own name. What stands in the way is said before anybody signs. */
export function ApproveDialog({ goods, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [reason, setReason] = useState('');
  const gate = useReading<ProductGate>(`/vetting/products/${goods.id}/gate`);
  const open = gate.value ? hindering(gate.value.reasons) : [];
  const send = async (): Promise<void> => {
    const body = { product: goods.id, version: goods.version, reason: reason.trim() };
    if (!(await act({ method: 'post', path: '/vetting/approvals', body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={`${say('approvals.sign')} · ${goods.title}`}
      action={say('approvals.sign.do')}
      busy={busy}
      canSend={reason.trim() !== '' && open.length === 0}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('approvals.sign.about', { points: goods.points ?? 0, supplier: goods.supplier })}</Typography>
      <Faces of={gate}>
        {() => (open.length === 0 ? null : <ReasonLines title={say('approvals.hindered')} reasons={open} />)}
      </Faces>
      <Row label={say('list.reason')} hint={say('approvals.reason.hint')} required>
        <Textarea maxLength={500} value={reason} onChange={({ target }: Typed) => setReason(target.value)} />
      </Row>
    </FormDialog>
  );
}
