import { useState } from 'react';
import { Box, Button, Checkbox, Flex, Textarea, Typography } from '@strapi/design-system';
import { Facts, FormDialog, Row, useActing, useMay } from '@hearth/cms/reach';
import { MOST_HOSTS, ROOMS_RUN, type Room } from '../../contract';
import { useSay } from '../words';

type Props = { readonly room: Room; readonly onDone: () => void };

/** Whether the app lists a room, and on whose pages its player may stand. */
export function Audience({ room, onDone }: Props) {
  const say = useSay();
  const mayRun = useMay(ROOMS_RUN);
  const [isOpen, open] = useState(false);
  const hosts = room.hosts.length === 0 ? say('audience.everywhere') : room.hosts.join('\n');
  return (
    <Flex direction="column" gap={3} alignItems="stretch">
      <Facts
        facts={[
          [say('fact.signed'), say(room.signed ? 'signed.yes' : 'signed.no')],
          [say('audience.listed'), say(room.listed ? 'audience.listed.yes' : 'audience.listed.no')],
          [say('audience.hosts'), room.signed && hosts],
        ]}
      />
      {mayRun && (
        <Box>
          <Button size="S" variant="tertiary" onClick={() => open(true)}>
            {say('audience.change')}
          </Button>
        </Box>
      )}
      {isOpen && <AudienceDialog room={room} onClose={() => open(false)} onDone={onDone} />}
    </Flex>
  );
}

function AudienceDialog({ room, onClose, onDone }: Props & { readonly onClose: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const [isListed, list] = useState(room.listed);
  const [text, setText] = useState(room.hosts.join('\n'));
  const hosts = hostsIn(text);
  const send = async (): Promise<void> => {
    const body = { version: room.version, listed: isListed, hosts };
    const done = await act({ method: 'put', path: `/streaming/rooms/${room.id}/audience`, body });
    // Somebody else was first: the page shows what they wrote.
    onDone();
    if (done) onClose();
  };
  return (
    <FormDialog
      title={say('audience.change')}
      action={say('audience.save')}
      busy={busy}
      canSend={hosts.length <= MOST_HOSTS}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Checkbox checked={isListed} onCheckedChange={(is) => list(is === true)}>
        {say('make.listed')}
      </Checkbox>
      {room.signed && (
        <>
          {isListed && <Typography variant="pi">{say('make.listed.signed')}</Typography>}
          <Row label={say('audience.hosts')} hint={say('audience.hosts.hint', { most: MOST_HOSTS })}>
            <Textarea
              value={text}
              rows={4}
              spellCheck={false}
              onChange={({ target }: { readonly target: { readonly value: string } }) => setText(target.value)}
            />
          </Row>
        </>
      )}
    </FormDialog>
  );
}

/** One host a line, or between commas; of an address that was pasted whole only the host. */
function hostsIn(text: string): readonly string[] {
  return text
    .split(/[\s,，;；]+/)
    .map((one) =>
      one
        .trim()
        .toLowerCase()
        .replace(/^[a-z]+:\/\//, '')
        .replace(/[/:].*$/, ''),
    )
    .filter((one) => one !== '');
}
