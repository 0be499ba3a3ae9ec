import type { Mux } from '@mux/mux-node';
import { err, mapOk, ok, type Result } from '@hearth/cms/kernel';
import type { Answered, DriverRefusal, LiveStreaming, TargetSpec, TargetStatus } from '../../../contract';
import { goneIsDone, isGone, isLost, type MuxCall } from './mux-call';
import { readStream } from './mux-streams';

/** Mux copies to so many platforms. */
export const MOST_TARGETS = 6;

/** A target in the words of the port; Mux says how bad it is, and not why. */
export function targetOf({ id, status, error_severity }: Mux.Video.SimulcastTarget): TargetStatus {
  return { ref: id, state: status === 'errored' && error_severity === 'fatal' ? 'fatal' : status };
}

/** Platforms to which Mux copies; they can be changed between broadcasts alone. */
export function muxTargets(call: MuxCall): LiveStreaming['targets'] {
  return {
    add: (ref, target) => addTarget(call, ref, target),
    remove: async (ref, targetRef) => {
      const removed = await call('write', (mux, options) =>
        mux.video.liveStreams.deleteSimulcastTarget(ref, targetRef, options),
      );
      if (removed.ok || isGone(removed.error)) return goneIsDone(removed);
      const stream = await readStream({ call }, ref);
      return stream.ok && stream.value.status === 'active' ? err('STREAMING.TARGETS_WHILE_LIVE') : removed;
    },
    list: async (ref) =>
      mapOk(await readStream({ call }, ref), ({ simulcast_targets = [] }) => simulcast_targets.map(targetOf)),
  };
}

async function addTarget(call: MuxCall, ref: string, target: TargetSpec): Answered<TargetStatus> {
  const stream = await readStream({ call }, ref);
  if (!stream.ok) return stream;
  const { simulcast_targets: targets = [], status } = stream.value;
  const known = targets.find(({ passthrough }) => passthrough === target.opId);
  if (known) return ok(targetOf(known));
  if (targets.length >= MOST_TARGETS) return err('STREAMING.TARGETS_FULL', { most: MOST_TARGETS });
  if (status === 'active') return err('STREAMING.TARGETS_WHILE_LIVE');
  const body = { url: target.url, stream_key: target.key, passthrough: target.opId };
  const made = await call('post', (mux, options) => mux.video.liveStreams.createSimulcastTarget(ref, body, options));
  if (made.ok) return ok(targetOf(made.value));
  return isLost(made.error) ? foundTarget(call, ref, target) : withoutKey(made, target.key);
}

/** The answer was lost: what was made is there. */
async function foundTarget(call: MuxCall, ref: string, { opId }: TargetSpec): Answered<TargetStatus> {
  const now = await readStream({ call }, ref);
  const found = now.ok ? now.value.simulcast_targets?.find(({ passthrough }) => passthrough === opId) : undefined;
  return found ? ok(targetOf(found)) : err('STREAMING.PROVIDER_LOST');
}

/** Mux's words are shown to people, and may repeat what they were about. */
function withoutKey(refused: Result<never, DriverRefusal>, key: string): Result<never, DriverRefusal> {
  if (refused.ok || refused.error.code !== 'STREAMING.PROVIDER_REFUSED' || key === '') return refused;
  return err('STREAMING.PROVIDER_REFUSED', { why: refused.error.details.why.replaceAll(key, '***') });
}
