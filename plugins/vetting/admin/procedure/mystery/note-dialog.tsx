import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { FormDialog, MomentField, Row, useActing, type Pickable } from '@hearth/cms/reach';
import { GoodsPicker } from '../lists/goods-picker';
import { useSay, type Typed } from '../words';

type Props = { readonly onClose: () => void; readonly onDone: () => void };

/** Notes a parcel that was bought like any viewer buys. Nobody is warned: the ledger says it when it is compared. */
export function NoteDialog({ onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [goods, pick] = useState<Pickable | undefined>();
  const [orderNumber, setOrder] = useState('');
  const [boughtAt, setBought] = useState<string | null>(() => new Date().toISOString());
  const send = async (): Promise<void> => {
    const at = new Date(boughtAt ?? '').toISOString();
    const body = { product: goods?.id, orderNumber: orderNumber.trim(), boughtAt: at };
    if (!(await act({ method: 'post', path: '/vetting/mystery', body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('mystery.note')}
      action={say('mystery.note.do')}
      busy={busy}
      canSend={goods !== undefined && orderNumber.trim() !== '' && boughtAt !== null}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('mystery.note.about')}</Typography>
      <GoodsPicker label={say('mystery.column.goods')} state="approved" picked={goods} onPick={pick} />
      <Row label={say('mystery.column.order')} hint={say('mystery.order.hint')} required>
        <TextInput
          required
          maxLength={60}
          autoComplete="off"
          value={orderNumber}
          onChange={({ target }: Typed) => setOrder(target.value)}
        />
      </Row>
      <MomentField label={say('mystery.column.boughtAt')} value={boughtAt} required onChange={setBought} />
    </FormDialog>
  );
}
