import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchOutside } from '@hearth/cms/platform';
import { captionPorts, type IngestPoint, type LiveStreaming } from '../../../contract';
import { cueStore } from '../../captions/cue-store';
import { filmOf } from '../../captions/cut-cues.rules';
import { glossaryStore } from '../../captions/glossary-store';
import { storeWords } from '../../captions/store-words';
import { trackStore } from '../../captions/track-store';
import { createRecordings } from '../../origin/recordings';
import { createRecordingWorks, type RecordingWorks } from '../../recordings/recording-disk-store';
import { refOf } from '../../recordings/recording-ref';
import { takingStore } from '../../recordings/taking-store';
import { workOnRecording } from '../../recordings/work-on-recording';
import { roomStore } from '../../rooms/room-store';
import { followed, recordingsOfDesk } from '../../testing/a-recordings-desk';
import { aStreamingDesk, type PartsGround, type StreamingDesk } from '../../testing/a-streaming-desk';
import { localCaptions } from '../local/local-captions';
import { localRecordings } from '../local/local-recordings';
import { localRecordingStore } from '../local/local-recording-store';
import { anEngine, freePort, type EngineAtWork } from './an-engine';
import { aGate, type Gate } from './a-gate';

/** Live video of our own from end to end without a host: a desk, the processes, the disk, and the gate at which viewers ask. */
export type House = {
  readonly desk: StreamingDesk;
  /** Where encoders send to. */
  readonly server: string;
  readonly gate: Gate;
  /** What a host does with a room's broadcast once it has ended: its recording is looked through, and drawn. */
  wrapUp(room: string): Promise<void>;
  /** How many sets of words in a language the room of a recording has. */
  words(recordingRef: string, language: string): Promise<number>;
  stop(): Promise<void>;
};

/** Mux beside it, and where the relay may take pictures. */
type WithMux = { readonly driver: LiveStreaming; readonly ingest: readonly IngestPoint[] };

/** Opens one; with Mux its rooms can be handed out there. */
export async function aHouse(mux?: WithMux): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-house-'));
  const rtmpPort = await freePort();
  const server = `rtmp://127.0.0.1:${rtmpPort}/live`;
  const at: { work?: EngineAtWork } = {};
  const works = createRecordingWorks({ folder, ffmpeg: () => Promise.resolve('ffmpeg') });
  const desk = await aStreamingDesk({
    ...{ server, ...(mux ? { mux } : {}), parts: (ground) => partsOn(ground, { folder, works }) },
    changed: () => at.work?.engine.changed(),
  });
  at.work = anEngine(desk, { folder, rtmpPort, allowed: (mux?.ingest ?? []).map((one) => new URL(one.server).host) });
  const gate = await aGate(desk, { folder, works });
  const recordings = recordingsOfDesk(desk, works);
  const { knex } = desk.db;
  return {
    ...{ desk, server, gate },
    wrapUp: async (room) => {
      const rows = await knex('streaming_broadcast').where({ room }).orderBy('began_at', 'desc').limit(1);
      const [last] = rows as { id: string }[];
      if (!last) return;
      await followed(recordings, room, last.id);
      await workOnRecording(recordings, last.id, new AbortController().signal);
      await gate.draw();
    },
    words: async (ref, language) => {
      const tracks = await trackStore.list(knex, roomIn(ref));
      return tracks.filter((one) => one.language === language).length;
    },
    stop: async () => {
      await gate.close();
      await at.work?.stop();
      await desk.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const roomIn = (ref: string): string => ref.slice(0, ref.indexOf('/'));

type Disk = { readonly folder: string; readonly works: RecordingWorks };

/** Recordings and captions over a disk. */
function partsOn(ground: PartsGround, { folder, works }: Disk): Pick<LiveStreaming, 'recordings' | 'captions'> {
  const recording = createRecordings();
  const captions = {
    ...{ ...ground, rooms: roomStore, ports: captionPorts() },
    ...{ tracks: trackStore, cues: cueStore, glossary: glossaryStore },
    film: async (room: string, session: string) => {
      const state = await recording({ session, folder: join(folder, refOf(room, session)) });
      return state && filmOf(state.segments);
    },
  };
  return {
    recordings: localRecordings({ ...ground, works, broadcasts: localRecordingStore, takings: takingStore }),
    captions: localCaptions({
      fetch: (url) => fetchOutside({ url, maxBytes: 100_000, timeout: 5_000, allowed: new Set(['127.0.0.1']) }),
      store: (ref, words) => storeWords(captions, ref, words),
    }),
  };
}
