import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Faces, Moment, Nothing, Sheet, useActing, useMay, useReading } from '@hearth/cms/reach';
import { ROOMS_RUN, type Camera, type Room } from '../../contract';
import { PanelHead } from '../panel-head';
import { useSay } from '../words';
import { CameraLight } from './camera-light';
import { MakeCamera } from './make-camera';

/** `round` counts up with each piece of news. */
type Props = { readonly room: Room; readonly round: number };

/** Links by which phones become the camera of a room; for those who may make them. */
export function CamerasPanel(props: Props) {
  return useMay(ROOMS_RUN) && props.room.driver !== 'mux' ? <Panel {...props} /> : null;
}

/** A phone that takes its link tells nobody; who looks is shown it soon. */
const LOOK_MS = 10_000;

function Panel({ room, round }: Props) {
  const say = useSay();
  const [isOpen, open] = useState(false);
  const list = useReading<{ cameras: Camera[] }>(`/streaming/rooms/${room.id}/cameras`);
  const { reload } = list;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  useEffect(() => {
    const timer = setInterval(reload, LOOK_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <Sheet label={say('cameras')}>
      <Box padding={5}>
        <PanelHead title={say('cameras')}>
          <Button size="S" variant="secondary" onClick={() => open(true)}>
            {say('camera.make')}
          </Button>
        </PanelHead>
        <Faces of={list}>
          {({ cameras }) =>
            cameras.length === 0 ? (
              <Nothing>{say('cameras.empty')}</Nothing>
            ) : (
              <Box tag="ul" paddingTop={3} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
                {cameras.map((camera) => (
                  <CameraLine key={camera.id} camera={camera} onDone={reload} />
                ))}
              </Box>
            )
          }
        </Faces>
      </Box>
      {isOpen && <MakeCamera room={room.id} onClose={() => open(false)} onDone={reload} />}
    </Sheet>
  );
}

function CameraLine({ camera, onDone }: { readonly camera: Camera; readonly onDone: () => void }) {
  const say = useSay();
  const { busy, act } = useActing();
  const { room, id, label, state, goodUntil } = camera;
  const revoke = async (): Promise<void> => {
    await act({ method: 'del', path: `/streaming/rooms/${room}/cameras/${id}` });
    onDone();
  };
  return (
    <Box tag="li" paddingTop={3} paddingBottom={3} borderColor="neutral150" borderStyle="solid none none none">
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
            {label}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {say('camera.until')} <Moment at={goodUntil} />
          </Typography>
        </Flex>
        <CameraLight state={state} />
      </Flex>
      <Box paddingTop={3}>
        <Button size="S" variant="tertiary" disabled={busy} onClick={() => void revoke()}>
          {say('camera.revoke')}
        </Button>
      </Box>
    </Box>
  );
}
