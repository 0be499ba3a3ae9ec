import { useActing } from '@hearth/cms/reach';
import type { RecordingLine } from '../../contract';
import { useSay } from '../words';
import { TitleDialog } from './title-dialog';

type Props = { readonly recording: RecordingLine; readonly onClose: () => void; readonly onDone: () => void };

/** Gives a recording another title. */
export function NameDialog({ recording, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const send = async (title: string): Promise<void> => {
    const body = { version: recording.version, title };
    const done = await act({ method: 'put', path: `/streaming/recordings/${recording.id}`, body });
    if (!done) return;
    onDone();
    onClose();
  };
  return (
    <TitleDialog
      heading={say('recording.name')}
      action={say('recording.name')}
      label={say('cut.title')}
      first={recording.title}
      busy={busy}
      onClose={onClose}
      onSend={(title) => void send(title)}
    />
  );
}
