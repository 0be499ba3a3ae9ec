import type { Mux } from '@mux/mux-node';
import { found, invalid, secondsOf, type LabAsset, type LabStream, type World } from './mux-world';

let born = 0;

function anAsset(world: World, part: Partial<LabAsset>): LabAsset {
  // The SDK still asks for a field that it calls deprecated; the driver reads it nowhere.
  const asset = {
    id: world.id(),
    born: (born += 1),
    created_at: secondsOf(world),
    ...{ video_quality: 'plus', master_access: 'none', max_resolution_tier: '1080p', status: 'preparing' },
    ...{ progress: { progress: 0, state: 'ingesting' }, tracks: [], playback_ids: [] },
    ...part,
  } as LabAsset;
  world.assets.set(asset.id, asset);
  world.tell('video.asset.created', asset);
  return asset;
}

/** The recording of a broadcast that begins. */
export function beginRecording(world: World, stream: LabStream): void {
  const { playback_policies: policies = [], passthrough } = stream.new_asset_settings ?? {};
  const asset = anAsset(world, {
    ...{ live_stream_id: stream.id, is_live: true, status: 'ready', ingest_type: 'live_rtmp' },
    ...(passthrough === undefined ? {} : { passthrough }),
    ...(stream.test ? { test: true } : {}),
    playback_ids: policies.map((policy) => ({ id: world.id(), policy })),
  });
  stream.active_asset_id = asset.id;
  stream.recent_asset_ids.push(asset.id);
  // It can be watched from its beginning.
  world.tell('video.asset.ready', asset);
}

/** The broadcast is over: after a while its recording is whole. */
export function endRecording(world: World, stream: LabStream): void {
  const asset = world.assets.get(stream.active_asset_id ?? '');
  delete stream.active_asset_id;
  if (!asset) return;
  Object.assign(asset, { is_live: false, status: 'preparing' });
  finish(world, asset, 12.5);
  world.tell('video.asset.live_stream_completed', asset);
}

function finish(world: World, asset: LabAsset, duration: number): void {
  world.later(() => {
    if (!world.assets.has(asset.id)) return;
    Object.assign(asset, { status: 'ready', duration, progress: { progress: 100, state: 'completed' } });
    world.tell('video.asset.ready', asset);
  });
}

const CLIP = /^mux:\/\/assets\/([\w-]+)$/;

/** Makes an asset; of an address inside Mux, a clip. */
export function createAsset(world: World, body: Mux.Video.AssetCreateParams): LabAsset {
  const piece = pieceOf(body.inputs[0]);
  const source = found(world.assets, piece.of);
  checkPiece(piece, source);
  const asset = anAsset(world, {
    ...{ source_asset_id: source.id, ingest_type: 'on_demand_clip' },
    ...(body.passthrough === undefined ? {} : { passthrough: body.passthrough }),
    playback_ids: (body.playback_policies ?? []).map((policy) => ({ id: world.id(), policy })),
  });
  finish(world, asset, piece.end - piece.start);
  return asset;
}

type Piece = { readonly of: string; readonly start: number; readonly end: number };

function pieceOf(input: Mux.Video.InputSettings | undefined): Piece {
  const [, of] = CLIP.exec(input?.url ?? '') ?? [];
  if (of === undefined) throw invalid('this stand-in makes clips alone');
  const start = input?.start_time ?? 0;
  return { of, start, end: input?.end_time ?? start + 1 };
}

function checkPiece({ start, end }: Piece, { duration = Infinity }: LabAsset): void {
  if (start < 0 || end <= start) throw invalid('end_time must be greater than start_time');
  if (end > duration) throw invalid('end_time is after the end of the asset');
}

/** Takes an asset out of the world. */
export function deleteAsset(world: World, id: string): void {
  const asset = found(world.assets, id);
  world.assets.delete(id);
  world.tell('video.asset.deleted', asset);
}

/** Adds words or another sound. */
export function createTrack(world: World, asset: LabAsset, body: Mux.Video.AssetCreateTrackParams): Mux.Video.Track {
  const same = asset.tracks.some((one) => one.language_code === body.language_code && one.name === body.name);
  if (same) throw invalid('a track with this language_code and name exists');
  const { url: _url, ...said } = body;
  const track: Mux.Video.Track & { asset_id: string } = {
    ...said,
    ...{ id: world.id(), asset_id: asset.id, status: 'preparing' },
    ...(body.type === 'text' ? { text_source: 'uploaded' } : {}),
  };
  asset.tracks.push(track);
  world.tell('video.asset.track.created', track);
  world.later(() => {
    track.status = 'ready';
    world.tell('video.asset.track.ready', track);
  });
  return track;
}

/** Takes a track away. */
export function deleteTrack(world: World, asset: LabAsset, id: string): void {
  const track = found(new Map(asset.tracks.map((one) => [one.id ?? '', one])), id);
  asset.tracks = asset.tracks.filter((one) => one !== track);
  world.tell('video.asset.track.deleted', track);
}

/** Opens the master for a day, or closes it. */
export function masterAccess(world: World, asset: LabAsset, to: 'temporary' | 'none'): LabAsset {
  if (asset.is_live) throw invalid('master access is not available while the asset is live');
  asset.master_access = to;
  if (to === 'none') {
    delete asset.master;
    return asset;
  }
  asset.master = { status: 'preparing' };
  world.later(() => {
    asset.master = { status: 'ready', url: `${world.home}/master/${asset.id}.mp4?signature=lab` };
    world.tell('video.asset.master.ready', asset);
  });
  return asset;
}

/** Makes a film of its own. */
export function createRendition(
  world: World,
  asset: LabAsset,
  { resolution }: Mux.Video.AssetCreateStaticRenditionParams,
): Mux.Video.StaticRendition {
  const files = asset.static_renditions?.files ?? [];
  if (files.some((file) => file.resolution === resolution)) throw invalid('Static rendition already exists');
  const made: Mux.Video.StaticRendition = { id: world.id(), resolution, status: 'preparing' };
  asset.static_renditions = { status: 'preparing', files: [...files, made] };
  world.later(() => {
    made.status = 'ready';
    world.tell('video.asset.static_rendition.ready', { ...made, asset_id: asset.id });
  });
  return made;
}
