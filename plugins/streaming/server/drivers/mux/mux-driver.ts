import { setTimeout as after } from 'node:timers/promises';
import { mapOk, type Clock } from '@hearth/cms/kernel';
import type { Answered, Capabilities, LiveStreaming } from '../../../contract';
import { createMuxCall } from './mux-call';
import { createSigner, restrictTo } from './mux-playback';
import { createMuxQueue, MUX_PACE, type Pace } from './mux-queue';
import { addRendition, muxCaptions, muxRecordings, type Rendition } from './mux-recordings';
import type { MuxSettings } from './mux-settings';
import {
  createStream,
  listStreams,
  readStream,
  removeStrays,
  removeStream,
  rotateStreamKey,
  streamOf,
  turnStream,
  type MuxStream,
  type StreamsDeps,
} from './mux-streams';
import { MOST_TARGETS, muxTargets } from './mux-targets';

/** Live video carried by Mux, with what only Mux has. */
export type MuxDriver = LiveStreaming & {
  /** Every stream of the environment, in a few calls: what the house looks at when Mux was silent. */
  all(): Answered<readonly MuxStream[]>;
  /** Removes streams that a lost answer left behind, for those that the house knows by `opId` and `ref`. */
  removeStrays(all: readonly MuxStream[], known: ReadonlyMap<string, string>): Promise<void>;
  /** A form of a recording that stays at one address. */
  addRendition(recordingRef: string, rendition: Rendition): Answered<void>;
  /** Names the hosts on whose pages a player may stand; for `ViewerPass.restriction`. */
  restrictTo(hosts: readonly string[]): Answered<string>;
};

/** What the driver stands on, and how patient it is. */
export type MuxDriverDeps = {
  readonly settings: MuxSettings;
  readonly clock: Clock;
  readonly pace?: Pace;
  /** Milliseconds for one call. */
  readonly timeout?: number;
  /** Milliseconds between looks for what a lost answer made. */
  readonly looks?: readonly number[];
};

const TIMEOUT = 15_000;
const LOOKS = [0, 1_000, 3_000];

const CAPABILITIES: Omit<Capabilities, 'signed'> = {
  maxTargets: MOST_TARGETS,
  targetsWhileLive: false,
  lowLatencyHls: true,
  // Mux hears no Chinese.
  recogniser: ['en', 'en-US', 'es', 'fr', 'de', 'pt', 'it'],
  srt: false,
  rtmps: true,
  clipWhileLive: true,
  keyOverlap: false,
  latencies: ['low', 'reduced', 'standard'],
  trial: true,
};

/** Live video carried by Mux. */
export function createMuxDriver({ settings, clock, ...patience }: MuxDriverDeps): MuxDriver {
  const { pace = MUX_PACE, timeout = TIMEOUT, looks = LOOKS } = patience;
  const wait = async (milliseconds: number): Promise<void> => {
    await after(Math.ceil(milliseconds));
  };
  const call = createMuxCall({ settings, queue: createMuxQueue({ clock, pace, wait }), clock, timeout, wait });
  const canSign = settings.signing !== undefined;
  const streams: StreamsDeps = { call, canSign, looks, wait, ingest: settings.ingest };
  const recordings = { call, clock };
  const signer = createSigner({ settings, clock, timeout });
  return {
    driver: 'mux',
    capabilities: () => ({ ...CAPABILITIES, signed: settings.signing !== undefined }),
    create: oneAtATime((spec) => createStream(streams, spec)),
    find: async (ref) => mapOk(await readStream(streams, ref), (live) => streamOf(live, settings.ingest)),
    remove: (ref) => removeStream(streams, ref),
    enable: (ref) => turnStream(streams, ref, 'enable'),
    disable: (ref) => turnStream(streams, ref, 'disable'),
    complete: (ref) => turnStream(streams, ref, 'complete'),
    rotateKey: (ref) => rotateStreamKey(streams, ref),
    targets: muxTargets(call),
    recordings: muxRecordings(recordings),
    captions: muxCaptions(recordings),
    viewers: (ref) => signer.viewers(ref),
    playback: (playbackId, viewer) => signer.playback(playbackId, viewer),
    all: () => listStreams(streams),
    removeStrays: (all, known) => removeStrays(streams, all, known),
    addRendition: (ref, rendition) => addRendition(recordings, ref, rendition),
    restrictTo: (hosts) => restrictTo(call, hosts),
  };
}

/** Lets two who ask for the same at once share one answer. */
function oneAtATime(create: LiveStreaming['create']): LiveStreaming['create'] {
  const running = new Map<string, ReturnType<LiveStreaming['create']>>();
  return (spec) => {
    const known = running.get(spec.opId);
    if (known) return known;
    const asked = create(spec).finally(() => running.delete(spec.opId));
    running.set(spec.opId, asked);
    return asked;
  };
}
