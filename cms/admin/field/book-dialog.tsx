import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import type { Resource } from '../../contract';
import { FormDialog, Row } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { momentOf } from '../roster/week';
import { MomentField } from '../topics/moment-field';
import { useSay } from './words';

type Props = {
  readonly resource: Resource;
  readonly day: string;
  readonly mayOverride: boolean;
  readonly onDone: (isNew: boolean) => void;
};

/** Books a resource. What somebody has is refused with their name; whoever may, can go over it with a reason. */
export function BookDialog({ resource, day, mayOverride, onDone }: Props) {
  const say = useSay();
  const [taken, setTaken] = useState(false);
  const { busy, act } = useActing((code) => setTaken(code === 'RESOURCES.TAKEN'));
  const [from, setFrom] = useState<string | null>(momentOf(day, '09:00'));
  const [to, setTo] = useState<string | null>(momentOf(day, '12:00'));
  const [purpose, setPurpose] = useState('');
  const [override, setOverride] = useState('');
  const send = async (): Promise<void> => {
    const over = override.trim() === '' ? {} : { overrideReason: override.trim() };
    const body = { from, to, purpose: purpose.trim(), ...over };
    if (await act({ method: 'post', path: `/cms/resources/${resource.id}/bookings`, body })) onDone(true);
  };
  return (
    <FormDialog
      title={say('book.title', { name: resource.name })}
      action={say('book')}
      busy={busy}
      canSend={from !== null && to !== null && purpose.trim() !== ''}
      onClose={() => onDone(false)}
      onSubmit={() => void send()}
    >
      <MomentField label={say('book.from')} value={from} onChange={setFrom} required />
      <MomentField label={say('book.to')} value={to} onChange={setTo} required />
      <Row label={say('book.purpose')} required>
        <TextInput
          value={purpose}
          maxLength={120}
          onChange={(change: { target: { value: string } }) => setPurpose(change.target.value)}
        />
      </Row>
      {taken && mayOverride && (
        <Row label={say('override')} hint={say('override.hint')}>
          <TextInput
            value={override}
            maxLength={300}
            onChange={(change: { target: { value: string } }) => setOverride(change.target.value)}
          />
        </Row>
      )}
    </FormDialog>
  );
}
