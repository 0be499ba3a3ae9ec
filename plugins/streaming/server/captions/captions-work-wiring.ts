import { z } from 'zod';
import type { JobKind, Platform } from '@hearth/cms/platform';
import { captionsChanged, cueTold, roomMoved } from '../../contract';
import { engineSettings } from '../drivers/local/engine-settings';
import type { Drivers } from '../rooms/room-deps';
import { captionDeps, publicUrlOf, wiredOf } from './captions-wiring';
import { handOver } from './hand-over';
import { handoverStore } from './handover-store';
import { trackStore } from './track-store';
import { translateCue } from './translate-cue';

const translation = z.object({ room: z.uuid(), broadcast: z.uuid(), cue: z.uuid(), track: z.uuid() });
const TRANSLATE: JobKind<typeof translation> = { name: 'streaming.translate-cue', schema: translation };
const handover = z.object({
  driver: z.enum(['local', 'mux', 'hybrid']),
  recording: z.string(),
  room: z.uuid(),
  station: z.string(),
  broadcast: z.uuid(),
  track: z.uuid(),
});
const HAND_OVER: JobKind<typeof handover> = { name: 'streaming.hand-over-words', schema: handover };

/** Keeps what a node has in memory in step with what happens. */
export function keepInStep(platform: Platform): void {
  const { outbox } = platform;
  const { memory, ear, listeners } = wiredOf(platform);
  const listen = (): Promise<void> => (engineSettings(process.env).isOn ? listeners.sync() : Promise.resolve());
  outbox.onEveryNode([cueTold], { heard: ({ payload }) => memory.heard(payload.cue), lost: () => memory.lost() });
  outbox.onEveryNode([captionsChanged], {
    heard: ({ payload: { roomId, what } }) => {
      memory.changed(roomId);
      if (what === 'settings') ear.changed(roomId);
      return what === 'tracks' ? listen() : undefined;
    },
    lost: () => listen(),
  });
  outbox.onEveryNode([roomMoved], { heard: () => listen(), lost: () => undefined });
}

/** What is said in one language is wanted in those that are translated from it. */
export function translateWhatIsSaid(platform: Platform): void {
  const { outbox, jobs } = platform;
  jobs.define({
    ...TRANSLATE,
    // A live goes on meanwhile: what does not come soon is of little use.
    retry: { limit: 5, delay: 2, backoff: true },
    atOnce: 4,
    handle: (wanted, { signal }) => translateCue(captionDeps(platform), wanted, signal),
  });
  outbox.subscribe({
    name: 'streaming.translate-cues',
    events: [cueTold],
    handle: async ({ payload: { roomId, cue }, station }, tx) => {
      const tracks = await trackStore.list(tx, roomId);
      for (const { id } of tracks.filter(({ from }) => from === cue.track)) {
        const data = { room: roomId, broadcast: cue.broadcast, cue: cue.id, track: id };
        await jobs.enqueue(tx, TRANSLATE, { data, station, key: `${cue.id} ${id}` });
      }
    },
  });
}

/** Recordings that others keep get the words of their broadcast, and corrected ones for a day. */
export function handOverRecordings(platform: Platform, driversOf: (platform: Platform) => Drivers): void {
  const { jobs, schedule, database, random } = platform;
  jobs.define({
    ...HAND_OVER,
    handle: async (one) => {
      const drivers = driversOf(platform);
      const deps = { ...captionDeps(platform), random, drivers, handovers: handoverStore };
      await handOver({ ...deps, publicUrl: publicUrlOf(process.env) }, one);
    },
  });
  schedule.tick({
    name: 'streaming.hand-over-words',
    cron: '*/2 * * * *',
    missed: 'skip',
    handle: async () => {
      const due = await handoverStore.due(database);
      return async (tx) => {
        for (const one of due) {
          const key = `${one.driver} ${one.recording} ${one.track}`;
          await jobs.enqueue(tx, HAND_OVER, { data: one, station: one.station, key });
        }
      };
    },
  });
}
