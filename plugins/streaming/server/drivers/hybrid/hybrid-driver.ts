import { err, ok } from '@hearth/cms/kernel';
import type { Database } from '@hearth/cms/platform';
import type { Answered, Capabilities, LiveStreaming } from '../../../contract';
import type { DistributionStore } from './distribution-store';

/** What the hybrid driver is put together from. */
export type HybridDeps = {
  readonly local: LiveStreaming;
  readonly mux: LiveStreaming;
  readonly database: Database;
  readonly distribution: DistributionStore;
  /** Brings Mux in line with a room; it is asked for again by the house when it does not come to that now. */
  settle(room: string): Promise<void>;
  wait(milliseconds: number): Promise<void>;
};

/** How long whoever makes a room waits for Mux; the room is there without it. */
const PATIENCE = 5_000;

/**
 * Our own ingest in front, Mux as the network that hands it out: encoders, keys, recordings and platforms are of this house, and the relay has one
 * copy more, which goes to Mux. A room lives as our own processes see it; while Mux is away it goes on, and viewers alone wait.
 */
export function hybridDriver(deps: HybridDeps): LiveStreaming {
  const { local, mux, database, distribution } = deps;
  return {
    ...local,
    driver: 'hybrid',
    capabilities: () => capabilitiesOf(local.capabilities(), mux.capabilities()),
    create: async (spec) => {
      // What Mux would refuse for ever is refused before anything is made.
      if (spec.signed && !mux.capabilities().signed) return err('STREAMING.NOT_OFFERED', { what: 'signed' });
      const made = await local.create(spec);
      if (made.ok) await Promise.race([deps.settle(spec.opId), deps.wait(PATIENCE)]);
      return made;
    },
    complete: (ref) => alsoAtMux(deps, ref, 'complete'),
    remove: (ref) => alsoAtMux(deps, ref, 'remove'),
    viewers: async (ref) => {
      const there = await distribution.muxOf(database, { id: ref });
      return there ? mux.viewers(there.ref) : local.viewers(ref);
    },
    playback: async (playbackId, viewer) => {
      const there = await distribution.muxOf(database, { playback_id: playbackId });
      // Until Mux has made its stream, which is a matter of seconds or of an outage there, viewers come here.
      return there ? mux.playback(there.playbackId, viewer) : local.playback(playbackId, viewer);
    },
  };
}

/** Done here, and said to Mux as well without waiting for it: without a word it finds out when nothing comes any more. */
async function alsoAtMux(
  { local, mux, database, distribution }: HybridDeps,
  ref: string,
  deed: 'complete' | 'remove',
): Answered<void> {
  const there = await distribution.muxOf(database, { id: ref });
  const done = await local[deed](ref);
  // What is to be removed is removed again until it is gone (`settle-distribution.ts`); refusals are values.
  if (done.ok && there) void mux[deed](there.ref);
  return done.ok ? ok() : done;
}

const capabilitiesOf = (own: Capabilities, byMux: Capabilities): Capabilities => ({
  ...own,
  signed: own.signed && byMux.signed,
  latencies: byMux.latencies,
});
