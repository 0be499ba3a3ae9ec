import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { Room, WatchLink } from '../../contract';
import { Scan, Secret, ToldOnce } from '../rooms/told-once';
import { useSay } from '../words';

/** Where the app plays a room; a pass lets its bearer in. */
export const addressOf = (playback: string, pass?: string): string =>
  `${window.location.origin}/watch/${playback}${pass === undefined ? '' : `?pass=${pass}`}`;

const HOURS = ['3', '12', '24', '168', '720'] as const;

type Props = { readonly room: Room; readonly onClose: () => void; readonly onMade: () => void };
type Made = { readonly link: WatchLink; readonly pass: string };

/** Makes a link for an audience and a time, and shows it, which happens once. */
export function MakeLink({ room, onClose, onMade }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [audience, setAudience] = useState('');
  const [hours, setHours] = useState<string>('24');
  const [made, setMade] = useState<Made | undefined>();
  const send = async (): Promise<void> => {
    const body = { audience: audience.trim(), hours: Number(hours) };
    const done = await act<Made>({ method: 'post', path: `/streaming/rooms/${room.id}/links`, body });
    if (!done) return;
    onMade();
    setMade(done.value);
  };
  if (made) return <ShowLink address={addressOf(room.playbackId ?? '', made.pass)} onClose={onClose} />;
  return (
    <FormDialog
      title={say('link.make')}
      action={say('link.make.do')}
      busy={busy}
      canSend={audience.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('link.audience')} hint={say('link.audience.hint')} required>
        <TextInput
          value={audience}
          maxLength={100}
          autoFocus
          autoComplete="off"
          onChange={({ target }: { readonly target: { readonly value: string } }) => setAudience(target.value)}
        />
      </Row>
      <Choice
        label={say('link.hours')}
        value={hours}
        options={HOURS.map((one): [string, string] => [one, say(`link.hours.${one}`)])}
        onChange={setHours}
      />
    </FormDialog>
  );
}

function ShowLink({ address, onClose }: { readonly address: string; readonly onClose: () => void }) {
  const say = useSay();
  return (
    <ToldOnce title={say('link.title')} onClose={onClose}>
      <Typography>{say('link.once')}</Typography>
      <Secret name={say('link.title')} text={address} />
      <Scan text={address} label={say('link.scan')} />
    </ToldOnce>
  );
}
