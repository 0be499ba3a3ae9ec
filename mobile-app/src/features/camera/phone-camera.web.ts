import { createStore } from '@/data/store';
import { openCameraLine, type CameraLine } from './camera-line.web';
import { isFinal, type CameraHears, type CameraRefusal } from './camera-protocol';
import { ladder, look, stepOf, type Ladder, type Step } from './ladder.rules';
import { record, recordingKind, type Recorder } from './recorder.web';

export interface CameraState {
  readonly phase: 'knocking' | 'ready' | 'connecting' | 'live' | 'reconnecting' | 'ended' | 'refused';
  readonly title: string;
  readonly goodUntil: string | null;
  /** The room has a picture already. */
  readonly joins: boolean;
  readonly why: CameraRefusal | null;
  readonly step: Step;
  readonly isWeak: boolean;
  /** Milliseconds that were not sent since the live began. */
  readonly lost: number;
  readonly viewers: number | null;
  readonly since: number | null;
}

const FRESH: CameraState = {
  phase: 'knocking',
  title: '',
  goodUntil: null,
  joins: false,
  why: null,
  step: stepOf(ladder),
  isWeak: false,
  lost: 0,
  viewers: null,
  since: null,
};
const LOOK_MS = 250;
const SOONEST_MS = 500;
const LATEST_MS = 5_000;

interface Who {
  readonly token: string;
  readonly device: string;
}

/** One live from this phone: it keeps a line open, records what the camera sees, and comes back when the line is gone. */
export class PhoneCamera {
  readonly state = createStore<CameraState>(FRESH);
  #line: CameraLine | null = null;
  #stream: MediaStream | null = null;
  #recorder: Recorder | null = null;
  #recorded = '';
  #ladder: Ladder = ladder;
  #isWelcome = false;
  #isWanted = false;
  #isLeft = false;
  #wait = SOONEST_MS;
  #silentSince: number | null = null;
  #turn: Promise<void> = Promise.resolve();
  readonly #timer = setInterval(() => this.#look(), LOOK_MS);

  constructor(private readonly who: Who) {
    this.#knock();
  }

  /** What is recorded from now on: at the first time, and when another camera is chosen. */
  show(stream: MediaStream): void {
    this.#stream = stream;
    if (this.#isWanted) this.#anew();
  }

  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.state.set({ phase: 'connecting', since: null, lost: 0, why: null });
    if (this.#isWelcome) this.#anew();
    else if (!this.#line) this.#knock();
  }

  /** The phone was turned: an encoder keeps the size with which it began. */
  turned(): void {
    if (this.#recorder && sizeOf(this.#stream) !== this.#recorded) this.#anew();
  }

  /** Ends the live, for good. */
  stop(): void {
    this.#isWanted = false;
    this.#inTurn(async () => {
      await this.#recorder?.stop();
      this.#recorder = null;
      this.#line?.say({ say: 'stop' });
      this.state.set({ phase: 'ended', isWeak: false });
    });
  }

  /** Back to the beginning, with the camera that is open. */
  again(): void {
    this.#line?.close();
    this.#ladder = ladder;
    this.state.set({ ...FRESH, title: this.state.get().title });
    this.#knock();
  }

  leave(): void {
    this.#isLeft = true;
    this.#isWanted = false;
    clearInterval(this.#timer);
    void this.#recorder?.stop();
    this.#line?.close();
  }

  #knock(): void {
    this.#isWelcome = false;
    this.#line = openCameraLine({
      hello: { say: 'hello', ...this.who },
      heard: (words) => this.#hear(words),
      closed: () => this.#closed(),
    });
  }

  #hear(words: CameraHears): void {
    if (words.say === 'welcome') this.#welcomed(words);
    else if (words.say === 'live') this.#isLive(words.viewers);
    else if (words.say === 'again') this.#anew();
    else if (words.say === 'refused') this.#refused(words.why);
  }

  #welcomed({ title, goodUntil, live }: Extract<CameraHears, { say: 'welcome' }>): void {
    this.#isWelcome = true;
    this.state.set({ title, goodUntil, joins: live, why: null });
    if (this.#isWanted) this.#anew();
    else if (this.state.get().phase !== 'ended') this.state.set({ phase: 'ready' });
  }

  #isLive(viewers: number): void {
    if (!this.#isWanted) return;
    // Who is let in and then sent away again waits longer each time.
    this.#wait = SOONEST_MS;
    this.#speaks();
    this.state.set({ phase: 'live', viewers, since: this.state.get().since ?? Date.now() });
  }

  #refused(why: CameraRefusal): void {
    this.state.set({ why });
    if (!isFinal(why)) return;
    this.#isWanted = false;
    this.#inTurn(() => this.#silence());
    this.state.set({ phase: 'refused' });
    this.#line?.close();
    this.#line = null;
  }

  #closed(): void {
    this.#line = null;
    this.#isWelcome = false;
    const { phase } = this.state.get();
    if (this.#isLeft || phase === 'refused' || phase === 'ended') return;
    this.#inTurn(() => this.#silence());
    this.state.set({ phase: this.#isWanted ? 'reconnecting' : 'knocking', isWeak: false });
    setTimeout(() => {
      if (!this.#isLeft && !this.#line && this.state.get().phase !== 'refused') this.#knock();
    }, this.#wait);
    this.#wait = Math.min(this.#wait * 2, LATEST_MS);
  }

  /** Begins a recording of its own; what the one before still has is sent first. */
  #anew(): void {
    this.#inTurn(async () => {
      await this.#recorder?.stop();
      this.#recorder = null;
      const [line, stream, mime] = [this.#line, this.#stream, recordingKind()];
      if (!line || !stream || mime === null || !this.#isWanted || !this.#isWelcome) return;
      const step = stepOf(this.#ladder);
      await fitted(stream, step);
      line.say({ say: 'begin', mime });
      this.#recorded = sizeOf(stream);
      this.#recorder = record(stream, step, { piece: (bytes) => line.send(bytes), broke: () => this.#anew() });
      this.state.set({ step, isWeak: this.#ladder.step > 0 });
    });
  }

  async #silence(): Promise<void> {
    this.#silentSince ??= Date.now();
    await this.#recorder?.stop();
    this.#recorder = null;
  }

  #speaks(): void {
    if (this.#silentSince === null) return;
    const { since, lost } = this.state.get();
    if (since !== null) this.state.set({ lost: lost + Date.now() - this.#silentSince });
    this.#silentSince = null;
  }

  #look(): void {
    const line = this.#line;
    if (!line || !this.#isWanted || !this.#isWelcome) return;
    const { ladder: next, deed } = look(this.#ladder, line.waiting(), Date.now());
    this.#ladder = next;
    if (deed === 'hold') {
      this.state.set({ isWeak: true, step: stepOf(next) });
      this.#inTurn(() => this.#silence());
    } else if (deed === 'begin') {
      this.#speaks();
      this.#anew();
    } else if (deed === 'cut') {
      this.#ladder = { ...next, heldSince: null };
      line.close();
      this.#closed();
    }
  }

  /** One thing after the other: a recorder stops before the next one begins. */
  #inTurn(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work).catch(() => {
      // A recorder that cannot begin, as when the camera was taken away: the screen says so, and the line stays.
      this.#recorder = null;
    });
  }
}

const sizeOf = (stream: MediaStream | null): string => {
  const { width = 0, height = 0, deviceId = '' } = stream?.getVideoTracks()[0]?.getSettings() ?? {};
  return `${deviceId} ${width}x${height}`;
};

/** A camera that cannot do it stays as it is. */
async function fitted(stream: MediaStream, { height, fps }: Step): Promise<void> {
  const wish = {
    height: { ideal: height },
    width: { ideal: Math.round((height * 16) / 9) },
    frameRate: { ideal: fps },
  };
  await stream
    .getVideoTracks()[0]
    ?.applyConstraints(wish)
    .catch(() => undefined);
}
