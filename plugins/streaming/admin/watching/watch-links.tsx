import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Faces, FormDialog, Moment, Nothing, useActing, useMay, useReading } from '@hearth/cms/reach';
import { ROOMS_RUN, type Room, type WatchLink } from '../../contract';
import { useSay } from '../words';
import { MakeLink } from './make-link';

/** The links by which people come in who have no pass, those that are good first. */
export function WatchLinks({ room }: { readonly room: Room }) {
  const say = useSay();
  const mayRun = useMay(ROOMS_RUN);
  const [isOpen, open] = useState(false);
  const list = useReading<{ readonly links: readonly WatchLink[] }>(`/streaming/rooms/${room.id}/links`);
  return (
    <Box>
      <Flex justifyContent="space-between" gap={3}>
        <Typography tag="h3" variant="omega" fontWeight="bold">
          {say('links')}
        </Typography>
        {mayRun && room.playbackId !== null && (
          <Button size="S" variant="secondary" startIcon={<Plus />} onClick={() => open(true)}>
            {say('link.make')}
          </Button>
        )}
      </Flex>
      <Faces of={list}>
        {({ links }) =>
          links.length === 0 ? (
            <Nothing>{say('links.empty')}</Nothing>
          ) : (
            <Box tag="ul" paddingTop={2} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
              {links.map((link) => (
                <Line key={link.id} room={room.id} link={link} mayRun={mayRun} onDone={list.reload} />
              ))}
            </Box>
          )
        }
      </Faces>
      {isOpen && <MakeLink room={room} onClose={() => open(false)} onMade={list.reload} />}
    </Box>
  );
}

type LineProps = {
  readonly room: string;
  readonly link: WatchLink;
  readonly mayRun: boolean;
  readonly onDone: () => void;
};

function Line({ room, link, mayRun, onDone }: LineProps) {
  const say = useSay();
  const [isAsked, ask] = useState(false);
  const { busy, act } = useActing();
  const isGood = link.revokedAt === null && Date.parse(link.until) > Date.now();
  const send = async (): Promise<void> => {
    if (await act({ method: 'del', path: `/streaming/rooms/${room}/links/${link.id}` })) ask(false);
    onDone();
  };
  return (
    <Flex tag="li" gap={3} paddingTop={2} paddingBottom={2} justifyContent="space-between" alignItems="center">
      <Box style={{ minWidth: 0 }}>
        <Typography tag="div" style={{ overflowWrap: 'anywhere' }}>
          {link.audience}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {link.revokedAt !== null ? say('link.revoked') : say(isGood ? 'link.until' : 'link.over')}{' '}
          <Moment at={link.revokedAt ?? link.until} /> · {say('link.opened', { count: link.opened })}
        </Typography>
      </Box>
      {mayRun && isGood && (
        <Button size="S" variant="tertiary" onClick={() => ask(true)}>
          {say('link.revoke')}
        </Button>
      )}
      {isAsked && (
        <FormDialog
          title={say('link.revoke')}
          action={say('link.revoke')}
          busy={busy}
          onClose={() => ask(false)}
          onSubmit={() => void send()}
        >
          <Typography>{say('link.revoke.about', { audience: link.audience })}</Typography>
        </FormDialog>
      )}
    </Flex>
  );
}
