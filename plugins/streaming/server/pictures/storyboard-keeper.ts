import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@hearth/cms/kernel';
import type { Log } from '@hearth/cms/platform';
import { INDEX } from '../../engine/wire/session-line.rules';
import type { RunFfmpeg } from '../../engine/ffmpeg/run-ffmpeg';
import { makeStoryboard, type StoryboardMade } from './make-storyboard';
import type { RecordingPosters, Recorded } from './recording-posters';

/** A broadcast that is over. */
export type EndedBroadcast = { readonly room: string; readonly broadcast: string };

/** What the keeper stands on. */
export type KeeperDeps = {
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Where recordings lie on this host. */
  readonly folder: string;
  ended(): Promise<readonly EndedBroadcast[]>;
  recording(place: { readonly session: string; readonly folder: string }): Promise<Recorded['state'] | undefined>;
  /** Nothing where this machine has no ffmpeg for it. */
  ffmpeg(): Promise<RunFfmpeg | undefined>;
  readonly posters: Pick<RecordingPosters, 'of'>;
};

/** Who killed the packager kept it from writing that it is over: an index that nobody wrote to for so long is. */
const STILL_MS = 60_000;
const AGAIN_MS = 5_000;

/**
 * Sees to it that every recording on this host has a storyboard and a poster, one after the other. It looks at what is there, so whoever dies on
 * the way, or was away when a broadcast ended, loses nothing.
 */
export class StoryboardKeeper {
  #isAsked = false;
  #isOver = false;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();
  /** Those that are done or hopeless, so that a look costs nothing for them. */
  readonly #settled = new Set<string>();

  constructor(private readonly deps: KeeperDeps) {}

  /** Something may be missing. */
  look(): void {
    if (this.#isAsked || this.#isOver) return;
    this.#isAsked = true;
    this.#working = this.#working.then(async () => {
      this.#isAsked = false;
      try {
        await this.#round();
      } catch (error) {
        this.deps.log.warn('storyboards could not be looked after', { error });
      }
    });
  }

  /** When all that was missing at the last look is there. */
  idle(): Promise<void> {
    return this.#working;
  }

  /** Ends with what it works on. */
  async stop(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  async #round(): Promise<void> {
    const ffmpeg = await this.deps.ffmpeg();
    if (!ffmpeg) return;
    let isLater = false;
    for (const ended of await this.deps.ended()) {
      if (this.#isOver) return;
      if (this.#settled.has(ended.broadcast)) continue;
      const made = await this.#keep(ended, ffmpeg);
      if (made === 'later') isLater = true;
      else this.#settled.add(ended.broadcast);
      if (made === 'failed') this.deps.log.warn('a storyboard could not be made', { broadcast: ended.broadcast });
    }
    if (isLater) this.#timer = setTimeout(() => this.look(), AGAIN_MS).unref();
  }

  async #keep({ room, broadcast }: EndedBroadcast, ffmpeg: RunFfmpeg): Promise<StoryboardMade | 'later'> {
    const folder = join(this.deps.folder, room, broadcast);
    const index = await stat(join(folder, INDEX)).catch(() => undefined);
    // It lies on another host, or was thrown away.
    if (!index) return 'none';
    const state = await this.deps.recording({ session: broadcast, folder });
    const isStill = this.deps.clock.now().getTime() - index.mtimeMs > STILL_MS;
    if (!state || (!state.ended && !isStill)) return 'later';
    const made = await makeStoryboard({ folder, state }, ffmpeg);
    if (made !== 'none') await this.deps.posters.of({ folder, state });
    return made;
  }
}
