import { useEffect } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Faces, Moment, Sheet, useReading } from '@hearth/cms/reach';
import type { Room, RoomViewers } from '../../contract';
import { Secret } from '../rooms/told-once';
import { useSay } from '../words';
import { Audience } from './audience';
import { addressOf } from './make-link';
import { SigningKeys } from './signing-keys';
import { Sparkline } from './sparkline';
import { useAgain } from './use-again';
import { WatchLinks } from './watch-links';

type Props = { readonly room: Room; readonly round: number; readonly onDone: () => void };

/** Who watches a room, who may, and how they come in. */
export function WatchingPanel({ room, round, onDone }: Props) {
  const say = useSay();
  const viewers = useReading<RoomViewers>(`/streaming/rooms/${room.id}/viewers`);
  const { reload } = viewers;
  useAgain(reload, room.beganAt !== null);
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <Sheet label={say('watching')}>
      <Flex direction="column" gap={5} alignItems="stretch" padding={5}>
        <Typography tag="h2" variant="delta">
          {say('watching')}
        </Typography>
        <Faces of={viewers}>{(shown) => <Viewers of={shown} isOn={room.beganAt !== null} />}</Faces>
        {!room.signed && room.playbackId !== null && (
          <Secret name={say('watching.address')} text={addressOf(room.playbackId)} />
        )}
        <Audience room={room} onDone={onDone} />
        {room.signed && <WatchLinks room={room} />}
        {room.signed && <SigningKeys />}
      </Flex>
    </Sheet>
  );
}

function Viewers({
  of: { now, peak, peakAt, since, samples },
  isOn,
}: {
  readonly of: RoomViewers;
  readonly isOn: boolean;
}) {
  const say = useSay();
  if (since === null) return <Typography textColor="neutral600">{say('viewers.none')}</Typography>;
  return (
    <Box>
      <Flex gap={7} alignItems="baseline" wrap="wrap">
        {isOn && <Figure name={say('viewers.now')} value={now === null ? '–' : String(now)} />}
        <Figure name={say(isOn ? 'viewers.peak' : 'viewers.peak.last')} value={String(peak)} />
        {peakAt !== null && (
          <Typography variant="pi" textColor="neutral600">
            <Moment at={peakAt} />
          </Typography>
        )}
      </Flex>
      {isOn && now === null && <Typography textColor="neutral600">{say('viewers.unknown')}</Typography>}
      <Sparkline samples={samples} label={say('viewers.curve', { peak, count: samples.length })} />
    </Box>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <Flex gap={2} alignItems="baseline">
      <Typography variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Typography variant="alpha" tag="span" style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Typography>
    </Flex>
  );
}
