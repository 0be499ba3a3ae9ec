import { err, ok, type Random } from '@hearth/cms/kernel';
import type { Database, Tx } from '@hearth/cms/platform';
import type { Answered, Capabilities, IngestPoint, LiveStreaming, Stream, StreamState } from '../../../contract';
import { hashOfKey, keyOf } from '../../rooms/hash-key';
import type { KeyStore } from './key-store';
import type { LocalPlayback } from './local-playback';
import type { LocalStream, LocalStreamStore } from './local-stream-store';

/** What the local driver stands on. */
export type LocalDeps = {
  readonly database: Database;
  readonly random: Random;
  readonly keys: KeyStore;
  readonly streams: LocalStreamStore;
  readonly targets: LiveStreaming['targets'];
  readonly ingest: readonly IngestPoint[];
  readonly playing: LocalPlayback;
  readonly recordings?: LiveStreaming['recordings'];
  /** Tells the processes that something changed. */
  changed(): void;
  readonly captions?: LiveStreaming['captions'];
  /** Whether the operator opened ports to SRT; who says nothing did not. */
  readonly srt?: boolean;
};

/** The local driver, and what only it can: a key in the transaction of whoever takes a room over from another driver. */
export type LocalDriver = LiveStreaming & {
  readonly ingest: readonly IngestPoint[];
  keyIn(tx: Tx, room: string): Promise<string | undefined>;
};

const KEY_BYTES = 32;
const NOT_YET = (what: string): Answered<never> => Promise.resolve(err('STREAMING.NOT_OFFERED', { what }));

/** Live video by processes of our own: nothing to sign up for. A stream is its room, and what is to be stands in the database. */
export function localDriver(deps: LocalDeps): LocalDriver {
  const keys = keysOf(deps);
  const stream = (ref: string, kept?: LocalStream): Stream => ({
    ...{ ref, opId: ref, state: kept ? STATES[kept.state] : 'idle' },
    ...{ ingest: deps.ingest, playbackId: kept?.playbackId ?? ref },
  });
  const done = (): Answered<void> => {
    deps.changed();
    return Promise.resolve(ok(undefined));
  };
  /** What people do to a room is written by its verbs, and the processes follow what is written. */
  const ifThere = async (ref: string): Answered<void> =>
    (await deps.streams.find(deps.database, ref)) ? done() : err('STREAMING.PROVIDER_GONE');
  return {
    driver: 'local',
    ingest: deps.ingest,
    keyIn: (tx, room) => keys.inside(tx, room),
    capabilities: () => capabilitiesOf(deps),
    create: async ({ opId }) => {
      const key = await keys.change(opId, 0);
      return key === undefined ? err('STREAMING.PROVIDER_GONE') : ok({ stream: stream(opId), key });
    },
    find: async (ref) => {
      const kept = await deps.streams.find(deps.database, ref);
      return kept ? ok(stream(ref, kept)) : err('STREAMING.PROVIDER_GONE');
    },
    remove: async (ref) => {
      await deps.keys.forget(deps.database, ref);
      return done();
    },
    enable: ifThere,
    disable: ifThere,
    complete: ifThere,
    rotateKey: async (ref, overlapSeconds) => {
      // A key of a stream that was removed would bring it back.
      const isThere = await deps.streams.find(deps.database, ref);
      const key = isThere && (await keys.change(ref, overlapSeconds));
      return key === undefined ? err('STREAMING.PROVIDER_GONE') : ok({ key });
    },
    ...NOT_HERE_YET,
    ...deps.playing,
    targets: deps.targets,
    ...(deps.recordings ? { recordings: deps.recordings } : {}),
    ...(deps.captions ? { captions: deps.captions } : {}),
  };
}

/** Makes keys of encoders; undefined where there is no such room. */
function keysOf({ random, keys, database, changed }: LocalDeps) {
  const put = async (tx: Tx, room: string, overlapSeconds: number): Promise<string | undefined> => {
    const key = keyOf(random.bytes(KEY_BYTES));
    return (await keys.replace(tx, room, { hash: hashOfKey(key), overlapSeconds })) ? key : undefined;
  };
  return {
    inside: (tx: Tx, room: string) => put(tx, room, 0),
    change: async (room: string, overlapSeconds: number): Promise<string | undefined> => {
      const key = await database.transaction((tx) => put(tx, room, overlapSeconds));
      changed();
      return key;
    },
  };
}

const STATES: Readonly<Record<LocalStream['state'], StreamState>> = {
  ...{ making: 'idle', idle: 'idle', connecting: 'connecting', live: 'live', reconnecting: 'reconnecting' },
  ...{ disabled: 'disabled', removed: 'disabled' },
};

const capabilitiesOf = ({ ingest, srt = false }: Pick<LocalDeps, 'ingest' | 'srt'>): Capabilities => ({
  maxTargets: null,
  targetsWhileLive: true,
  lowLatencyHls: true,
  recogniser: [],
  srt,
  rtmps: ingest.some(({ protocol }) => protocol === 'rtmps'),
  clipWhileLive: true,
  keyOverlap: true,
  latencies: ['low'],
  trial: false,
  signed: true,
});

const NOT_HERE_YET: Pick<LiveStreaming, 'recordings' | 'captions'> = {
  recordings: {
    list: () => Promise.resolve(ok([])),
    remove: () => NOT_YET('recordings'),
    clip: () => NOT_YET('clips'),
    download: () => NOT_YET('download'),
  },
  captions: { add: () => NOT_YET('captions') },
};
