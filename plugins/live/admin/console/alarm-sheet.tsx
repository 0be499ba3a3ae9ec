import { useState } from 'react';
import { alarmDegrees, type AlarmDegree, type PlannedSession } from '../../contract';
import { Field } from './look';
import { FormSheet } from './sheet';
import type { Desk } from './use-desk';
import { useSay } from './words';

type Props = { readonly desk: Desk; readonly session: string; readonly onClose: () => void };

/** Tells everybody on duty that something is wrong; the third degree pauses the live at once, and the sheet says so. */
export function AlarmSheet({ desk, session, onClose }: Props) {
  const say = useSay();
  const [degree, setDegree] = useState<AlarmDegree>(1);
  const [words, setWords] = useState('');
  const send = async (): Promise<boolean> => {
    const done = await desk.press<PlannedSession>({
      deed: 'alarm',
      change: (view) => view,
      ask: { method: 'post', path: `/live/sessions/${session}/alarms`, body: { degree, words: words.trim() } },
      settle: (view, now) => ({ ...view, session: now }),
    });
    return done !== undefined;
  };
  return (
    <FormSheet
      title={say('alarm.raise')}
      action={say('alarm.do')}
      canSend={words.trim() !== ''}
      refusal={desk.refusal}
      onClose={onClose}
      onSend={send}
    >
      <fieldset style={{ gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <legend>{say('alarm.degree')}</legend>
        {alarmDegrees.map((one) => (
          <label key={one}>
            <input type="radio" name="degree" checked={degree === one} onChange={() => setDegree(one)} />
            {say(`alarm.degree.${one}`)}
          </label>
        ))}
      </fieldset>
      <Field>
        {say('alarm.words')}
        <input
          type="text"
          required
          data-first=""
          maxLength={300}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </Field>
    </FormSheet>
  );
}
