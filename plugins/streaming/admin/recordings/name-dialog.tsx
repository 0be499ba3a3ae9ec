import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { RecordingLine } from '../../contract';
import { useSay } from '../words';

type Props = { readonly recording: RecordingLine; readonly onClose: () => void; readonly onDone: () => void };

/** Gives a recording another title. */
export function NameDialog({ recording, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [title, setTitle] = useState(recording.title);
  const send = async (): Promise<void> => {
    const body = { version: recording.version, title: title.trim() };
    const done = await act({ method: 'put', path: `/streaming/recordings/${recording.id}`, body });
    if (!done) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('recording.name')}
      action={say('recording.name')}
      busy={busy}
      canSend={title.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('cut.title')} required>
        <TextInput
          value={title}
          maxLength={200}
          autoFocus
          autoComplete="off"
          onChange={({ target }: { readonly target: { readonly value: string } }) => setTitle(target.value)}
        />
      </Row>
    </FormDialog>
  );
}
