import { useState } from 'react';
import { Button, TextInput } from '@strapi/design-system';
import { FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { RecordingLine } from '../../contract';
import { useSay } from '../words';

/** Begins a chapter at the moment in which the button was pressed; its name may take a while. */
export function MarkNow({ recording, onDone }: { readonly recording: RecordingLine; readonly onDone?: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [moment, setMoment] = useState<string | undefined>();
  const [title, setTitle] = useState('');
  const send = async (): Promise<void> => {
    const path = `/streaming/recordings/${recording.id}/chapters`;
    if (!(await act({ method: 'post', path, body: { title: title.trim(), moment } }))) return;
    setMoment(undefined);
    setTitle('');
    onDone?.();
  };
  return (
    <>
      <Button size="S" variant="secondary" onClick={() => setMoment(new Date().toISOString())}>
        {say('chapter.now')}
      </Button>
      {moment !== undefined && (
        <FormDialog
          title={say('chapter.now')}
          action={say('chapter.add')}
          busy={busy}
          canSend={title.trim() !== ''}
          onClose={() => setMoment(undefined)}
          onSubmit={() => void send()}
        >
          <Row label={say('chapter.title')} hint={say('chapter.now.hint')} required>
            <TextInput
              value={title}
              maxLength={200}
              autoFocus
              autoComplete="off"
              onChange={({ target }: { readonly target: { readonly value: string } }) => setTitle(target.value)}
            />
          </Row>
        </FormDialog>
      )}
    </>
  );
}
