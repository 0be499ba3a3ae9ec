import { useState } from 'react';
import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { FormDialog, useActing, useMay } from '@hearth/cms/reach';
import { NavLink, useNavigate } from 'react-router-dom';
import { ROOMS_RUN, type Room, type RoomDeed } from '../../contract';
import { useSay } from '../words';
import { KeyDialog } from './key-dialog';

type Props = {
  readonly room: Room;
  readonly onDone: () => void;
  /** The page is about to lose its room, or keeps it after all. */
  readonly onLeaving: (isLeaving: boolean) => void;
};
type Asked = RoomDeed | 'key' | 'remove';

const DEEDS = ['end', 'enable', 'disable', 'remove'] as const;

/** What may be done with a room now; what throws an encoder out asks first. */
export function RoomDeeds({ room, onDone, onLeaving }: Props) {
  const say = useSay();
  const mayRun = useMay(ROOMS_RUN);
  const [asked, ask] = useState<Asked | undefined>();
  const [secret, setSecret] = useState<string | undefined>();
  if (!mayRun) return null;
  const allowed = DEEDS.filter((deed) => room.allowedEvents.includes(deed));
  return (
    <Flex gap={2} wrap="wrap">
      <LinkButton tag={NavLink} to="captions" variant="tertiary">
        {say('captions')}
      </LinkButton>
      {room.state !== 'making' && (
        <Button variant="secondary" onClick={() => ask('key')}>
          {say('deed.key')}
        </Button>
      )}
      {allowed.map((deed) => (
        <Button key={deed} variant={deed === 'end' ? 'danger' : 'tertiary'} onClick={() => ask(deed)}>
          {say(`deed.${deed}`)}
        </Button>
      ))}
      {asked && (
        <Ask
          room={room}
          deed={asked}
          onClose={() => ask(undefined)}
          onDone={onDone}
          onLeaving={onLeaving}
          onKey={setSecret}
        />
      )}
      {secret !== undefined && <KeyDialog room={room} secret={secret} onClose={() => setSecret(undefined)} />}
    </Flex>
  );
}

type AskProps = Props & {
  readonly deed: Asked;
  readonly onClose: () => void;
  readonly onKey: (key: string | undefined) => void;
};

/** Says what it will do before it is done. */
function Ask({ room, deed, onClose, onDone, onLeaving, onKey }: AskProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { busy, act } = useActing();
  const path = `/streaming/rooms/${room.id}`;
  const remove = async (): Promise<void> => {
    onLeaving(true);
    if (await act({ method: 'del', path })) navigate('..');
    else onLeaving(false);
  };
  const send = async (): Promise<void> => {
    if (deed === 'remove') return remove();
    if (deed === 'key') {
      const done = await act<{ key: string | null }>({ method: 'post', path: `${path}/key`, body: {} });
      if (done) onKey(done.value.key ?? undefined);
    } else {
      await act({ method: 'post', path: `${path}/turn`, body: { event: deed } });
    }
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={say(`deed.${deed}`)}
      action={say(`deed.${deed}`)}
      busy={busy}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say(`deed.${deed}.about`)}</Typography>
    </FormDialog>
  );
}
