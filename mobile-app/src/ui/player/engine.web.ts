import { browserLine } from './browser-line.web';
import { makeComeback } from './comeback';
import { lineFor } from './hls-line.web';
import { Languages } from './languages';
import { isPlaylist, placeLeft, type Line, type LineNews, type Place } from './line';
import { phaseOf } from './phase.rules';
import type { Order, Phase, PlayerState } from './player-types';
import { leanest } from './quality.rules';
import type { Loss } from './reconnect.rules';
import { StateBox } from './state-box';
import { makeWatch } from './stillness.web';
import { within } from './time.rules';
import { hear, hearCaptions, hearVideo, playOrMute, readVideo } from './video-parts.web';

const LOOK_MS = 500;

/**
 * One `<video>` and whoever brings its picture. It loses the picture and gets it back by itself: gently first, then from the start under
 * an address that is asked for anew. While something is left to play, nobody sees any of it.
 */
export class Engine {
  private readonly box = new StateBox();
  private line: Line | null = null;
  private opening = false;
  private isOver = false;
  private gone = false;
  private readonly ticker: ReturnType<typeof setInterval>;
  private readonly watch: ReturnType<typeof makeWatch>;
  private readonly comeback: ReturnType<typeof makeComeback>;
  private readonly stops: readonly (() => void)[];
  private readonly languages: Languages;
  private url: string;
  /** Where it was lost, until something arrives again. */
  private left: Place | null = null;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly order: Order,
  ) {
    this.url = order.url;
    this.comeback = makeComeback({
      kind: order.kind,
      again: () => {
        this.line?.again();
        return this.line !== null;
      },
      anew: () => void this.anew(),
      giveUp: () => this.giveUp(),
    });
    this.languages = new Languages({
      ...{ line: () => this.line, state: () => this.state, set: this.set, wanted: order.wanted, ask: order.words },
      isWatched: () => !video.paused && document.visibilityState !== 'hidden',
    });
    this.watch = makeWatch(video);
    this.stops = [
      hearVideo(video, this.look),
      hear(video, 'play', this.begin),
      hear(window, 'online', this.comeback.hurry),
      hearCaptions(video, (said) => this.set({ said })),
    ];
    this.ticker = setInterval(this.look, LOOK_MS);
    if (order.kind === 'film' && !isPlaylist(order.url)) this.line = browserLine(this.input(null));
  }

  readonly get = this.box.get;
  readonly subscribe = this.box.subscribe;

  readonly play = (): void => {
    if (this.state.phase === 'failed') {
      this.comeback.going();
      this.set({ phase: 'idle' });
    }
    this.begin();
    if (this.line) void this.roll();
  };

  readonly turn = (): void => {
    if (this.video.paused) this.play();
    else this.video.pause();
  };

  readonly seek = (at: number): void => {
    this.video.currentTime = within(this.state, at);
    this.look();
  };

  readonly toLive = (): void => {
    this.seek(this.state.edge ?? this.state.to);
    this.play();
  };

  readonly setMuted = (muted: boolean): void => {
    this.video.muted = muted;
    this.set({ silenced: false });
  };

  readonly setRate = (rate: number): void => {
    this.video.playbackRate = rate;
  };

  readonly setLevel = (level: number | null): void => {
    this.set({ level });
    if (!this.state.audioOnly) this.line?.setLevel(level);
  };

  readonly setTrack = (track: number | null): void => this.languages.choose(track);

  /** There is no sound of its own in what we are sent: the smallest picture comes along and is not shown. */
  readonly setAudioOnly = (audioOnly: boolean): void => {
    this.set({ audioOnly });
    this.line?.setLevel(audioOnly ? (leanest(this.state.levels)?.id ?? null) : this.state.level);
  };

  readonly destroy = (): void => {
    this.gone = true;
    clearInterval(this.ticker);
    this.comeback.cancel();
    for (const stop of this.stops) stop();
    this.languages.stop();
    this.line?.stop();
  };

  private get state(): PlayerState {
    return this.box.get();
  }

  private readonly set = (change: Partial<PlayerState>): void => this.box.set(change);

  /** Opens the line at the first play; until then a page costs nothing. */
  private readonly begin = (): void => {
    if (this.line === null && !this.opening && !this.comeback.isDue()) void this.open(this.left);
  };

  private input(place: Place | null) {
    const { video, url } = this;
    const { kind } = this.order;
    return { video, url, kind, place, onNews: this.hearNews, onLost: this.lost, onGoing: this.going };
  }

  private async open(place: Place | null): Promise<void> {
    this.opening = true;
    this.watch.forgive();
    this.look();
    try {
      const line = await lineFor(this.input(place));
      if (this.gone) line.stop();
      else {
        this.line = line;
        await this.roll();
      }
    } catch {
      if (!this.gone) this.lost('net'); // the player itself did not come
    } finally {
      this.opening = false;
      this.look();
    }
  }

  private async roll(): Promise<void> {
    if (await playOrMute(this.video)) this.set({ silenced: true });
    this.languages.begin();
  }

  private readonly hearNews = ({ levels, shown, tracks }: LineNews): void => {
    if (this.gone) return;
    this.set({ ...(levels && { levels }), ...(shown !== undefined && { shown }) });
    if (levels && this.line) this.keepWishes();
    if (tracks) this.languages.hear(tracks);
  };

  /** A line that was opened anew is told what was chosen under the old one. */
  private keepWishes(): void {
    if (this.state.audioOnly) this.setAudioOnly(true);
    else if (this.state.level !== null) this.line?.setLevel(this.state.level);
  }

  private readonly going = (): void => {
    this.left = null;
    this.comeback.going();
  };

  private readonly lost = (loss: Loss): void => {
    if (this.gone) return;
    this.comeback.lost(loss);
    this.look();
  };

  private async anew(): Promise<void> {
    this.left ??= placeLeft(this.order.kind, this.state, this.line?.date() ?? null);
    this.opening = true;
    const renewed = await this.order.renew().catch(() => null);
    this.opening = false;
    if (this.gone) return;
    if (renewed === null) this.lost('net');
    else if (renewed === 'over') this.finish();
    else this.move(renewed.url);
  }

  private move(url: string): void {
    this.url = url;
    this.line?.stop();
    this.line = null;
    void this.open(this.left);
  }

  private finish(): void {
    this.isOver = true;
    this.video.pause();
    this.look();
  }

  private giveUp(): void {
    this.line?.stop();
    this.line = null;
    this.set({ phase: 'failed' });
  }

  private readonly look = (): void => {
    const { video, line } = this;
    const still = this.watch.look(line !== null && !video.paused && !video.ended);
    if (still === 'stuck') {
      this.watch.forgive();
      this.lost('media');
    }
    this.set({
      ...readVideo(video, { isLive: this.order.kind === 'live', window: line?.window() ?? null }),
      phase: this.phase(still !== 'fine'),
    });
    this.languages.look();
  };

  private phase(isStill: boolean): Phase {
    const { video } = this;
    return phaseOf({
      hasFailed: this.state.phase === 'failed',
      isOver: this.isOver || video.ended,
      isPaused: video.paused,
      isReady: video.readyState >= 3,
      isStill,
      hasPlayed: this.watch.hasPlayed(),
      isTrying: this.comeback.isTrying(),
      isOpening: this.opening,
      hasLine: this.line !== null,
    });
  }
}
