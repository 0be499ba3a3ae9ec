import { useCallback, useEffect, useState } from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Faces, Nothing, Sheet, useMay, useReading, type Reading } from '@hearth/cms/reach';
import {
  platformPresets,
  ROOMS_RUN,
  type AddedTarget,
  type Distribution,
  type Looks,
  type Room,
  type Target,
} from '../../contract';
import { KeyDialog } from '../rooms/key-dialog';
import { PanelHead } from '../panel-head';
import { useSay } from '../words';
import { AddTarget } from './add-target';
import { DistributionLine } from './distribution-line';
import { TargetLine } from './target-line';

/** `round` counts up with each piece of news. */
type Props = { readonly room: Room; readonly round: number; readonly onHybrid: () => void };
type Listed = { readonly targets: readonly Target[]; readonly distribution: Distribution | null };

const ON_AIR: ReadonlySet<Room['state']> = new Set(['connecting', 'live', 'reconnecting']);

/** The platforms that get a copy of a room, each with its own light and its own switch. */
export function TargetsPanel({ room, round, onHybrid }: Props) {
  const say = useSay();
  const mayRun = useMay(ROOMS_RUN);
  const [isOpen, open] = useState(false);
  const [became, setBecame] = useState<AddedTarget | undefined>();
  // Mux changes none of it while live; the host refuses it, and the page says so before.
  const isLocked = room.driver === 'mux' && ON_AIR.has(room.state);
  const { list, looks, canLook, reload } = usePlatforms(room, round);
  return (
    <Sheet label={say('targets')}>
      <Box padding={5}>
        <PanelHead title={say('targets')}>
          {mayRun && (
            <Button size="S" variant="secondary" disabled={isLocked} startIcon={<Plus />} onClick={() => open(true)}>
              {say('target.add')}
            </Button>
          )}
        </PanelHead>
        <ByMux room={room} isLocked={isLocked} listed={list.value} />
        <Lines of={list} mayRun={mayRun} isLocked={isLocked} looks={looks.value} onDone={reload} />
      </Box>
      {isOpen && (
        <AddTarget
          room={room.id}
          canLook={canLook}
          onClose={() => open(false)}
          onDone={(added) => {
            reload();
            if (added.becameHybrid) setBecame(added);
          }}
        />
      )}
      {became && (
        <BecameHybrid
          added={became}
          onClose={() => {
            setBecame(undefined);
            onHybrid();
          }}
        />
      )}
    </Sheet>
  );
}

/** The platforms of a room and how they get its picture; where the picture does not pass here, nothing is asked of that. */
function usePlatforms(room: Room, round: number) {
  const canLook = room.driver !== 'mux' && !room.audioOnly;
  const list = useReading<Listed>(`/streaming/rooms/${room.id}/targets`);
  const looks = useReading<Looks>(canLook ? `/streaming/rooms/${room.id}/looks` : undefined);
  const [reloadList, reloadLooks] = [list.reload, looks.reload];
  const reload = useCallback(() => {
    reloadList();
    reloadLooks();
  }, [reloadList, reloadLooks]);
  useEffect(() => {
    if (round > 0) reload();
  }, [round, reload]);
  return { list, looks, canLook, reload };
}

type LinesProps = {
  readonly of: Reading<Listed>;
  readonly mayRun: boolean;
  readonly isLocked: boolean;
  readonly looks: Looks | undefined;
  readonly onDone: () => void;
};

function Lines({ of, ...line }: LinesProps) {
  const say = useSay();
  return (
    <Faces of={of}>
      {({ targets }) =>
        targets.length === 0 ? (
          <Nothing>{say('targets.empty')}</Nothing>
        ) : (
          <Box tag="ul" paddingTop={3} style={{ listStyle: 'none', margin: 0, paddingInline: 0 }}>
            {targets.map((target) => (
              <TargetLine key={target.id} target={target} {...line} />
            ))}
          </Box>
        )
      }
    </Faces>
  );
}

type ByMuxProps = { readonly room: Room; readonly isLocked: boolean; readonly listed: Listed | undefined };

/** What is otherwise where Mux copies to platforms, and how it hands out where it does that alone. */
function ByMux({ room, isLocked, listed }: ByMuxProps) {
  const say = useSay();
  if (room.driver === 'hybrid') return listed ? <DistributionLine of={listed.distribution} /> : null;
  if (room.driver !== 'mux') return null;
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingTop: 8 }}>
      {`${say(isLocked ? 'target.locked' : 'target.mux.beforehand')} ${say('look.mux')}`}
    </Typography>
  );
}

/** Says that the room is hybrid now, and tells its new address and key. */
function BecameHybrid({ added, onClose }: { readonly added: AddedTarget; readonly onClose: () => void }) {
  const say = useSay();
  const { becameHybrid, platform } = added;
  if (!becameHybrid) return null;
  const why = say(platformPresets[platform].keyLife === 'broadcast' ? 'hybrid.keys' : 'hybrid.many');
  const about = { title: say('hybrid.title'), words: `${why} ${say('hybrid.about')}` };
  return <KeyDialog room={becameHybrid.room} secret={becameHybrid.key} about={about} onClose={onClose} />;
}
