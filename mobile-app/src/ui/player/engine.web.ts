import { browserLine } from './browser-line.web';
import { linesOfCue } from './captions.rules';
import { hlsLine } from './hls-line.web';
import { isPlaylist, type Line, type LineNews, type Place } from './line';
import { FRESH, type Kind, type Phase, type PlayerState, type Renewed } from './player-types';
import { leanest } from './quality.rules';
import { isHopeless, remedy, waitBefore, type Loss } from './reconnect.rules';
import { phaseOf } from './phase.rules';
import { makeWatch } from './stillness.web';
import { behindLive, within } from './time.rules';

export interface Order {
  readonly url: string;
  readonly kind: Kind;
  readonly renew: () => Promise<Renewed>;
  /** The track to switch on by itself, of those there are. */
  readonly wanted: (tracks: PlayerState['tracks']) => number | null;
}

const HEARD = [
  ...['timeupdate', 'play', 'playing', 'pause', 'waiting', 'seeking', 'seeked', 'ended'],
  ...['volumechange', 'ratechange', 'resize', 'loadedmetadata', 'durationchange', 'progress'],
];
const LOOK_MS = 500;

/**
 * One `<video>` and whoever brings its picture. It loses the picture and gets it back by itself: gently first, then from the start under
 * an address that is asked for anew. While something is left to play, nobody sees any of it.
 */
export class Engine {
  private state: PlayerState = FRESH;
  private readonly listeners = new Set<() => void>();
  private line: Line | null = null;
  private opening = false;
  private isOver = false;
  private gone = false;
  private tries = 0;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private readonly ticker: ReturnType<typeof setInterval>;
  private readonly watch: ReturnType<typeof makeWatch>;
  private url: string;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly order: Order,
  ) {
    this.url = order.url;
    for (const name of HEARD) video.addEventListener(name, this.look);
    video.addEventListener('play', this.begin);
    video.textTracks.addEventListener('addtrack', this.hearTrack);
    window.addEventListener('online', this.hurry);
    this.watch = makeWatch(video);
    this.ticker = setInterval(this.look, LOOK_MS);
    if (order.kind === 'film' && !isPlaylist(order.url)) this.openPlain();
  }

  readonly get = (): PlayerState => this.state;

  readonly subscribe = (listen: () => void): (() => void) => {
    this.listeners.add(listen);
    return () => this.listeners.delete(listen);
  };

  readonly play = (): void => {
    if (this.state.phase === 'failed') this.startOver();
    this.begin();
    if (this.line) void this.roll();
  };

  readonly pause = (): void => this.video.pause();

  readonly turn = (): void => {
    if (this.video.paused) this.play();
    else this.pause();
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

  readonly setTrack = (track: number | null): void => {
    this.set({ track, said: [] });
    this.line?.setTrack(track);
  };

  /** There is no sound of its own in what we are sent: the smallest picture comes along and is not shown. */
  readonly setAudioOnly = (audioOnly: boolean): void => {
    this.set({ audioOnly });
    this.line?.setLevel(audioOnly ? (leanest(this.state.levels)?.id ?? null) : this.state.level);
  };

  readonly destroy = (): void => {
    this.gone = true;
    clearInterval(this.ticker);
    if (this.retry !== null) clearTimeout(this.retry);
    for (const name of HEARD) this.video.removeEventListener(name, this.look);
    this.video.removeEventListener('play', this.begin);
    this.video.textTracks.removeEventListener('addtrack', this.hearTrack);
    window.removeEventListener('online', this.hurry);
    this.line?.stop();
  };

  private set(change: Partial<PlayerState>): void {
    const fresh = { ...this.state, ...change };
    const keys = Object.keys(change) as (keyof PlayerState)[]; // a Partial has no other keys
    if (keys.every((key) => Object.is(this.state[key], fresh[key]))) return;
    this.state = fresh;
    for (const listen of this.listeners) listen();
  }

  /** Opens the line at the first play; until then a page costs nothing. */
  private readonly begin = (): void => {
    if (this.line === null && !this.opening && this.retry === null) void this.open(null);
  };

  private input(place: Place | null) {
    const { video, url } = this;
    const { kind } = this.order;
    return { video, url, kind, place, onNews: this.hearNews, onLost: this.lost, onGoing: this.going };
  }

  private openPlain(): void {
    this.video.preload = 'none';
    this.line = browserLine(this.input(null));
  }

  private async open(place: Place | null): Promise<void> {
    this.opening = true;
    this.watch.forgive();
    this.look();
    try {
      const line = await hlsLine(this.input(place));
      if (this.gone) return line.stop();
      this.line = line;
      await this.roll();
    } catch {
      if (!this.gone) this.lost('net'); // the player itself did not come
    } finally {
      this.opening = false;
      this.look();
    }
  }

  /** Browsers let nobody be surprised by sound: where it may not begin with it, it begins without. */
  private async roll(): Promise<void> {
    try {
      await this.video.play();
    } catch (error) {
      const isForbidden = error instanceof DOMException && error.name === 'NotAllowedError';
      if (!isForbidden || this.video.muted) return;
      this.video.muted = true;
      this.set({ silenced: true });
      await this.video.play().catch(() => undefined); // then it waits for a press
    }
  }

  private readonly hearNews = ({ levels, shown, tracks }: LineNews): void => {
    this.set({
      ...(levels ? { levels } : {}),
      ...(shown === undefined ? {} : { shown }),
      ...(tracks ? { tracks } : {}),
    });
    if (levels && this.line) this.keepWishes();
    if (tracks && tracks.length > 0) this.setTrack(this.state.track ?? this.order.wanted(tracks));
  };

  /** A line that was opened anew is told what was chosen under the old one. */
  private keepWishes(): void {
    if (this.state.audioOnly) this.setAudioOnly(true);
    else if (this.state.level !== null) this.line?.setLevel(this.state.level);
  }

  private readonly hearTrack = (event: TrackEvent): void => {
    const { track } = event;
    track?.addEventListener('cuechange', () => {
      if (track.mode === 'disabled') return;
      const cues = [...(track.activeCues ?? [])] as VTTCue[]; // subtitles have no other cues
      this.set({ said: cues.flatMap(({ text }) => linesOfCue(text)) });
    });
  };

  private readonly going = (): void => {
    this.tries = 0;
    if (this.state.phase === 'reconnecting') this.look();
  };

  private readonly lost = (loss: Loss): void => {
    if (this.gone || this.retry !== null) return;
    if (isHopeless(this.order.kind, this.tries)) return this.giveUp();
    const how = remedy(loss, this.tries);
    const wait = waitBefore(this.tries, Math.random());
    this.tries += 1;
    const go = () => {
      this.retry = null;
      if (how === 'again' && this.line) this.line.again();
      else void this.anew();
    };
    this.retry = setTimeout(go, loss === 'refused' && this.tries === 1 ? 0 : wait);
    this.look();
  };

  private readonly hurry = (): void => {
    if (this.retry === null) return;
    clearTimeout(this.retry);
    this.retry = null;
    void this.anew();
  };

  private async anew(): Promise<void> {
    const place = this.place();
    this.opening = true;
    const renewed = await this.order.renew().catch(() => null);
    this.opening = false;
    if (this.gone) return;
    if (renewed === null) return this.lost('net');
    if (renewed === 'over') return this.finish();
    this.url = renewed.url;
    this.line?.stop();
    this.line = null;
    void this.open(place);
  }

  /** Who was live goes on live; who was behind goes on where he was. */
  private place(): Place | null {
    const { currentTime } = this.video;
    if (this.order.kind === 'live') {
      const date = this.line?.date() ?? null;
      return behindLive(this.state) === 0 || date === null ? null : { at: currentTime, date };
    }
    return { at: currentTime || this.state.at, date: null };
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

  private startOver(): void {
    this.tries = 0;
    this.set({ phase: 'idle' });
  }

  private readonly look = (): void => {
    const { video, line } = this;
    const still = this.watch.look(line !== null && !video.paused && !video.ended);
    if (still === 'stuck') {
      this.watch.forgive();
      this.lost('media');
    }
    const { seekable } = video;
    const own = { from: 0, to: seekable.length > 0 ? seekable.end(seekable.length - 1) : 0, edge: null };
    this.set({
      ...(line?.window() ?? own),
      phase: this.phase(still !== 'fine'),
      at: video.currentTime,
      muted: video.muted,
      rate: this.order.kind === 'live' ? 1 : video.playbackRate,
      ratio: video.videoWidth > 0 ? video.videoWidth / video.videoHeight : this.state.ratio,
    });
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
      isTrying: this.retry !== null || this.tries > 0,
      isOpening: this.opening,
      hasLine: this.line !== null,
    });
  }
}
