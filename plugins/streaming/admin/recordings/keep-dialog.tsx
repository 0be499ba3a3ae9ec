import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { RecordingLine } from '../../contract';
import { useSay } from '../words';

type Props = { readonly recording: RecordingLine; readonly onClose: () => void; readonly onDone: () => void };

/** The end of a day at the station. */
const endOf = (day: string): Date => new Date(`${day}T23:59:59+08:00`);

/** Until when this one is kept. */
export function KeepDialog({ recording, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const { keepOwn, keepUntil } = recording;
  const [how, setHow] = useState(!keepOwn ? 'room' : keepUntil === null ? 'for-ever' : 'day');
  const [day, setDay] = useState((keepUntil ?? new Date(Date.now() + 30 * 86_400_000).toISOString()).slice(0, 10));
  const isGood = how !== 'day' || /^\d{4}-\d\d-\d\d$/.test(day);
  const send = async (): Promise<void> => {
    const until = how === 'room' ? 'room' : how === 'for-ever' ? null : endOf(day).toISOString();
    if (!(await act({ method: 'post', path: `/streaming/recordings/${recording.id}/keep`, body: { until } }))) return;
    onDone();
    onClose();
  };
  const options: readonly [string, string][] = [
    ['room', say('recording.keep.room')],
    ['day', say('recording.keep.day')],
    ['for-ever', say('keeping.always')],
  ];
  return (
    <FormDialog
      title={say('recording.keep')}
      action={say('recording.keep')}
      busy={busy}
      canSend={isGood}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Choice label={say('keeping.how')} value={how} options={options} onChange={setHow} />
      {how === 'day' && (
        <Row label={say('recording.keep.until')} required>
          <TextInput
            type="date"
            value={day}
            onChange={({ target }: { readonly target: { readonly value: string } }) => setDay(target.value)}
          />
        </Row>
      )}
    </FormDialog>
  );
}
