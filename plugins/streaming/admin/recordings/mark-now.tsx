import { useState } from 'react';
import { Button } from '@strapi/design-system';
import { useActing } from '@hearth/cms/reach';
import type { RecordingLine } from '../../contract';
import { useSay } from '../words';
import { TitleDialog } from './title-dialog';

/** Begins a chapter at the moment in which the button was pressed; its name may take a while. */
export function MarkNow({ recording, onDone }: { readonly recording: RecordingLine; readonly onDone?: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [moment, setMoment] = useState<string | undefined>();
  const send = async (title: string): Promise<void> => {
    const path = `/streaming/recordings/${recording.id}/chapters`;
    if (!(await act({ method: 'post', path, body: { title, moment } }))) return;
    setMoment(undefined);
    onDone?.();
  };
  return (
    <>
      <Button size="S" variant="secondary" onClick={() => setMoment(new Date().toISOString())}>
        {say('chapter.now')}
      </Button>
      {moment !== undefined && (
        <TitleDialog
          heading={say('chapter.now')}
          action={say('chapter.add')}
          label={say('chapter.title')}
          hint={say('chapter.now.hint')}
          busy={busy}
          onClose={() => setMoment(undefined)}
          onSend={(title) => void send(title)}
        />
      )}
    </>
  );
}
