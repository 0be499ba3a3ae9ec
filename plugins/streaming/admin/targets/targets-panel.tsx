import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Faces, Nothing, Sheet, useMay, useReading } from '@hearth/cms/reach';
import { ROOMS_RUN, type Room, type Target } from '../../contract';
import { useSay } from '../words';
import { AddTarget } from './add-target';
import { TargetLine } from './target-line';

/** `round` counts up with each piece of news. */
type Props = { readonly room: Room; readonly round: number };

/** The platforms that get a copy of a room, each with its own light and its own switch. */
export function TargetsPanel({ room, round }: Props) {
  const say = useSay();
  const mayRun = useMay(ROOMS_RUN);
  const [isOpen, open] = useState(false);
  const list = useReading<{ targets: Target[] }>(`/streaming/rooms/${room.id}/targets`);
  const { reload } = list;
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return (
    <Sheet label={say('targets')}>
      <Box padding={5}>
        <Flex justifyContent="space-between" gap={3}>
          <Typography tag="h2" variant="delta">
            {say('targets')}
          </Typography>
          {mayRun && (
            <Button size="S" variant="secondary" startIcon={<Plus />} onClick={() => open(true)}>
              {say('target.add')}
            </Button>
          )}
        </Flex>
        <Faces of={list}>
          {({ targets }) =>
            targets.length === 0 ? (
              <Nothing>{say('targets.empty')}</Nothing>
            ) : (
              <Box tag="ul" paddingTop={3} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
                {targets.map((target) => (
                  <TargetLine key={target.id} target={target} mayRun={mayRun} onDone={list.reload} />
                ))}
              </Box>
            )
          }
        </Faces>
      </Box>
      {isOpen && <AddTarget room={room.id} onClose={() => open(false)} onDone={list.reload} />}
    </Sheet>
  );
}
