import { useEffect, useState } from 'react';
import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Faces, Moment, Nothing, Sheet, TitleLink, useMay, useReading } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { RECORDINGS_EDIT, RECORDINGS_KEEP, type Keeping, type RecordingLine, type Room } from '../../contract';
import { PanelHead } from '../panel-head';
import { useSay } from '../words';
import { KeepingDialog } from './keeping-dialog';
import { MarkNow } from './mark-now';
import { RecordingStateWord } from './recording-state';
import { SpaceWords } from './space-words';
import { clockOf, sizeOf } from './time-words.rules';

/** `round` counts up with each piece of news. */
type Props = { readonly room: Room; readonly round: number };
type Found = { readonly recordings: RecordingLine[]; readonly more: boolean };

const SHOWN = 6;

/** What was recorded in a room and what was cut of it, how long it is kept, and how full the disk is. */
export function RecordingsPanel({ room, round }: Props) {
  const say = useSay();
  const mayEdit = useMay(RECORDINGS_EDIT);
  const list = useReading<Found>(`/streaming/recordings?room=${room.id}`);
  const { reload } = list;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  const live = list.value?.recordings.find(({ state, kind }) => state === 'recording' && kind === 'whole');
  return (
    <Sheet label={say('recordings')}>
      <Box padding={5}>
        <PanelHead title={say('recordings')}>
          <Flex gap={2} wrap="wrap">
            {live && mayEdit && <MarkNow recording={live} />}
            <Link tag={NavLink} to={`../recordings?room=${room.id}`} relative="path">
              {say('recordings.every')}
            </Link>
          </Flex>
        </PanelHead>
        <Faces of={list}>
          {({ recordings }) =>
            recordings.length === 0 ? (
              <Nothing>{say(room.record ? 'recordings.none' : 'recordings.off')}</Nothing>
            ) : (
              <Box tag="ul" paddingTop={3} paddingBottom={3} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
                {recordings.slice(0, SHOWN).map((one) => (
                  <Line key={one.id} of={one} />
                ))}
              </Box>
            )
          }
        </Faces>
        <Kept room={room} />
        <Box paddingTop={4}>
          <SpaceWords />
        </Box>
      </Box>
    </Sheet>
  );
}

function Line({ of }: { readonly of: RecordingLine }) {
  const say = useSay();
  const facts = [
    say(`recording.kind.${of.kind}`),
    of.seconds > 0 && clockOf(of.seconds),
    of.bytes > 0 && sizeOf(of.bytes),
  ];
  return (
    <Flex
      tag="li"
      justifyContent="space-between"
      gap={3}
      wrap="wrap"
      paddingTop={3}
      paddingBottom={3}
      borderColor="neutral150"
      borderStyle="solid none none none"
    >
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <TitleLink to={`../recordings/${of.id}`}>{of.title}</TitleLink>
        <Typography variant="pi" textColor="neutral600">
          <Moment at={of.beganAt} /> · {facts.filter(Boolean).join(' · ')}
        </Typography>
      </Flex>
      <RecordingStateWord of={of} />
    </Flex>
  );
}

type KeepingAnswer = { readonly keeping: Keeping; readonly usualDays: number | null };

function Kept({ room }: { readonly room: Room }) {
  const say = useSay();
  const mayKeep = useMay(RECORDINGS_KEEP);
  const [isOpen, open] = useState(false);
  const kept = useReading<KeepingAnswer>(`/streaming/rooms/${room.id}/keeping`);
  if (!kept.value) return null;
  const { keeping, usualDays } = kept.value;
  const days = keeping === 'usual' ? usualDays : keeping === 'for-ever' ? null : keeping;
  return (
    <Flex justifyContent="space-between" gap={3} wrap="wrap">
      <Typography>{days === null ? say('keeping.forever') : say('keeping.days', { days })}</Typography>
      {mayKeep && (
        <Button size="S" variant="tertiary" onClick={() => open(true)}>
          {say('keeping.change')}
        </Button>
      )}
      {isOpen && (
        <KeepingDialog
          room={room.id}
          keeping={keeping}
          usualDays={usualDays}
          onClose={() => open(false)}
          onDone={kept.reload}
        />
      )}
    </Flex>
  );
}
