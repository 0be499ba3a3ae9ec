import { err, ok, type Random } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import type { Answered, Capabilities, IngestPoint, LiveStreaming, Stream } from '../../../contract';
import { hashOfKey, keyOf } from './hash-key';
import type { KeyStore } from './key-store';

/** What the local driver stands on. */
export type LocalDeps = {
  readonly database: Database;
  readonly random: Random;
  readonly keys: KeyStore;
  readonly ingest: readonly IngestPoint[];
  /** Tells the processes that something changed. */
  changed(): void;
  readonly captions?: LiveStreaming['captions'];
};

const KEY_BYTES = 32;
const NOT_YET = (what: string): Answered<never> => Promise.resolve(err('STREAMING.NOT_OFFERED', { what }));

/** Live video by processes of our own: nothing to sign up for. A stream is its room, and what is to be stands in the database. */
export function localDriver(deps: LocalDeps): LiveStreaming {
  const newKey = async (room: string, overlapSeconds: number): Promise<string | undefined> => {
    const key = keyOf(deps.random.bytes(KEY_BYTES));
    const isThere = await deps.database.transaction((tx) =>
      deps.keys.replace(tx, room, { hash: hashOfKey(key), overlapSeconds }),
    );
    deps.changed();
    return isThere ? key : undefined;
  };
  const stream = (ref: string): Stream => ({ ref, opId: ref, state: 'idle', ingest: deps.ingest, playbackId: ref });
  const done = (): Answered<void> => {
    deps.changed();
    return Promise.resolve(ok(undefined));
  };
  return {
    driver: 'local',
    capabilities: () => capabilitiesOf(deps.ingest),
    create: async ({ opId }) => {
      const key = await newKey(opId, 0);
      return key === undefined ? err('STREAMING.PROVIDER_GONE') : ok({ stream: stream(opId), key });
    },
    find: (ref) => Promise.resolve(ok(stream(ref))),
    remove: async (ref) => {
      await deps.keys.forget(deps.database, ref);
      return done();
    },
    enable: done,
    disable: done,
    complete: done,
    rotateKey: async (ref, overlapSeconds) => {
      const key = await newKey(ref, overlapSeconds);
      return key === undefined ? err('STREAMING.PROVIDER_GONE') : ok({ key });
    },
    ...NOT_HERE_YET,
    ...(deps.captions ? { captions: deps.captions } : {}),
    viewers: () => Promise.resolve(ok(0)),
    playback: (id) =>
      Promise.resolve(
        ok({ hls: at(id, 'index.m3u8'), poster: at(id, 'poster.jpg'), storyboard: at(id, 'storyboard.vtt') }),
      ),
  };
}

const at = (playbackId: string, file: string): string => `/live/${playbackId}/${file}`;

const capabilitiesOf = (ingest: readonly IngestPoint[]): Capabilities => ({
  maxTargets: null,
  targetsWhileLive: true,
  lowLatencyHls: true,
  recogniser: [],
  srt: false,
  rtmps: ingest.some(({ protocol }) => protocol === 'rtmps'),
  clipWhileLive: true,
  keyOverlap: true,
});

const NOT_HERE_YET: Pick<LiveStreaming, 'targets' | 'recordings' | 'captions'> = {
  targets: { add: () => NOT_YET('targets'), remove: () => NOT_YET('targets'), list: () => Promise.resolve(ok([])) },
  recordings: {
    list: () => Promise.resolve(ok([])),
    remove: () => NOT_YET('recordings'),
    clip: () => NOT_YET('clips'),
    download: () => NOT_YET('download'),
  },
  captions: { add: () => NOT_YET('captions') },
};
