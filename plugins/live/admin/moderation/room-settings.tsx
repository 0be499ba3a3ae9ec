import { useState } from 'react';
import { Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { Choice, Panel, Row, useActing, useMay } from '@hearth/cms/reach';
import { moderationModes, ROOM_LEAD, type DeskRoom, type SetRoom } from '../../contract';
import { useSay } from './words';

type Props = { readonly room: DeskRoom; readonly onDone: () => void };

const SLOW = [0, 5, 10, 30, 60] as const;

/** How messages are shown, how fast one may write, and the announcement over them. */
export function RoomSettings({ room, onDone }: Props) {
  const say = useSay();
  const mayLead = useMay(ROOM_LEAD);
  const { busy, act } = useActing();
  const { id, mode, slowSeconds, mayDanmaku, version, isOpen } = room;
  const set = async (change: Partial<SetRoom>): Promise<void> => {
    const body: SetRoom = { mode, slowSeconds, mayDanmaku, version, ...change };
    await act({ method: 'put', path: `/live/rooms/${id}/settings`, body });
    onDone();
  };
  const isFixed = !mayLead || !isOpen || busy;
  // A room may have been set to seconds that are not offered here.
  const seconds = [...new Set([...SLOW, slowSeconds])].sort((a, b) => a - b);
  return (
    <Panel title={say('room.settings')}>
      <Flex gap={5} wrap="wrap" alignItems="flex-start">
        <Choice
          label={say('room.column.mode')}
          value={mode}
          disabled={isFixed}
          options={moderationModes.map((one) => [one, say(`room.mode.${one}`)])}
          onChange={(chosen) => void set({ mode: moderationModes.find((one) => one === chosen) ?? mode })}
        />
        <Choice
          label={say('room.slow')}
          value={String(slowSeconds)}
          disabled={isFixed}
          options={seconds.map((one) => [
            String(one),
            one === 0 ? say('room.slow.off') : say('room.slow.on', { seconds: one }),
          ])}
          onChange={(chosen) => void set({ slowSeconds: Number(chosen) })}
        />
        <Choice
          label={say('room.speaking')}
          value={mayDanmaku ? 'on' : 'off'}
          disabled={isFixed}
          options={[
            ['on', say('room.speaking.on')],
            ['off', say('room.speaking.off')],
          ]}
          onChange={(chosen) => void set({ mayDanmaku: chosen === 'on' })}
        />
      </Flex>
      {mayLead && isOpen && <Announcement room={room} onDone={onDone} />}
      {!isOpen && <Typography textColor="neutral600">{say('room.over.about')}</Typography>}
    </Panel>
  );
}

function Announcement({ room: { id, announcement }, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [text, setText] = useState(announcement ?? '');
  const send = async (words: string | null): Promise<void> => {
    if (await act({ method: 'put', path: `/live/rooms/${id}/announcement`, body: { text: words } })) onDone();
  };
  const said = text.trim();
  return (
    <Flex gap={2} alignItems="flex-end" paddingTop={4} wrap="wrap">
      <Row label={say('room.announcement')}>
        <TextInput
          maxLength={200}
          value={text}
          onChange={({ target }: { readonly target: { readonly value: string } }) => setText(target.value)}
        />
      </Row>
      <Button loading={busy} disabled={said === '' || said === announcement} onClick={() => void send(said)}>
        {say('room.announce')}
      </Button>
      {announcement !== null && (
        <Button variant="tertiary" disabled={busy} onClick={() => void send(null)}>
          {say('room.announce.off')}
        </Button>
      )}
    </Flex>
  );
}
