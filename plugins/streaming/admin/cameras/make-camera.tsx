import { useState } from 'react';
import { TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing } from '@hearth/cms/reach';
import type { Camera } from '../../contract';
import { Scan, Secret, ToldOnce } from '../rooms/told-once';
import { useSay } from '../words';

type Props = { readonly room: string; readonly onClose: () => void; readonly onDone: () => void };
type Typed = { readonly target: { readonly value: string } };

const HOURS = ['2', '12', '24', '72', '168'] as const;

/** Makes a link for one phone, and shows it: as a code to scan, and as a line to send. */
export function MakeCamera({ room, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [label, name] = useState('');
  const [hours, last] = useState('12');
  const [token, tell] = useState<string | undefined>();
  const send = async (): Promise<void> => {
    const body = { label: label.trim(), hours: Number(hours) };
    const path = `/streaming/rooms/${room}/cameras`;
    const done = await act<{ camera: Camera; token: string }>({ method: 'post', path, body });
    if (!done) return;
    onDone();
    tell(done.value.token);
  };
  if (token !== undefined) return <CameraLink token={token} label={label.trim()} onClose={onClose} />;
  return (
    <FormDialog
      title={say('camera.make')}
      action={say('camera.make.do')}
      busy={busy}
      canSend={label.trim() !== ''}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Row label={say('camera.label')} hint={say('camera.label.hint')} required>
        <TextInput
          value={label}
          maxLength={60}
          autoFocus
          autoComplete="off"
          onChange={({ target }: Typed) => name(target.value)}
        />
      </Row>
      <Choice
        label={say('camera.hours')}
        value={hours}
        options={HOURS.map((one): [string, string] => [one, say(`camera.hours.${one}`)])}
        onChange={last}
      />
    </FormDialog>
  );
}

type LinkProps = { readonly token: string; readonly label: string; readonly onClose: () => void };

function CameraLink({ token, label, onClose }: LinkProps) {
  const say = useSay();
  const { origin, protocol } = window.location;
  // What stands after `#` is sent to no server, so no log has it.
  const link = `${origin}/camera#token=${token}`;
  return (
    <ToldOnce title={say('camera.link', { label })} onClose={onClose}>
      <Typography>{say('camera.link.once')}</Typography>
      <Scan text={link} label={say('camera.scan')} />
      <Secret name={say('camera.link.text')} text={link} />
      {protocol !== 'https:' && <Typography textColor="warning700">{say('camera.link.plain')}</Typography>}
    </ToldOnce>
  );
}
