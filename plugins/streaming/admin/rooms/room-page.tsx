import { useCallback, useState } from 'react';
import { Box, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, Sheet, useLiveRoom, useReading, type Reading } from '@hearth/cms/reach';
import { NavLink, useParams } from 'react-router-dom';
import type { Room, RoomEntry } from '../../contract';
import { useSay } from '../words';
import { CarrierWords, useOffers } from './carrier';
import { Secret } from './key-dialog';
import { Player } from './player';
import { TargetsPanel } from '../targets/targets-panel';
import { RoomDeeds } from './room-deeds';
import { RoomLog } from './room-log';
import { RoomStateWord } from './room-state';
import { useOwnStation } from './use-own-station';

/** A room: its picture, where the encoder sends to, what happened. */
export function RoomPage() {
  const { id = '' } = useParams();
  const say = useSay();
  const reading = useReading<Room>(`/streaming/rooms/${id}`);
  const log = useReading<{ readonly entries: readonly RoomEntry[] }>(`/streaming/rooms/${id}/log`);
  const [reload, reloadLog] = [reading.reload, log.reload];
  const [round, setRound] = useState(0);
  const station = useOwnStation();
  const onNews = useCallback(() => {
    reload();
    reloadLog();
    setRound((one) => one + 1);
  }, [reload, reloadLog]);
  useLiveRoom(station && `streaming:${station}`, onNews);
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
        primaryAction={room ? <RoomDeeds room={room} onDone={onNews} /> : null}
      />
      <Layouts.Content>
        <Faces of={reading}>{(shown) => <Parts room={shown} log={log} round={round} onHybrid={onNews} />}</Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

type PartsProps = {
  readonly room: Room;
  readonly log: Reading<{ readonly entries: readonly RoomEntry[] }>;
  readonly round: number;
  readonly onHybrid: () => void;
};

function Parts({ room, log, round, onHybrid }: PartsProps) {
  const say = useSay();
  return (
    <Grid.Root gap={5}>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch" gap={5}>
        <Player room={room} />
      </Grid.Item>
      <Grid.Item col={4} xs={12} direction="column" alignItems="stretch" gap={5}>
        <Ingest room={room} />
        <TargetsPanel room={room} round={round} onHybrid={onHybrid} />
      </Grid.Item>
      <Grid.Item col={8} xs={12} direction="column" alignItems="stretch">
        <Sheet label={say('log')}>
          <RoomLog of={log} />
        </Sheet>
      </Grid.Item>
    </Grid.Root>
  );
}

function Ingest({ room }: { readonly room: Room }) {
  const say = useSay();
  const offer = useOffers()?.drivers.find(({ name }) => name === room.driver);
  return (
    <Sheet label={say('ingest')}>
      <Box padding={5}>
        <Flex direction="column" gap={4} alignItems="stretch">
          <Typography tag="h2" variant="delta">
            {say('ingest')}
          </Typography>
          {room.ingest.map(({ server, protocol }) => (
            <Secret key={server} name={say('key.server', { protocol: protocol.toUpperCase() })} text={server} />
          ))}
          <Typography variant="pi" textColor="neutral600">
            {say('ingest.key')}
          </Typography>
          <Facts
            facts={[
              [say('fact.driver'), say(`driver.${room.driver}`)],
              [say('fact.wait'), say('fact.seconds', { seconds: room.reconnectSeconds })],
              [say('fact.record'), say(room.record ? 'yes' : 'no')],
              [say('fact.signed'), say(room.signed ? 'signed.yes' : 'signed.no')],
              ...(room.test ? [[say('fact.test'), say('test.yes')] as const] : []),
            ]}
          />
          {offer && <CarrierWords offer={offer} />}
        </Flex>
      </Box>
    </Sheet>
  );
}
