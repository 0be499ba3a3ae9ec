import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Faces, Moment, Panel, useActing, useLiveRoom, useMay, useReading, useSpoken } from '@hearth/cms/reach';
import { hideRule, ROOM_MODERATE, type Mute } from '../../contract';
import { useSay } from './words';

/** Who may not write in a room now. */
export function MutesPanel({ room }: { readonly room: string }) {
  const say = useSay();
  const list = useReading<{ readonly mutes: readonly Mute[] }>(`/live/rooms/${room}/mutes`);
  useLiveRoom(`live-order:${room}`, list.reload);
  return (
    <Panel title={say('room.mutes')}>
      <Faces of={list}>
        {({ mutes }) => (
          <>
            {mutes.length === 0 && <Typography textColor="neutral600">{say('room.mutes.none')}</Typography>}
            <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {mutes.map((mute) => (
                <Line key={mute.id} mute={mute} onDone={list.reload} />
              ))}
            </Box>
          </>
        )}
      </Faces>
    </Panel>
  );
}

function Line({
  mute: { id, name, rule, reason, until },
  onDone,
}: {
  readonly mute: Mute;
  readonly onDone: () => void;
}) {
  const say = useSay();
  const spoken = useSpoken();
  const mayModerate = useMay(ROOM_MODERATE);
  const { busy, act } = useActing();
  const known = hideRule(rule);
  const lift = async (): Promise<void> => {
    if (await act({ method: 'post', path: `/live/mutes/${id}/lift`, body: {} })) onDone();
  };
  return (
    <Flex tag="li" gap={4} justifyContent="space-between" wrap="wrap" paddingTop={2} paddingBottom={2}>
      <Typography>
        {name} · {known ? spoken(known.text) : rule} · {reason} · <Moment at={until} />
      </Typography>
      {mayModerate && (
        <Button size="S" variant="tertiary" loading={busy} onClick={() => void lift()}>
          {say('room.mute.lift')}
        </Button>
      )}
    </Flex>
  );
}
