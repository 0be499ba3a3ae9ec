import { useState } from 'react';
import { Button, Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LINE, LinesTable, ListPage, Moment, TitleLink, useLiveRoom, useMay, useReading } from '@hearth/cms/reach';
import { NavLink } from 'react-router-dom';
import { ROOMS_RUN, type Room } from '../../contract';
import { useSay } from '../words';
import { MakeDialog } from './make-dialog';
import { RoomStateWord } from './room-state';
import { Thumbnail, useThumbnails } from './thumbnail';
import { useOwnStation } from './use-own-station';

const HEADS = ['picture', 'room', 'state', 'driver', 'since'] as const;

/** The rooms of the station: what is live stands first. */
export function RoomsPage() {
  const say = useSay();
  const [isOpen, open] = useState(false);
  const mayRun = useMay(ROOMS_RUN);
  const list = useReading<{ rooms: Room[] }>('/streaming/rooms');
  const station = useOwnStation();
  const pictures = useThumbnails();
  useLiveRoom(station && `streaming:${station}`, list.reload);
  const begin = (
    <Flex gap={3} wrap="wrap">
      <Link tag={NavLink} to="recordings">
        {say('recordings')}
      </Link>
      {mayRun && (
        <Button startIcon={<Plus />} onClick={() => open(true)}>
          {say('make')}
        </Button>
      )}
    </Flex>
  );
  return (
    <ListPage
      title={say('title')}
      about={say('about')}
      empty={say(mayRun ? 'empty.run' : 'empty')}
      list={list}
      lines={({ rooms }) => rooms}
      action={begin}
      form={isOpen && <MakeDialog onClose={() => open(false)} onMade={list.reload} />}
    >
      {(rooms) => (
        <LinesTable heads={HEADS.map((head) => say(`column.${head}`))}>
          {rooms.map((room) => (
            <Line key={room.id} room={room} jpeg={pictures.get(room.id)} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

function Line({ room, jpeg }: { readonly room: Room; readonly jpeg: string | undefined }) {
  const say = useSay();
  return (
    <Tr>
      <Td style={{ width: '9.5rem' }}>
        <Thumbnail title={room.title} jpeg={jpeg} />
      </Td>
      <Td style={{ maxWidth: '52rem' }}>
        <TitleLink to={room.id} {...{ [LINE]: '' }}>
          {room.title}
        </TitleLink>
      </Td>
      <Td data-label={say('column.state')}>
        <RoomStateWord state={room.state} />
      </Td>
      <Td data-label={say('column.driver')}>
        <Typography>{say(`driver.${room.driver}`)}</Typography>
      </Td>
      <Td data-label={say('column.since')}>
        <Typography>
          <Moment at={room.beganAt ?? room.since} />
        </Typography>
      </Td>
    </Tr>
  );
}
