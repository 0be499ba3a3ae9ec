import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { useSay } from './words';

/** Sets one's signing password (签名口令): what the link alone cannot do. */
export function PinDialog({ onClose, onSet }: { readonly onClose: () => void; readonly onSet: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const isWhole = /^\d{6}$/.test(pin);
  const send = async (): Promise<void> => {
    if (await act({ method: 'put', path: '/cms/sign-links/pin', body: { pin } })) onSet();
  };
  return (
    <FormDialog
      title={say('pin')}
      action={say('pin.set')}
      busy={busy}
      canSend={isWhole && pin === again}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography tag="p">{say('pin.about')}</Typography>
      <Figures label={say('pin.six')} value={pin} onChange={setPin} />
      <Figures label={say('pin.again')} value={again} onChange={setAgain} />
      {isWhole && again.length === 6 && pin !== again && (
        <Typography textColor="danger600">{say('pin.differs')}</Typography>
      )}
    </FormDialog>
  );
}

function Figures({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (figures: string) => void;
}) {
  return (
    <Row label={label} required>
      <TextInput
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        value={value}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value.replace(/\D/g, ''))}
      />
    </Row>
  );
}
