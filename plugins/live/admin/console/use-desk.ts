import { useCallback, useEffect } from 'react';
import { useLiveRoom, useReading } from '@hearth/cms/reach';
import {
  deskRoomOf,
  roomSnapshotSchema,
  type DeskMessage,
  type PlannedSession,
  type RoomSnapshot,
  type Runsheet,
} from '../../contract';
import { heardInRoom, type DeskView } from './desk-view.rules';
import { useEvery } from './use-every';
import { useLine } from './use-line';
import { useSkew } from './use-now';
import { usePresses, type Presses } from './use-presses';
import { useSoon } from './use-soon';

/** However much is said that is not understood, the room is read no more often than this. */
const SOON = 500;
/** What a lost telling would leave behind. */
const ALL_EVERY = 15_000;

/** A session as its console has it. */
export type Desk = Presses & {
  readonly isFailed: boolean;
  /** Whether the line to the room stands. */
  readonly isUp: boolean;
  /** How far the clock of the house is ahead of this device. */
  readonly skew: number;
  readonly reload: () => void;
};

/** Reads a session with its room, and keeps it in step. */
export function useDesk(id: string): Desk {
  const presses = usePresses();
  const reads = useReads(id);
  useStep(presses, reads);
  const { session, sheet, room, waiting } = reads;
  const [readSession, readSheet, readRoom, readWaiting] = [session.reload, sheet.reload, room.reload, waiting.reload];
  const reload = useCallback(() => {
    readSession();
    readSheet();
    readRoom();
    readWaiting();
  }, [readSession, readSheet, readRoom, readWaiting]);
  const { hear, said } = presses;
  const [skew, hearClock] = useSkew();
  const readSoon = useSoon(SOON, readRoom);
  const isUp = useLine(session.value && `live:${session.value.room}`, {
    entered: (snapshot) => {
      const known = roomSnapshotSchema.safeParse(snapshot);
      if (known.success) hear((view) => ({ ...view, room: known.data }));
      else readSoon();
    },
    said: (message) => {
      hearClock(message.at);
      if (message.type === 'state') reload();
      const known = said();
      const heard = known && heardInRoom(known.room, message);
      if (heard) hear((view) => ({ ...view, room: heard }));
      else readSoon();
    },
  });
  // Another console moved the run-of-show on, or somebody the session.
  useLiveRoom(deskRoomOf(id), () => {
    readSession();
    readSheet();
  });
  // What waits is told to nobody outside; those who moderate hear that there is something new.
  useLiveRoom(session.value && `live-order:${session.value.room}`, readWaiting);
  useEvery(ALL_EVERY, reload);
  return { ...presses, isFailed: [session, sheet, room].some(({ failed }) => failed), isUp, skew, reload };
}

const NONE: DeskView['waiting'] = [];

type Reads = ReturnType<typeof useReads>;

function useReads(id: string) {
  const session = useReading<PlannedSession>(`/live/sessions/${id}`);
  const sheet = useReading<Runsheet>(`/live/sessions/${id}/runsheet`);
  const at = session.value?.room;
  const room = useReading<RoomSnapshot>(at && `/live/rooms/${at}/snapshot`);
  const waiting = useReading<{ readonly messages: readonly DeskMessage[] }>(
    at && `/live/rooms/${at}/messages?state=waiting`,
  );
  return { session, sheet, room, waiting };
}

/** Every reading says its own part; what was heard of the others meanwhile stays. */
function useStep({ begin, hear }: Presses, { session, sheet, room, waiting }: Reads): void {
  // Whoever may not see what waits still runs the show.
  const queue = waiting.value?.messages ?? (waiting.failed ? NONE : undefined);
  const [one, lines, shown] = [session.value, sheet.value?.items, room.value];
  usePart(hear, 'session', one);
  usePart(hear, 'items', lines);
  usePart(hear, 'room', shown);
  usePart(hear, 'waiting', queue);
  useEffect(() => {
    if (one && lines && shown && queue) begin({ session: one, items: lines, room: shown, waiting: queue });
  }, [begin, one, lines, shown, queue]);
}

function usePart<Part extends keyof DeskView>(
  hear: Presses['hear'],
  part: Part,
  read: DeskView[Part] | undefined,
): void {
  useEffect(() => {
    if (read !== undefined) hear((view) => ({ ...view, [part]: read }));
  }, [hear, part, read]);
}
