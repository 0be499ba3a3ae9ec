import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { FormDialog, useActing, useMay, useReading } from '@hearth/cms/reach';
import { ROOMS_RUN, type Room, type Srt, type SrtOfRoom } from '../../contract';
import { Secret } from '../rooms/told-once';
import { useSay } from '../words';
import { SrtDialog } from './srt-dialog';

type Opened = { readonly srt: Srt; readonly passphrase: string };
type Asked = 'renew' | 'close';

/** The second address of a room, by SRT: for encoders on lines that lose much. */
export function SrtPart({ room }: { readonly room: Room }) {
  return room.driver === 'mux' ? null : <Part room={room} />;
}

function Part({ room }: { readonly room: Room }) {
  const say = useSay();
  const mayRun = useMay(ROOMS_RUN);
  const path = `/streaming/rooms/${room.id}/srt`;
  const reading = useReading<SrtOfRoom>(path);
  const { busy, act } = useActing();
  const [asked, ask] = useState<Asked | undefined>();
  const [opened, show] = useState<Opened | undefined>();
  const open = async (): Promise<void> => {
    const done = await act<Opened>({ method: 'post', path, body: {} });
    if (done) show(done.value);
    reading.reload();
  };
  const close = async (): Promise<void> => {
    await act({ method: 'del', path });
    reading.reload();
  };
  if (!reading.value) return null;
  const { offered, srt } = reading.value;
  return (
    <Flex direction="column" gap={2} alignItems="stretch">
      {srt && <Secret name={say('key.server', { protocol: 'SRT' })} text={srt.server} />}
      <Typography variant="pi" textColor="neutral600">
        {say(wordsOf(offered.in, srt), { latency: srt?.latencyMs ?? 0 })}
      </Typography>
      {mayRun && (
        <Deeds isOffered={offered.in} isOpen={srt !== null} busy={busy} onOpen={() => void open()} onAsk={ask} />
      )}
      {asked && <Ask deed={asked} busy={busy} onClose={() => ask(undefined)} onDo={asked === 'renew' ? open : close} />}
      {opened && <SrtDialog {...opened} onClose={() => show(undefined)} />}
    </Flex>
  );
}

type DeedsProps = {
  readonly isOffered: boolean;
  readonly isOpen: boolean;
  readonly busy: boolean;
  readonly onOpen: () => void;
  readonly onAsk: (deed: Asked) => void;
};

function Deeds({ isOffered, isOpen, busy, onOpen, onAsk }: DeedsProps) {
  const say = useSay();
  return (
    <Flex gap={2} wrap="wrap">
      {!isOpen && isOffered && (
        <Button size="S" variant="secondary" disabled={busy} onClick={onOpen}>
          {say('srt.open')}
        </Button>
      )}
      {isOpen && isOffered && (
        <Button size="S" variant="secondary" onClick={() => onAsk('renew')}>
          {say('srt.renew')}
        </Button>
      )}
      {isOpen && (
        <Button size="S" variant="tertiary" onClick={() => onAsk('close')}>
          {say('srt.close')}
        </Button>
      )}
    </Flex>
  );
}

function wordsOf(isOffered: boolean, srt: Srt | null): 'srt.is-open' | 'srt.stopped' | 'srt.about' | 'srt.not-offered' {
  if (srt) return isOffered ? 'srt.is-open' : 'srt.stopped';
  return isOffered ? 'srt.about' : 'srt.not-offered';
}

type AskProps = {
  readonly deed: Asked;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onDo: () => Promise<void>;
};

/** Says that whoever sends by SRT is thrown out, before it is done. */
function Ask({ deed, busy, onClose, onDo }: AskProps) {
  const say = useSay();
  const send = async (): Promise<void> => {
    await onDo();
    onClose();
  };
  return (
    <FormDialog
      title={say(`srt.${deed}`)}
      action={say(`srt.${deed}`)}
      busy={busy}
      canSend
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say(`srt.${deed}.ask`)}</Typography>
    </FormDialog>
  );
}
