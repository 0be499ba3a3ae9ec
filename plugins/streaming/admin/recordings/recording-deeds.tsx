import { useCallback, useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { DoneBar, ReasonDialog, useActing, useMay, type Done } from '@hearth/cms/reach';
import { RECORDINGS_EDIT, RECORDINGS_KEEP, RECORDINGS_TAKE, type RecordingLine, type Taken } from '../../contract';
import { useSay } from '../words';
import { KeepDialog } from './keep-dialog';
import { NameDialog } from './name-dialog';

type Props = { readonly recording: RecordingLine; readonly onDone: () => void };
type Asked = 'hold' | 'release' | 'remove' | 'keep' | 'name';

/** What may be done with a recording. A removal is taken back in the bar below, or here for a day. */
export function RecordingDeeds({ recording, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [asked, ask] = useState<Asked | undefined>();
  const [done, setDone] = useState<Done | undefined>();
  const path = `/streaming/recordings/${recording.id}`;
  const restore = async (): Promise<void> => {
    if (await act({ method: 'post', path: `${path}/restore`, body: {} })) setDone(undefined);
    onDone();
  };
  const withReason = async (deed: Reasoned, reason: string): Promise<void> => {
    const sent = await act({ method: 'post', path: `${path}/${deed}`, body: { reason } });
    ask(undefined);
    onDone();
    if (sent && deed === 'remove') setDone({ words: say('recording.remove.done'), undo: () => void restore() });
  };
  const forget = useCallback(() => setDone(undefined), []);
  const close = (): void => ask(undefined);
  return (
    <Flex gap={2} wrap="wrap">
      <Presses recording={recording} busy={busy} onAsk={ask} onRestore={() => void restore()} />
      {isReasoned(asked) && (
        <ReasonDialog
          title={say(`recording.${asked}`)}
          label={say('recording.reason')}
          about={say(`recording.${asked}.about`)}
          busy={busy}
          onClose={close}
          onReason={(reason) => void withReason(asked, reason)}
        />
      )}
      {asked === 'keep' && <KeepDialog recording={recording} onClose={close} onDone={onDone} />}
      {asked === 'name' && <NameDialog recording={recording} onClose={close} onDone={onDone} />}
      <DoneBar done={done} busy={busy} onForget={forget} />
    </Flex>
  );
}

type Reasoned = 'hold' | 'release' | 'remove';

const isReasoned = (asked: Asked | undefined): asked is Reasoned =>
  asked === 'hold' || asked === 'release' || asked === 'remove';

type PressesProps = {
  readonly recording: RecordingLine;
  readonly busy: boolean;
  readonly onAsk: (asked: Asked) => void;
  readonly onRestore: () => void;
};

/** The buttons: of what is there, of what was removed. */
function Presses({ recording, busy, onAsk, onRestore }: PressesProps) {
  const say = useSay();
  const mayKeep = useMay(RECORDINGS_KEEP);
  const { state } = recording;
  const isThere = state !== 'removed' && state !== 'gone';
  return (
    <>
      {isThere && <Take recording={recording} />}
      {isThere && <Changes recording={recording} mayKeep={mayKeep} onAsk={onAsk} />}
      {mayKeep && recording.allowedEvents.includes('remove') && (
        <Button variant="danger-light" onClick={() => onAsk('remove')}>
          {say('recording.remove')}
        </Button>
      )}
      {mayKeep && state === 'removed' && (
        <Button loading={busy} onClick={onRestore}>
          {say('recording.restore')}
        </Button>
      )}
    </>
  );
}

type ChangesProps = Pick<PressesProps, 'recording' | 'onAsk'> & { readonly mayKeep: boolean };

function Changes({ recording: { hold }, mayKeep, onAsk }: ChangesProps) {
  const say = useSay();
  const mayEdit = useMay(RECORDINGS_EDIT);
  return (
    <>
      {mayEdit && (
        <Button variant="tertiary" onClick={() => onAsk('name')}>
          {say('recording.name')}
        </Button>
      )}
      {mayKeep && (
        <>
          <Button variant="tertiary" onClick={() => onAsk('keep')}>
            {say('recording.keep')}
          </Button>
          <Button variant="tertiary" onClick={() => onAsk(hold ? 'release' : 'hold')}>
            {say(hold ? 'recording.release' : 'recording.hold')}
          </Button>
        </>
      )}
    </>
  );
}

/** Loads the film down by a link of some minutes. */
function Take({ recording }: { readonly recording: RecordingLine }) {
  const say = useSay();
  const { busy, act } = useActing();
  const mayTake = useMay(RECORDINGS_TAKE);
  const [done, setDone] = useState<Done | undefined>();
  const forget = useCallback(() => setDone(undefined), []);
  if (!mayTake || recording.state !== 'ready') return null;
  const take = async (): Promise<void> => {
    const got = await act<Taken>({ method: 'post', path: `/streaming/recordings/${recording.id}/take`, body: {} });
    if (!got) return;
    if ('preparing' in got.value) setDone({ words: say('recording.take.later') });
    else for (const file of got.value.files) load(file);
  };
  return (
    <>
      <Button variant="secondary" startIcon={<Download />} loading={busy} onClick={() => void take()}>
        {say('recording.take')}
      </Button>
      <DoneBar done={done} busy={false} onForget={forget} />
    </>
  );
}

function load({ name, url }: { readonly name: string; readonly url: string }): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}
