import type { Clock } from '@hearth/cms/kernel';
import type { Database, Log } from '@hearth/cms/platform';
import type { IngestNews } from '../../engine/wire/control';
import type { LiveSession } from '../origin/live-window';
import type { HealthStore, NewSample } from './health-store';
import { SILENCE_DB } from './health.rules';
import type { SoundMeter } from './sound-meter';

/** What the keeper stands on. */
export type HealthDeps = {
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly database: Database;
  readonly store: HealthStore;
  /** The encoders that send to this host. */
  encoders(): IngestNews['rooms'];
  live(room: string): LiveSession | undefined;
  /** Nothing where this machine cannot hear. */
  sound(): Promise<SoundMeter | undefined>;
  note(room: string, event: { readonly type: string; readonly data: Readonly<Record<string, number>> }): Promise<void>;
};

const ROUND_MS = 2_000;
const ROUND_SECONDS = ROUND_MS / 1_000;
/** Rounds between two times that old measures are thrown away. */
const FORGET_EVERY = 30;
/** So long nothing is heard before it is said. */
const SILENT_MS = 10_000;

type Ears = { readonly session: string; heardAt: number; isSilent: boolean };

/** Writes down each two seconds how the encoders of this host do, and tells when one goes silent. What it knows between two rounds may be lost. */
export class HealthKeeper {
  #timer: NodeJS.Timeout | undefined;
  #rounds = 0;
  #working: Promise<void> = Promise.resolve();
  #listening: Promise<void> = Promise.resolve();
  readonly #ears = new Map<string, Ears>();

  constructor(private readonly deps: HealthDeps) {}

  start(): void {
    let isBusy = false;
    this.#timer = setInterval(() => {
      // A database that is slow misses measures; they do not pile up.
      if (isBusy) return;
      isBusy = true;
      this.#working = this.round().finally(() => (isBusy = false));
    }, ROUND_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#working;
    await this.#listening;
  }

  /** One look at all encoders. */
  async round(): Promise<void> {
    try {
      // Of one that has just come nothing is measured yet: that is no zero.
      const encoders = this.deps.encoders().filter(({ state, health }) => state === 'stalled' || isMeasured(health));
      this.#forget(encoders);
      if (encoders.length > 0) await this.#write(encoders);
    } catch (error) {
      this.deps.log.warn('how encoders do is not on record', { error });
    }
  }

  async #write(encoders: IngestNews['rooms']): Promise<void> {
    const { clock, database, store } = this.deps;
    const sound = await this.deps.sound();
    const at = clock.now();
    const samples = encoders.map((one) => sampleOf(one, { at, sound }));
    await store.add(database, samples);
    if (this.#rounds++ % FORGET_EVERY === 0) await store.forget(database);
    for (const [index, { room, session }] of encoders.entries()) {
      await this.#tellSilence({ room, session }, samples[index]?.level ?? null);
    }
    // Not waited for: hearing takes longer than measuring, and what it hears is taken at the next round.
    if (sound) this.#listening = this.#listen(sound, encoders, at.getTime());
  }

  async #listen(sound: SoundMeter, encoders: IngestNews['rooms'], now: number): Promise<void> {
    const rooms = encoders.flatMap(({ room }): [string, LiveSession][] => {
      const live = this.deps.live(room);
      return live ? [[room, live]] : [];
    });
    await sound.listen(new Map(rooms), now).catch((error: unknown) => {
      this.deps.log.warn('the sound of a room could not be heard', { error });
    });
  }

  async #tellSilence({ room, session }: { room: string; session: string }, level: number | null): Promise<void> {
    if (level === null) return;
    const now = this.deps.clock.now().getTime();
    const known = this.#ears.get(room);
    const ears = known?.session === session ? known : { session, heardAt: now, isSilent: false };
    this.#ears.set(room, ears);
    if (level >= SILENCE_DB) ears.heardAt = now;
    const isSilent = now - ears.heardAt >= SILENT_MS;
    if (isSilent === ears.isSilent) return;
    ears.isSilent = isSilent;
    const data = isSilent ? { seconds: SILENT_MS / 1_000 } : {};
    await this.deps.note(room, { type: isSilent ? 'health.silent' : 'health.sound-again', data });
  }

  #forget(encoders: IngestNews['rooms']): void {
    for (const room of this.#ears.keys()) if (!encoders.some((one) => one.room === room)) this.#ears.delete(room);
  }
}

const isMeasured = ({ kilobitsPerSecond }: IngestNews['rooms'][number]['health']): boolean => kilobitsPerSecond > 0;

function sampleOf(
  { room, state, from, since, encoder, health }: IngestNews['rooms'][number],
  { at, sound }: { readonly at: Date; readonly sound: SoundMeter | undefined },
): NewSample {
  const heard = sound?.take(room, ROUND_SECONDS);
  const isStalled = state === 'stalled';
  return {
    ...{ room, at, state, lost: health.lostFrames, keySeconds: health.keyFrameInterval },
    // What was measured last is of a time when something came.
    ...{ kilobits: isStalled ? 0 : health.kilobitsPerSecond, frames: isStalled ? 0 : health.framesPerSecond },
    ...{ level: heard?.level ?? null, peak: heard?.peak ?? null, hears: sound !== undefined },
    encoder: {
      ...{ name: encoder ?? null, from, since: new Date(since).toISOString() },
      ...{ width: health.width, height: health.height, videoCodec: health.videoCodec, audioCodec: health.audioCodec },
    },
  };
}
