import type { Mux } from '@mux/mux-node';
import { found, invalid, LabRefusal, secondsOf, type LabStream, type World } from './mux-world';
import { beginRecording, endRecording } from './mux-assets';

type CreateParams = Mux.Video.LiveStreamCreateParams;
const MOST_TARGETS = 6;
const LONGEST_WINDOW = 1_800;
let born = 0;

/** Makes a live stream, idle. */
export function createLiveStream(world: World, body: CreateParams): LabStream {
  const { simulcast_targets: targets = [], playback_policies: policies = [], ...rest } = body;
  const { latency_mode: latency = 'standard', max_continuous_duration: longest = 43_200 } = body;
  const { reconnect_window: reconnect = latency === 'standard' ? 60 : 0 } = body;
  if (reconnect > LONGEST_WINDOW) throw invalid('reconnect_window must be between 0 and 1800');
  if (targets.length > MOST_TARGETS) throw invalid('Simulcast target limit reached');
  const stream: LabStream = {
    // Settings come back as they were sent; the compiler knows them under two names.
    ...(rest as Partial<Mux.Video.LiveStream>),
    id: world.id(),
    born: (born += 1),
    created_at: secondsOf(world),
    latency_mode: latency,
    max_continuous_duration: longest,
    reconnect_window: reconnect,
    status: 'idle',
    stream_key: `${world.id()}${world.id()}`.slice(0, 64),
    playback_ids: policies.map((policy) => ({ id: world.id(), policy })),
    recent_asset_ids: [],
    simulcast_targets: [],
  };
  world.streams.set(stream.id, stream);
  for (const target of targets) addTarget(world, stream, target);
  world.tell('video.live_stream.created', stream);
  return stream;
}

/** Adds a platform: six of them, and while idle alone. */
export function addTarget(
  world: World,
  stream: LabStream,
  body: Mux.Video.LiveStreamCreateSimulcastTargetParams,
): Mux.Video.SimulcastTarget {
  if (stream.status === 'active') throw invalid('Simulcast targets can only be added while the live stream is idle');
  if (stream.simulcast_targets.length >= MOST_TARGETS) throw invalid('Simulcast target limit reached');
  if (!/^(rtmps?|srt):\/\/[^/\s]+/.test(body.url))
    throw invalid(`Invalid simulcast target url: ${body.url} ${body.stream_key ?? ''}`);
  const target: Mux.Video.SimulcastTarget = { ...body, id: world.id(), status: 'idle' };
  stream.simulcast_targets.push(target);
  world.tell('video.live_stream.simulcast_target.created', { ...target, live_stream_id: stream.id });
  return target;
}

/** Takes a platform away, while idle alone. */
export function removeTarget(world: World, stream: LabStream, id: string): void {
  const target = stream.simulcast_targets.find((one) => one.id === id);
  if (!target) throw new LabRefusal(404, 'not_found', 'Simulcast target not found');
  if (stream.status === 'active') throw invalid('Simulcast targets can only be deleted while the live stream is idle');
  stream.simulcast_targets = stream.simulcast_targets.filter((one) => one !== target);
  world.tell('video.live_stream.simulcast_target.deleted', { ...target, live_stream_id: stream.id });
}

/** Moves a platform's light. */
export function turnTarget(
  world: World,
  stream: LabStream,
  { id, ...to }: Pick<Mux.Video.SimulcastTarget, 'id' | 'status' | 'error_severity'>,
): void {
  const target = stream.simulcast_targets.find((one) => one.id === id);
  if (!target) throw new Error(`the stand-in has no target ${id}`);
  delete target.error_severity;
  Object.assign(target, to);
  world.tell(`video.live_stream.simulcast_target.${to.status}`, { ...target, live_stream_id: stream.id });
}

/** Ends a broadcast: its recording is made ready, its targets rest. */
export function endBroadcast(world: World, stream: LabStream): void {
  if (stream.status !== 'active') return;
  stream.status = 'idle';
  endRecording(world, stream);
  for (const { id } of stream.simulcast_targets) turnTarget(world, stream, { id, status: 'idle' });
  world.tell('video.live_stream.idle', stream);
}

/** Throws encoders out and lets none in. */
export function disable(world: World, stream: LabStream): void {
  if (stream.status === 'disabled') throw invalid('Live stream is already disabled');
  if (stream.status === 'active') world.tell('video.live_stream.disconnected', stream);
  endBroadcast(world, stream);
  stream.status = 'disabled';
  world.tell('video.live_stream.disabled', stream);
}

/** Lets encoders in again. */
export function enable(world: World, stream: LabStream): void {
  if (stream.status !== 'disabled') throw invalid('Live stream is not disabled');
  stream.status = 'idle';
  world.tell('video.live_stream.enabled', stream);
}

/** Ends the broadcast on somebody's word. */
export function complete(world: World, stream: LabStream): void {
  if (stream.status !== 'active') throw invalid('Live stream is not active');
  world.tell('video.live_stream.disconnected', stream);
  endBroadcast(world, stream);
}

/** Takes a stream out of the world; its recordings stay. */
export function remove(world: World, id: string): void {
  const stream = found(world.streams, id);
  endBroadcast(world, stream);
  world.streams.delete(id);
  world.tell('video.live_stream.deleted', stream);
}

/** An encoder: what happens at Mux when somebody sends to it. */
export type LabEncoder = {
  /** The key is good, or the line is refused. */
  connect(): 'accepted' | 'refused';
  /** The picture has come. */
  live(): void;
  /** The line is lost; within the window the broadcast waits. */
  drop(): void;
  /** The window is over. */
  end(): void;
  /** Whether it was let in and not thrown out since. */
  isIn(): boolean;
};

/** An encoder with a key. */
export function anEncoder(world: World, key: string): LabEncoder {
  let to: LabStream | undefined;
  const at = (): LabStream => {
    if (!to || !world.streams.has(to.id) || to.status === 'disabled') throw new Error('this encoder was thrown out');
    return to;
  };
  return {
    connect: () => {
      to = [...world.streams.values()].find((one) => one.stream_key === key && one.status !== 'disabled');
      if (!to) return 'refused';
      world.tell('video.live_stream.connected', to);
      for (const { id } of to.simulcast_targets) turnTarget(world, to, { id, status: 'starting' });
      return 'accepted';
    },
    live: () => {
      const stream = at();
      if (stream.status !== 'active') beginRecording(world, stream);
      stream.status = 'active';
      world.tell('video.live_stream.recording', stream);
      world.tell('video.live_stream.active', stream);
      for (const { id } of stream.simulcast_targets) turnTarget(world, stream, { id, status: 'broadcasting' });
    },
    drop: () => world.tell('video.live_stream.disconnected', at()),
    end: () => endBroadcast(world, at()),
    isIn: () => to !== undefined && world.streams.has(to.id) && to.status !== 'disabled' && to.stream_key === key,
  };
}
