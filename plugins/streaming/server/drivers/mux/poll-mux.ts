import type { Clock } from '@hearth/cms/kernel';
import type { StreamState } from '../../../contract';
import type { MuxDriver } from './mux-driver';
import type { MuxEvent } from './mux-events';
import type { MuxStream } from './mux-streams';

/** A stream on Mux as the house believes it to be. */
export type WatchedStream = {
  readonly ref: string;
  readonly opId: string;
  /** None of a stream that hands out a room which passes here: only its being gone is news. */
  readonly state: StreamState | undefined;
  /** Since when it is so. */
  readonly since: Date;
};

/** What looking stands on. */
export type PollDeps = { readonly driver: Pick<MuxDriver, 'all' | 'removeStrays'>; readonly clock: Clock };

/** An encoder that connected and sends nothing is no news for so long. */
const CONNECTING_MILLISECONDS = 60_000;

/**
 * Looks at Mux when it should have said something: gives what it did not say, as if it had. All streams come in a few calls, however many
 * rooms there are. Those that a lost answer left behind are removed.
 */
export async function pollMux(
  { driver, clock }: PollDeps,
  watched: readonly WatchedStream[],
): Promise<readonly MuxEvent[]> {
  if (watched.length === 0) return [];
  const at = clock.now();
  const all = await driver.all();
  // Nobody waits for this; the next look is in a minute.
  if (!all.ok) return [];
  await driver.removeStrays(all.value, new Map(watched.map(({ opId, ref }) => [opId, ref])));
  const streams = new Map(all.value.map((stream) => [stream.id, stream]));
  return watched.flatMap((one) => {
    const stream = streams.get(one.ref);
    const type = unsaid(one, { status: stream?.status, at });
    return type === undefined ? [] : [eventOf(one, { type, at, stream })];
  });
}

type Seen = { readonly status: MuxStream['status'] | undefined; readonly at: Date };

/** What Mux should have said of a stream, if anything; within the reconnect window Mux calls it active. */
function unsaid({ state, since }: WatchedStream, { status, at }: Seen): string | undefined {
  if (status === undefined) return 'deleted';
  if (state === undefined) return undefined;
  const isWaiting = at.getTime() - since.getTime() < CONNECTING_MILLISECONDS;
  return state === 'connecting' && status === 'idle' && isWaiting ? undefined : UNSAID[status][state];
}

const UNSAID: Readonly<Record<MuxStream['status'], Partial<Record<StreamState, string>>>> = {
  active: { idle: 'active', connecting: 'active', disabled: 'active' },
  idle: { connecting: 'idle', live: 'idle', reconnecting: 'idle', disabled: 'enabled' },
  disabled: { idle: 'disabled', connecting: 'disabled', live: 'disabled', reconnecting: 'disabled' },
};

type Unsaid = { readonly type: string; readonly at: Date; readonly stream: MuxStream | undefined };

function eventOf({ ref }: WatchedStream, { type, at, stream }: Unsaid): MuxEvent {
  const recording = stream?.active_asset_id;
  return {
    id: `poll/${ref}/${type}/${at.toISOString()}`,
    ...{ type: `video.live_stream.${type}`, created_at: at.toISOString(), object: { type: 'live_stream', id: ref } },
    data: { id: ref, ...(recording ? { active_asset_id: recording } : {}) },
  };
}
