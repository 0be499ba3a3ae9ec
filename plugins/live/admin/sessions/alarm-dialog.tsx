import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing } from '@hearth/cms/reach';
import { alarmDegrees } from '../../contract';
import { useSay } from './words';

type Props = { readonly session: string; readonly onClose: () => void; readonly onDone: () => void };

/** Tells everybody on duty what is wrong; the highest degree pauses the live. */
export function AlarmDialog({ session, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [degree, setDegree] = useState<(typeof alarmDegrees)[number]>(2);
  const [words, write] = useState('');
  const send = async (): Promise<void> => {
    const body = { degree, words: words.trim() };
    if (!(await act({ method: 'post', path: `/live/sessions/${session}/alarms`, body }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('sessions.alarm')}
      action={say('sessions.alarm.send')}
      busy={busy}
      canSend={words.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice
        label={say('sessions.alarm.degree')}
        value={String(degree)}
        options={alarmDegrees.map((one) => [String(one), say(`sessions.alarm.${one}`)])}
        onChange={(chosen) => setDegree(alarmDegrees.find((one) => String(one) === chosen) ?? 2)}
      />
      <Row label={say('sessions.alarm.words')} required>
        <TextInput
          required
          maxLength={300}
          value={words}
          onChange={({ target }: { readonly target: { readonly value: string } }) => write(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
