import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Choice, Faces, useLiveRoom, useMay, useReading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { CAPTIONS_WRITE, type CaptionDesk, type Room } from '../../contract';
import { RoomStateWord } from '../rooms/room-state';
import { useOwnStation } from '../rooms/use-own-station';
import { useSay } from '../words';
import { CaptionFiles } from './caption-files';
import { CaptionKeys } from './caption-keys';
import { CaptionSettingsPanel } from './caption-settings';
import { Desk } from './desk';
import { DeskPlayer } from './desk-player';
import { newId } from './desk-state';
import { Glossary } from './glossary';
import { useCues } from './use-cues';

const Side = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
  align-items: start;
  gap: 20px;

  & > * {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
  }

  /* On one column the line to type follows the picture at once. */
  @media (max-width: 1100px) {
    grid-template-columns: minmax(0, 1fr);

    & > * {
      display: contents;
    }

    & > * > * {
      order: 3;
    }

    & > * > [data-first] {
      order: 1;
    }

    & > * > [data-second] {
      order: 2;
    }
  }
`;

/** The caption desk of a room: the picture, a line to type, and what was said in each language. */
export function CaptionPage() {
  const { id = '' } = useParams();
  const say = useSay();
  const reading = useReading<Room>(`/streaming/rooms/${id}`);
  const station = useOwnStation();
  useLiveRoom(station && `streaming:${station}`, reading.reload);
  const [isHelp, help] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input,textarea,[role="dialog"]');
      if (event.key === '?' && !isTyping) help(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const room = reading.value;
  return (
    <Page.Main aria-busy={!room && !reading.failed}>
      <Page.Title>{say('captions')}</Page.Title>
      <Layouts.Header
        title={say('captions')}
        subtitle={
          room ? (
            <Flex gap={3} wrap="wrap">
              <Typography textColor="neutral600">{room.title}</Typography>
              <RoomStateWord state={room.state} />
            </Flex>
          ) : (
            ''
          )
        }
        navigationAction={
          <Link tag={NavLink} to=".." relative="path" startIcon={<ArrowLeft />}>
            {say('captions.room')}
          </Link>
        }
        primaryAction={
          <Button variant="tertiary" onClick={() => help(true)}>
            {say('captions.keys')}
          </Button>
        }
      />
      <Layouts.Content>
        <Faces of={reading}>{(shown) => <Parts room={shown} />}</Faces>
        <CaptionKeys isOpen={isHelp} onChange={help} />
      </Layouts.Content>
    </Page.Main>
  );
}

/** The desk with the cues of the broadcast that is looked at: the newest, unless somebody chose another. */
function useShown(room: Room, self: string) {
  const [chosen, choose] = useState<string | undefined>();
  const [known, setKnown] = useState<CaptionDesk['broadcasts']>([]);
  const broadcast = chosen ?? known[0]?.id;
  const words = useCues(room.id, broadcast, self);
  const { value, reload } = words.desk;
  useEffect(() => {
    if (value) setKnown(value.broadcasts);
  }, [value]);
  useEffect(reload, [reload, room.state]);
  return { words, broadcast, choose };
}

const BEHIND = ['0', '2', '5', '10'] as const;

function Parts({ room }: { readonly room: Room }) {
  const say = useSay();
  const mayWrite = useMay(CAPTIONS_WRITE);
  const self = useMemo(() => newId(Date.now(), (bytes) => crypto.getRandomValues(bytes)), []);
  const { words, broadcast, choose } = useShown(room, self);
  const [behind, setBehind] = useState('0');
  const moment = useRef<() => number | undefined>(() => undefined);
  const put = useRef<(text: string) => void>(() => undefined);
  const onPut = useCallback((text: string) => put.current(text), []);
  return (
    <Faces of={words.desk}>
      {(desk) => (
        <Side>
          <div>
            <div data-first="">
              <DeskPlayer room={room} behind={Number(behind)} moment={moment} />
            </div>
            {room.driver !== 'mux' && (
              <Choice
                label={say('captions.behind')}
                hint={say('captions.behind.hint')}
                value={behind}
                options={BEHIND.map((one): [string, string] => [one, say(`captions.behind.${one}`)])}
                onChange={setBehind}
              />
            )}
            <CaptionSettingsPanel room={room} desk={desk} mayWrite={mayWrite} onDone={words.desk.reload} />
            <CaptionFiles room={room.id} desk={desk} broadcast={broadcast} mayWrite={mayWrite} onChoose={choose} />
          </div>
          <div>
            <div data-second="">
              <Desk
                room={room.id}
                self={self}
                desk={desk}
                broadcast={broadcast}
                words={words}
                moment={moment}
                put={put}
                mayWrite={mayWrite}
              />
            </div>
            <Glossary room={room.id} desk={desk} mayWrite={mayWrite} onPut={onPut} onDone={words.desk.reload} />
          </div>
        </Side>
      )}
    </Faces>
  );
}
