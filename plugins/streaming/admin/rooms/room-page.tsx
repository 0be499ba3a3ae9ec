import { useCallback, useState } from 'react';
import { Grid, Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Sheet, useReading, type Reading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import type { Room, RoomEntry } from '../../contract';
import { useSay } from '../words';
import { HealthPanel } from '../health/health-panel';
import { IngestCard } from './ingest-card';
import { Player } from './player';
import { CamerasPanel } from '../cameras/cameras-panel';
import { RecordingsPanel } from '../recordings/recordings-panel';
import { SlatePanel } from '../slates/slate-panel';
import { TargetsPanel } from '../targets/targets-panel';
import { WatchingPanel } from '../watching/watching-panel';
import { RoomDeeds } from './room-deeds';
import { RoomLog } from './room-log';
import { RoomStateWord } from './room-state';
import { useRoomNews } from './use-room-news';

/** A room: its picture, where the encoder sends to, what happened. */
export function RoomPage() {
  const { id = '' } = useParams();
  const say = useSay();
  const reading = useReading<Room>(`/streaming/rooms/${id}`);
  const log = useReading<{ readonly entries: readonly RoomEntry[] }>(`/streaming/rooms/${id}/log`);
  const [reload, reloadLog] = [reading.reload, log.reload];
  const [round, setRound] = useState(0);
  const onNews = useCallback(() => {
    reload();
    reloadLog();
    setRound((one) => one + 1);
  }, [reload, reloadLog]);
  const setLeaving = useRoomNews(onNews);
  const room = reading.value;
  return (
    <Page.Main aria-busy={!room && !reading.failed}>
      <Page.Title>{room?.title ?? say('title')}</Page.Title>
      <Layouts.Header
        title={room?.title ?? say('title')}
        subtitle={room ? <RoomStateWord state={room.state} /> : ''}
        navigationAction={
          <Link tag={NavLink} to=".." startIcon={<ArrowLeft />}>
            {say('back')}
          </Link>
        }
        primaryAction={room ? <RoomDeeds room={room} onDone={onNews} onLeaving={setLeaving} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(shown) => <Parts room={shown} log={log} round={round} onDone={onNews} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

type PartsProps = {
  readonly room: Room;
  readonly log: Reading<{ readonly entries: readonly RoomEntry[] }>;
  readonly round: number;
  readonly onDone: () => void;
};

function Parts({ room, log, round, onDone }: PartsProps) {
  const say = useSay();
  return (
    <Grid.Root gap={5} style={{ gridTemplateRows: 'auto 1fr' }}>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch" gap={5}>
        <Player room={room} />
        <HealthPanel room={room} />
      </Grid.Item>
      {/* Beside both rows of the left column, so that the log follows the picture at once; at a phone it stands between them. */}
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch" gap={5} style={{ gridRow: 'span 2' }}>
        <IngestCard room={room} />
        <CamerasPanel room={room} round={round} />
        <TargetsPanel room={room} round={round} onHybrid={onDone} />
        <WatchingPanel room={room} round={round} onDone={onDone} />
        <SlatePanel room={room} />
      </Grid.Item>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch" justifyContent="flex-start" gap={5}>
        <Sheet label={say('log')}>
          <RoomLog of={log} />
        </Sheet>
        <RecordingsPanel room={room} round={round} />
      </Grid.Item>
    </Grid.Root>
  );
}
