import { createHash } from 'node:crypto';
import type { Mux } from '@mux/mux-node';
import { err, mapOk, ok, type Clock } from '@hearth/cms/kernel';
import type { Answered, ClipSpec, LiveStreaming, Recording } from '../../../contract';
import { goneIsDone, isGone, isLost, type MuxCall } from './mux-call';

type Asset = Mux.Video.Asset;

/** What the recordings stand on. */
export type RecordingsDeps = { readonly call: MuxCall; readonly clock: Clock };

/** A form of a recording that stays at one address: a film to load down, or its sound alone. */
export type Rendition = 'highest' | 'audio-only';

const PAGE = 100;
/** What was made a moment ago is among the newest. */
const NEWEST = 3;
/** Mux keeps a master for a day and does not say since when; so long it is there for certain while it was only just made. */
const MASTER_MINUTES = 60;

/** A recording in the words of the port. */
export function recordingOf(asset: Asset): Recording {
  const playbackId = asset.playback_ids?.[0]?.id;
  const seconds = asset.duration ?? 0;
  return {
    ref: asset.id,
    // An asset that is still live says that it is ready, because it can be watched.
    state: asset.is_live && asset.status !== 'errored' ? 'recording' : asset.status,
    seconds,
    ...(playbackId ? { playbackId } : {}),
  };
}

/** What was live, as Mux keeps it. */
export function muxRecordings(deps: RecordingsDeps): LiveStreaming['recordings'] {
  return {
    list: (ref) => recordingsOf(deps, ref),
    remove: async (ref) => goneIsDone(await deps.call('write', (mux, o) => mux.video.assets.delete(ref, o))),
    clip: (ref, piece) => cutClip(deps, ref, piece),
    download: (ref) => downloadOf(deps, ref),
  };
}

const readAsset = ({ call }: RecordingsDeps, ref: string): Answered<Asset> =>
  call('read', (mux, options) => mux.video.assets.retrieve(ref, options));

async function recordingsOf({ call }: RecordingsDeps, ref: string): Answered<readonly Recording[]> {
  const all: Asset[] = [];
  for (let page = 1; ; page += 1) {
    const query = { live_stream_id: ref, limit: PAGE, page };
    const got = await call('read', (mux, options) => mux.video.assets.list(query, options));
    if (!got.ok) return got;
    all.push(...got.value.data);
    if (got.value.data.length < PAGE) return ok(all.map(recordingOf));
  }
}

/** A clip, cut at the very frame: Mux encodes it anew. One of the same `opId` is made once. */
async function cutClip(deps: RecordingsDeps, ref: string, piece: ClipSpec): Answered<Recording> {
  const source = await readAsset(deps, ref);
  if (!source.ok) return source;
  const known = await newestWith(deps, piece.opId);
  if (!known.ok) return known;
  if (known.value) return ok(recordingOf(known.value));
  const body = clipBody(source.value, piece);
  const made = await deps.call('post', (mux, options) => mux.video.assets.create(body, options));
  if (made.ok) return ok(recordingOf(made.value));
  if (!isLost(made.error)) return made;
  const found = await newestWith(deps, piece.opId);
  return found.ok && found.value ? ok(recordingOf(found.value)) : made;
}

/** A clip is watched by whoever may watch what it was cut from. */
function clipBody({ id, playback_ids = [], test }: Asset, piece: ClipSpec): Mux.Video.AssetCreateParams {
  const policies = [...new Set(playback_ids.map(({ policy }) => policy))];
  return {
    inputs: [{ url: `mux://assets/${id}`, start_time: piece.start, end_time: piece.end }],
    passthrough: piece.opId,
    ...(policies.length > 0 ? { playback_policies: policies } : {}),
    ...(test ? { test: true } : {}),
  };
}

/** Mux finds no asset by its passthrough, but lists the newest first; of several the oldest counts, and the rest is removed. */
async function newestWith({ call }: RecordingsDeps, opId: string): Answered<Asset | undefined> {
  const found: Asset[] = [];
  for (let page = 1; page <= NEWEST; page += 1) {
    const got = await call('read', (mux, options) => mux.video.assets.list({ limit: PAGE, page }, options));
    if (!got.ok) return got;
    found.push(...got.value.data.filter(({ passthrough }) => passthrough === opId));
    if (got.value.data.length < PAGE) break;
  }
  const kept = found.pop();
  for (const { id } of found) await call('write', (mux, options) => mux.video.assets.delete(id, options));
  return ok(kept);
}

async function downloadOf(
  deps: RecordingsDeps,
  ref: string,
): Answered<{ readonly url: string; readonly until: Date } | { readonly preparing: true }> {
  const asset = await readAsset(deps, ref);
  if (!asset.ok) return asset;
  const { master, master_access: access } = asset.value;
  if (access === 'temporary' && master?.status === 'ready' && master.url) {
    return ok({ url: master.url, until: new Date(deps.clock.now().getTime() + MASTER_MINUTES * 60_000) });
  }
  if (access === 'temporary' && master?.status === 'preparing') return ok({ preparing: true });
  const asked = await deps.call('write', (mux, options) =>
    mux.video.assets.updateMasterAccess(ref, { master_access: 'temporary' }, options),
  );
  return mapOk(asked, () => ({ preparing: true }) as const);
}

/** Adds words to a recording. Words of the same language that were added before make room for them. */
export function muxCaptions(deps: RecordingsDeps): LiveStreaming['captions'] {
  return {
    async add(ref, track) {
      const passthrough = createHash('sha256').update(track.vttUrl).digest('hex').slice(0, 32);
      const asset = await readAsset(deps, ref);
      if (!asset.ok) return asset;
      const before = uploadedIn(asset.value, track.language);
      if (before.some((one) => one.passthrough === passthrough)) return ok();
      for (const { id = '' } of before) {
        const removed = await deps.call('write', (mux, o) => mux.video.assets.deleteTrack(ref, id, o));
        if (!removed.ok && !isGone(removed.error)) return removed;
      }
      return addWords(deps, ref, { ...track, passthrough });
    },
  };
}

type Words = {
  readonly language: string;
  readonly name: string;
  readonly vttUrl: string;
  readonly passthrough: string;
};

async function addWords(deps: RecordingsDeps, ref: string, words: Words): Answered<void> {
  const { language, name, vttUrl: url, passthrough } = words;
  const track = { type: 'text', text_type: 'subtitles', language_code: language, name, url, passthrough } as const;
  const made = await deps.call('post', (mux, options) => mux.video.assets.createTrack(ref, track, options));
  if (made.ok || !isLost(made.error)) return mapOk(made, () => undefined);
  const now = await readAsset(deps, ref);
  const isThere = now.ok && uploadedIn(now.value, language).some((one) => one.passthrough === passthrough);
  return isThere ? ok() : made;
}

const uploadedIn = ({ tracks = [] }: Asset, language: string): readonly Mux.Video.Track[] =>
  tracks.filter(
    ({ type, text_source, language_code, status }) =>
      type === 'text' && text_source === 'uploaded' && language_code === language && status !== 'deleted',
  );

/** Makes a recording a film of its own at an address that stays; one that is there already stays as it is. */
export async function addRendition(deps: RecordingsDeps, ref: string, resolution: Rendition): Answered<void> {
  const asset = await readAsset(deps, ref);
  if (!asset.ok) return asset;
  const has = (one: Asset): boolean => (one.static_renditions?.files ?? []).some((f) => f.resolution === resolution);
  if (has(asset.value)) return ok();
  const made = await deps.call('post', (mux, o) => mux.video.assets.createStaticRendition(ref, { resolution }, o));
  if (made.ok || !isLost(made.error)) return mapOk(made, () => undefined);
  const now = await readAsset(deps, ref);
  return now.ok && has(now.value) ? ok() : err('STREAMING.PROVIDER_LOST');
}
