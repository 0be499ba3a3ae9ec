import { useState } from 'react';
import { Td, Tr, Typography } from '@strapi/design-system';
import { Faces, LinesTable, Moment, Panel, SearchWords, StateWord, useReading } from '@hearth/cms/reach';
import type { RoomViewer } from '../../contract';
import { useEach } from './use-each';
import { useSay } from './words';

type Found = { readonly viewers: readonly RoomViewer[]; readonly now: number };

/** People come and go all the time; the list follows so often. */
const EACH = 15_000;
const HEADS = ['name', 'came', 'said', 'muted'] as const;

/** Who came into the room signed in, the latest first. Guests are counted and have no name. */
export function ViewersPanel({ room }: { readonly room: string }) {
  const say = useSay();
  const [search, narrow] = useState('');
  const list = useReading<Found>(`/live/rooms/${room}/viewers?${new URLSearchParams({ search }).toString()}`);
  useEach(EACH, list.reload);
  return (
    <Panel
      title={say('room.viewers')}
      aside={<SearchWords label={say('room.viewers.search')} value={search} onChange={narrow} />}
    >
      <Faces of={list}>
        {({ viewers }) =>
          viewers.length === 0 ? (
            <Typography textColor="neutral600">{say('room.viewers.none')}</Typography>
          ) : (
            <LinesTable heads={HEADS.map((head) => say(`room.viewer.${head}`))}>
              {viewers.map((viewer) => (
                <Line key={viewer.reader} viewer={viewer} />
              ))}
            </LinesTable>
          )
        }
      </Faces>
    </Panel>
  );
}

function Line({ viewer: { name, cameAt, messages, mutedUntil } }: { readonly viewer: RoomViewer }) {
  const say = useSay();
  return (
    <Tr>
      <Td>
        <Typography>{name}</Typography>
      </Td>
      <Td data-label={say('room.viewer.came')}>
        <Moment at={cameAt} />
      </Td>
      <Td data-label={say('room.viewer.said')}>
        <Typography style={{ fontVariantNumeric: 'tabular-nums' }}>{messages}</Typography>
      </Td>
      <Td data-label={say('room.viewer.muted')}>
        {mutedUntil === null ? (
          <StateWord tone="quiet" word={say('room.viewer.free')} />
        ) : (
          <>
            <StateWord tone="stop" word={say('room.mutes')} /> <Moment at={mutedUntil} />
          </>
        )}
      </Td>
    </Tr>
  );
}
