import type { Mux } from '@mux/mux-node';
import { err, mapOk, ok, type Result } from '@hearth/cms/kernel';
import type { Answered, DriverRefusal, IngestPoint, Stream, StreamSpec, StreamState } from '../../../contract';
import { goneIsDone, isGone, isLost, type MuxCall } from './mux-call';

/** A live stream as Mux has it; it holds the key. */
export type MuxStream = Mux.Video.LiveStream;

/** What the streams stand on. */
export type StreamsDeps = {
  readonly call: MuxCall;
  /** Signed playback is there. */
  readonly canSign: boolean;
  readonly ingest: readonly IngestPoint[];
  /** When, after an answer was lost, one looks for what it may have made; milliseconds between the looks. */
  readonly looks: readonly number[];
  wait(milliseconds: number): Promise<void>;
};

type Made = { readonly stream: Stream; readonly key: string };

const PAGE = 100;
const LONGEST_WINDOW = 1_800;
const LONGEST_TITLE = 512;
/** Mux goes on by itself without a picture for so long; longer gaps want a slate. */
const PLAIN_WINDOW = 60;

const STATES: Readonly<Record<MuxStream['status'], StreamState>> = {
  idle: 'idle',
  active: 'live',
  disabled: 'disabled',
};

/** A stream in the words of the port, without its key. */
export function streamOf(live: MuxStream, ingest: readonly IngestPoint[]): Stream {
  const recordingRef = live.active_asset_id ?? live.recent_asset_ids?.at(-1);
  return {
    ref: live.id,
    opId: live.passthrough ?? '',
    state: STATES[live.status],
    ingest,
    playbackId: live.playback_ids?.[0]?.id ?? '',
    ...(recordingRef ? { recordingRef } : {}),
  };
}

/**
 * Makes a stream, or finds the one that was made under the same `opId`. Mux knows no idempotency and its SDK would send a POST again whose
 * answer was lost: so it is sent once, and after a doubt the house looks for what it made. Two of a kind become one.
 */
export async function createStream(deps: StreamsDeps, spec: StreamSpec): Answered<Made> {
  if (spec.signed && !deps.canSign) return err('STREAMING.NOT_OFFERED', { what: 'MUX_SIGNING_KEY' });
  const before = await theOne(deps, spec.opId);
  if (!before.ok) return before;
  return before.value ? ok(madeOf(deps, before.value)) : makeStream(deps, spec);
}

async function makeStream(deps: StreamsDeps, spec: StreamSpec): Answered<Made> {
  const send = () => deps.call('post', (mux, options) => mux.video.liveStreams.create(bodyOf(spec), options));
  const first = await send();
  if (first.ok) return ok(madeOf(deps, first.value));
  if (!isLost(first.error)) return first;
  const found = await lookFor(deps, spec.opId);
  if (!found.ok || found.value) return foundOrLost(deps, found);
  const second = await send();
  if (!second.ok && !isLost(second.error)) return second;
  // Whatever the second one says, the first may have come true meanwhile.
  return foundOrLost(deps, await lookFor(deps, spec.opId));
}

const foundOrLost = (
  deps: Pick<StreamsDeps, 'ingest'>,
  found: Awaited<Answered<MuxStream | undefined>>,
): Result<Made, DriverRefusal> =>
  found.ok && found.value ? ok(madeOf(deps, found.value)) : err('STREAMING.PROVIDER_LOST');

const madeOf = ({ ingest }: Pick<StreamsDeps, 'ingest'>, live: MuxStream): Made => ({
  stream: streamOf(live, ingest),
  key: live.stream_key,
});

function bodyOf(spec: StreamSpec): Mux.Video.LiveStreamCreateParams {
  const policies: Mux.PlaybackPolicy[] = [spec.signed ? 'signed' : 'public'];
  const title = [...spec.title].slice(0, LONGEST_TITLE).join('');
  const reconnect = Math.min(Math.max(0, spec.reconnectSeconds), LONGEST_WINDOW);
  return {
    passthrough: spec.opId,
    meta: { title },
    latency_mode: spec.latency,
    reconnect_window: reconnect,
    ...(spec.latency === 'standard' && reconnect > PLAIN_WINDOW ? { use_slate_for_standard_latency: true } : {}),
    playback_policies: policies,
    // Mux records whatever is live; a recording that nobody wants has no address at which it could be watched.
    new_asset_settings: {
      passthrough: spec.opId,
      meta: { title },
      ...(spec.record ? { playback_policies: policies } : {}),
    },
    ...(spec.audioOnly ? { audio_only: true } : {}),
    ...(spec.test ? { test: true } : {}),
  };
}

async function lookFor(deps: StreamsDeps, opId: string): Answered<MuxStream | undefined> {
  for (const pause of deps.looks) {
    if (pause > 0) await deps.wait(pause);
    const found = await theOne(deps, opId);
    if (!found.ok || found.value) return found;
  }
  return ok(undefined);
}

/** The stream of an `opId`; surplus ones that an unheard POST left behind are removed. */
async function theOne(deps: StreamsDeps, opId: string): Answered<MuxStream | undefined> {
  const all = await listStreams(deps);
  return all.ok ? oneOf(deps, all.value, opId) : all;
}

async function oneOf(deps: StreamsDeps, all: readonly MuxStream[], opId: string): Answered<MuxStream | undefined> {
  const [kept, ...surplus] = all.filter(({ passthrough }) => passthrough === opId).sort(firstKept);
  await removeSurplus(deps, surplus);
  return ok(kept);
}

/** One that is on the air is never the surplus; else the oldest stays, because it is the one that somebody may have been told of. */
const firstKept = (a: MuxStream, b: MuxStream): number =>
  Number(b.status === 'active') - Number(a.status === 'active') ||
  Number(a.created_at) - Number(b.created_at) ||
  (a.id < b.id ? -1 : 1);

async function removeSurplus(deps: StreamsDeps, surplus: readonly MuxStream[]): Promise<void> {
  for (const one of surplus.filter(({ status }) => status !== 'active')) {
    // One that stays now is found again by the next look of the house.
    await removeStream(deps, one.id);
  }
}

/** All streams of the environment. */
export async function listStreams({ call }: Pick<StreamsDeps, 'call'>): Answered<readonly MuxStream[]> {
  const all: MuxStream[] = [];
  for (let page = 1; ; page += 1) {
    const got = await call('read', (mux, options) => mux.video.liveStreams.list({ limit: PAGE, page }, options));
    if (!got.ok) return got;
    all.push(...got.value.data);
    if (got.value.data.length < PAGE) return ok(all);
  }
}

/** Removes what a POST that nobody heard of left behind, for streams that the house knows by `opId` and `ref`. */
export async function removeStrays(
  deps: StreamsDeps,
  all: readonly MuxStream[],
  known: ReadonlyMap<string, string>,
): Promise<void> {
  const strays = all.filter(({ id, passthrough = '' }) => known.has(passthrough) && known.get(passthrough) !== id);
  // Only while the one that the house knows is really there.
  const there = new Set(all.map(({ id }) => id));
  await removeSurplus(
    deps,
    strays.filter(({ passthrough = '' }) => there.has(known.get(passthrough) ?? '')),
  );
}

/** Reads one stream, with its key. */
export const readStream = ({ call }: Pick<StreamsDeps, 'call'>, ref: string): Answered<MuxStream> =>
  call('read', (mux, options) => mux.video.liveStreams.retrieve(ref, options));

/** Removes a stream; its recordings stay. */
export async function removeStream({ call }: Pick<StreamsDeps, 'call'>, ref: string): Answered<void> {
  return goneIsDone(await call('write', (mux, options) => mux.video.liveStreams.delete(ref, options)));
}

/** Lets encoders in, throws them out, or ends the broadcast. */
export async function turnStream(
  deps: StreamsDeps,
  ref: string,
  turn: 'enable' | 'disable' | 'complete',
): Answered<void> {
  const done = await deps.call('write', (mux, options) => mux.video.liveStreams[turn](ref, options));
  if (done.ok || isGone(done.error)) return mapOk(done, () => undefined);
  // Mux refuses what is so already; whoever asks twice asked for the same.
  const now = await readStream(deps, ref);
  return now.ok && IS_SO[turn](now.value.status) ? ok() : done;
}

const IS_SO = {
  enable: (status: MuxStream['status']) => status !== 'disabled',
  disable: (status: MuxStream['status']) => status === 'disabled',
  complete: (status: MuxStream['status']) => status !== 'active',
};

/**
 * A new key. Mux lets an encoder go on that is in already, so it is thrown out: whoever changes a key in the middle of a broadcast does it
 * because somebody has it who should not.
 */
export async function rotateStreamKey(deps: StreamsDeps, ref: string): Answered<{ readonly key: string }> {
  const before = await readStream(deps, ref);
  if (!before.ok) return before;
  const fresh = await freshKey(deps, before.value);
  if (!fresh.ok || before.value.status !== 'active') return fresh;
  const out = await turnStream(deps, ref, 'disable');
  const open = await turnStream(deps, ref, 'enable');
  if (!out.ok) return out;
  return open.ok ? fresh : open;
}

async function freshKey(
  deps: StreamsDeps,
  before: MuxStream,
): Promise<Result<{ readonly key: string }, DriverRefusal>> {
  const made = await deps.call('post', (mux, options) => mux.video.liveStreams.resetStreamKey(before.id, options));
  if (made.ok) return ok({ key: made.value.stream_key });
  if (!isLost(made.error)) return made;
  const now = await readStream(deps, before.id);
  // An answer that was lost shows in the key; when the old one is still good, it is safe to ask anew.
  if (!now.ok || now.value.stream_key === before.stream_key) return made;
  return ok({ key: now.value.stream_key });
}
