import { Flex } from '@strapi/design-system';
import { Faces, useReading } from '@hearth/cms/reach';
import { useParams } from 'react-router-dom';
import type { NumbersBoard } from '../../contract';
import { Board } from './board';
import { ScreensPanel } from './screens-panel';
import { SessionFrame } from './session-head';
import { useEvery } from './use-every';

const EVERY = 5_000;
const ON: ReadonlySet<string> = new Set(['live', 'paused', 'ending']);

/** The figures of one live; while it is on they are read anew every few seconds. */
export function BoardPage() {
  const { id = '' } = useParams();
  const reading = useReading<NumbersBoard>(`/live/numbers/${id}`);
  const session = reading.value?.session;
  useEvery(session && ON.has(session.state) ? EVERY : undefined, reading.reload);
  return (
    <SessionFrame id={id} at="board" session={session} isBusy={reading.value === undefined && !reading.failed}>
      <Faces of={reading}>
        {(board) => (
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Board board={board} />
            <ScreensPanel session={id} />
          </Flex>
        )}
      </Faces>
    </SessionFrame>
  );
}
