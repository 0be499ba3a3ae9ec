import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockAt, systemIds, systemRandom, type MovableClock } from '@hearth/cms/kernel';
import { over } from '../../engine/testing/a-recording';
import { writeFilm } from '../../engine/cutting/write-film';
import { testFilm, type TestFilm } from '../../engine/testing/test-film';
import { roomMoved, type LiveEventType, type MakeRoom, type RecordingLine } from '../../contract';
import { chapterStore } from '../recordings/chapter-store';
import { followBroadcast } from '../recordings/follow-broadcast';
import { keepingStore } from '../recordings/keeping-store';
import type { RecordingDeps } from '../recordings/recording-deps';
import { recordingLists } from '../recordings/recording-list-store';
import { recordingMirror } from '../recordings/recording-mirror';
import { recordingStore } from '../recordings/recording-store';
import { createRecordingWorks, type RecordingWorks } from '../recordings/recording-disk-store';
import { seeRecording } from '../recordings/see-recordings';
import { takingStore } from '../recordings/taking-store';
import { workOnRecording } from '../recordings/work-on-recording';
import { hearEvent } from '../rooms/hear-event';
import type { RoomDeps } from '../rooms/room-deps';
import { roomStore } from '../rooms/room-store';
import { aStreamingDesk, type StreamingDesk } from './a-streaming-desk';

/** A desk with a disk of recordings and a clock that a test moves. */
export type RecordingsDesk = {
  readonly desk: StreamingDesk;
  readonly folder: string;
  readonly clock: MovableClock;
  readonly deps: RecordingDeps;
  readonly roomDeps: RoomDeps;
  /** A broadcast that is on air, with what the packager would have written of it so far. */
  onAir(film?: TestFilm & { times?: number }, words?: Partial<MakeRoom>): Promise<OnAirRoom>;
  /** A broadcast from its beginning to its end. */
  recorded(film?: TestFilm & { times?: number }, words?: Partial<MakeRoom>): Promise<RecordingLine>;
  see(id: string): Promise<RecordingLine | string>;
  drop(): Promise<void>;
};

/** A room on air: its recording goes by the id of the broadcast. */
export type OnAirRoom = { readonly room: string; readonly id: string; end(): Promise<void> };

/** Encoded once for all tests. */
export const FILM: TestFilm = { width: 640, height: 360, seconds: 10 };

/** Opens one for a test file. */
export async function aRecordingsDesk(part: Partial<RecordingDeps> = {}): Promise<RecordingsDesk> {
  const clock = clockAt(new Date());
  const desk = await aStreamingDesk({ clock });
  const folder = mkdtempSync(join(tmpdir(), 'hearth-recordings-'));
  const { database } = desk.deps;
  const works = createRecordingWorks({ folder, ffmpeg: () => Promise.resolve('ffmpeg') });
  const deps: RecordingDeps = { ...recordingsOfDesk(desk, works), clock, ...part };
  const roomDeps: RoomDeps = { ...desk.deps, mirror: recordingMirror(deps) };
  let told = 0;
  const tell = async (room: string, type: LiveEventType): Promise<void> => {
    const before = (await roomStore.find(database, ['yunze'], room))?.broadcast ?? null;
    const event = { id: `r${(told += 1)}`, driver: 'local', ref: room, type, data: {} } as const;
    await hearEvent(roomDeps, { ...event, at: new Date() });
    await followed(deps, room, before);
  };
  const onAir: RecordingsDesk['onAir'] = async (film = FILM, words) => {
    const room = (await desk.made(words)).room.id;
    await tell(room, 'stream.live');
    const id = (await roomStore.find(database, ['yunze'], room))?.broadcast ?? '';
    const tags = await testFilm(process.cwd(), film);
    await writeFilm(
      { folder: join(folder, room, id), session: id, at: clock.now().getTime() },
      over(tags, film.times ?? 1),
    );
    return { room, id, end: () => tell(room, 'stream.ended') };
  };
  const see = async (id: string): Promise<RecordingLine | string> => {
    const seen = await seeRecording(deps, desk.operator, id);
    return seen.ok ? seen.value : seen.error.code;
  };
  return {
    ...{ desk, folder, clock, deps, roomDeps, onAir, see },
    recorded: async (film, words) => {
      const { id, end } = await onAir(film, words);
      await end();
      await workOnRecording(deps, id, new AbortController().signal);
      const seen = await see(id);
      if (typeof seen === 'string') throw new Error(seen);
      return seen;
    },
    drop: async () => {
      rmSync(folder, { recursive: true, force: true });
      await desk.drop();
    },
  };
}

/** What the verbs of recordings are handed by a desk and its disk. */
export function recordingsOfDesk({ deps }: StreamingDesk, works: RecordingWorks): RecordingDeps {
  const { database, clock, ledger, outbox, drivers } = deps;
  return {
    ...{ database, clock, ids: systemIds, random: systemRandom, ledger, outbox, drivers, works, usualDays: 90 },
    // What a job would do is done by the tests themselves.
    jobs: { enqueue: () => Promise.resolve() },
    ...{ rooms: roomStore, recordings: recordingStore, lists: recordingLists, chapters: chapterStore },
    ...{ keepings: keepingStore, takings: takingStore },
  };
}

/** Hands on where a room stands, twice: the outbox may. */
export async function followed(deps: RecordingDeps, id: string, broadcast: string | null): Promise<void> {
  const room = await roomStore.find(deps.database, ['yunze'], id);
  if (!room) throw new Error('no such room');
  const { state: to, version, station } = room;
  const payload = { roomId: id, to, broadcast: room.broadcast ?? broadcast, version, at: new Date().toISOString() };
  const event = { id: systemIds.next(), name: roomMoved.event, station, occurredAt: new Date(), payload };
  for (const _ of [1, 2]) await deps.database.transaction((tx) => followBroadcast(deps, event, tx));
}
