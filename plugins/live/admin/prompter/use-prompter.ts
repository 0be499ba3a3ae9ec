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
  const reads = useReads(id);
  const { session, sheet } = reads;
  const clock = sheet.value && clockOf(sheet.value, now);
  const line = spokenLine(clock);
  const script = useReading<ScriptFile>(line && `/live/sessions/${id}/runsheet/${line}/script`);
  useStep(id, { ...reads, script }, hearClock);
  return {
    isFailed: session.failed || sheet.failed,
    prompted: session.value &&
      clock && { ...shownOf(reads), session: session.value, clock, script: script.value?.loaded },
  };
}

/** The line that is on, or the one that comes. */
const spokenLine = (clock: ShowClock | undefined): string | undefined => (clock?.current ?? clock?.next)?.id;

type Reads = ReturnType<typeof useReads>;

/** All but the script, whose line is known only when the run-of-show has been read. */
function useReads(id: string) {
  const session = useReading<PlannedSession>(`/live/sessions/${id}`);
  const sheet = useReading<Runsheet>(`/live/sessions/${id}/runsheet`);
  const at = session.value?.room;
  const room = useReading<RoomSnapshot>(at && `/live/rooms/${at}/snapshot`);
  const questions = useReading<{ readonly questions: readonly DeskQuestion[] }>(
    at && `/live/rooms/${at}/questions?state=picked`,
  );
  const board = useReading<NumbersBoard>(`/live/numbers/${id}`);
  return { session, sheet, room, questions, board };
}

const NONE: readonly DeskQuestion[] = [];

const shownOf = ({ room, board, questions }: Reads) => ({
  ...{ room: room.value, board: board.value },
  questions: questions.value?.questions ?? NONE,
  reloadQuestions: questions.reload,
});

type Stepping = Reads & { readonly script: { readonly reload: () => void } };

/** Keeps all of it in step with the room and with the desks. */
function useStep(id: string, reads: Stepping, hearClock: (at: string) => void): void {
  const { session, sheet, room, questions, board, script } = reads;
  const at = session.value?.room;
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
}
