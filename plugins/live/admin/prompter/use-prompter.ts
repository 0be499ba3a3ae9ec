import { useLiveRoom, useReading } from '@hearth/cms/reach';
import {
  deskRoomOf,
  type DeskQuestion,
  type NumbersBoard,
  type PlannedSession,
  type RoomSnapshot,
  type Runsheet,
  type ScriptFile,
} from '../../contract';
import { clockOf, type ShowClock } from '../console/clock.rules';
import { useEvery } from '../console/use-every';
import { useLine } from '../console/use-line';
import { useNow, useSkew } from '../console/use-now';

/** Claims lose their light when a paper runs out, orders come, the stock falls. */
const REST_EVERY = 5_000;

/** After these the host has something else before them. */
const SHOWN_ANEW: ReadonlySet<string> = new Set(['pinned', 'unpinned', 'state']);

/** What a teleprompter shows, as far as it has been read. */
export type Prompted = {
  readonly session: PlannedSession;
  readonly clock: ShowClock;
  readonly script: ScriptFile['loaded'] | undefined;
  readonly room: RoomSnapshot | undefined;
  readonly questions: readonly DeskQuestion[];
  readonly board: NumbersBoard | undefined;
  readonly reloadQuestions: () => void;
};

/** Reads what the host needs now: the line that is on, or before the show the first one. */
export function usePrompter(id: string): { readonly prompted: Prompted | undefined; readonly isFailed: boolean } {
  const [skew, hearClock] = useSkew();
  const now = useNow() + skew;
  const session = useReading<PlannedSession>(`/live/sessions/${id}`);
  const sheet = useReading<Runsheet>(`/live/sessions/${id}/runsheet`);
  const at = session.value?.room;
  const room = useReading<RoomSnapshot>(at && `/api/live/rooms/${at}`);
  const questions = useReading<{ readonly questions: readonly DeskQuestion[] }>(
    at && `/live/rooms/${at}/questions?state=picked`,
  );
  const board = useReading<NumbersBoard>(`/live/numbers/${id}`);
  const clock = sheet.value && clockOf(sheet.value, now);
  const line = (clock?.current ?? clock?.next)?.id;
  const script = useReading<ScriptFile>(line && `/live/sessions/${id}/runsheet/${line}/script`);
  // Desks hear of each line that begins and of each script that is written.
  useLiveRoom(deskRoomOf(id), () => {
    sheet.reload();
    script.reload();
  });
  useLine(at && `live:${at}`, {
    entered: room.reload,
    said: ({ type, at: saidAt }) => {
      hearClock(saidAt);
      if (SHOWN_ANEW.has(type)) room.reload();
    },
  });
  useEvery(REST_EVERY, () => {
    for (const { reload } of [session, sheet, room, questions, board, script]) reload();
  });
  useLiveRoom(at && `live-order:${at}`, questions.reload);
  const isFailed = session.failed || sheet.failed;
  if (!session.value || !clock) return { prompted: undefined, isFailed };
  return {
    isFailed,
    prompted: {
      ...{ session: session.value, clock, room: room.value, board: board.value },
      script: script.value?.loaded,
      questions: questions.value?.questions ?? [],
      reloadQuestions: questions.reload,
    },
  };
}
