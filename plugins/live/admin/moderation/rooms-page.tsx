import { Link, Td, Tr, Typography } from '@strapi/design-system';
import { LINE, LinesTable, ListPage, Moment, StateWord, TitleLink, useReading } from '@hearth/cms/reach';
import { NavLink, useSearchParams } from 'react-router-dom';
import type { ListedRoom } from '../../contract';
import { Older } from './older';
import { useSay } from './words';

type Found = { readonly rooms: ListedRoom[]; readonly more: boolean };

const HEADS = ['title', 'state', 'waiting', 'mode', 'opened'] as const;

/** The rooms of the station; those in which something waits say how much. */
export function RoomsPage() {
  const say = useSay();
  const [search] = useSearchParams();
  const before = search.get('before');
  const list = useReading<Found>(`/live/rooms${before === null ? '' : `?before=${before}`}`);
  const last = list.value?.more ? list.value.rooms.at(-1)?.id : undefined;
  return (
    <ListPage
      title={say('room.title')}
      about={say('room.about')}
      empty={say('room.empty')}
      list={list}
      lines={({ rooms }) => rooms}
      action={
        <Link tag={NavLink} to="bans">
          {say('room.bans')}
        </Link>
      }
    >
      {(rooms) => (
        <>
          <LinesTable heads={HEADS.map((head) => say(`room.column.${head}`))}>
            {rooms.map((room) => (
              <Line key={room.id} room={room} />
            ))}
          </LinesTable>
          <Older part="before" last={last} />
        </>
      )}
    </ListPage>
  );
}

function Line({ room: { id, title, isOpen, isClosed, waiting, mode, openedAt } }: { readonly room: ListedRoom }) {
  const say = useSay();
  return (
    <Tr>
      <Td style={{ maxWidth: '36rem' }}>
        <TitleLink to={id} {...{ [LINE]: '' }}>
          {title}
        </TitleLink>
        {isClosed && (
          <Typography tag="p" variant="pi" textColor="warning600">
            {say('room.rehearsal')}
          </Typography>
        )}
      </Td>
      <Td data-label={say('room.column.state')}>
        <StateWord tone={isOpen ? 'proof' : 'quiet'} word={say(isOpen ? 'room.open' : 'room.over')} />
      </Td>
      <Td data-label={say('room.column.waiting')}>
        <StateWord
          tone={waiting > 0 ? 'wait' : 'quiet'}
          word={waiting > 0 ? say('room.waiting', { count: waiting }) : say('room.waiting.none')}
        />
      </Td>
      <Td data-label={say('room.column.mode')}>
        <Typography textColor="neutral600">{say(`room.mode.${mode}`)}</Typography>
      </Td>
      <Td data-label={say('room.column.opened')}>
        <Moment at={openedAt} />
      </Td>
    </Tr>
  );
}
