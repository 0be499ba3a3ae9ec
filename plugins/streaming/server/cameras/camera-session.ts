import type { Line } from '@hearth/cms/platform';
import { recordingOf } from '../../engine/camera/camera-command.rules';
import { BytePace } from '../../engine/camera/byte-pace.rules';
import type { CameraSender, SenderEars } from '../../engine/camera/camera-sender';
import { cameraSays, type CameraHears, type CameraRefusal, type CameraSays, type RoomState } from '../../contract';
import type { CameraAsk, TakenCamera } from './take-camera';

/** What a line of a phone stands on. */
export type SessionDeps = {
  take(ask: CameraAsk): Promise<TakenCamera | CameraRefusal>;
  keep(camera: TakenCamera): Promise<'kept' | 'revoked' | 'taken-over'>;
  release(camera: TakenCamera): Promise<void>;
  roomOf(room: string): Promise<{ readonly state: RoomState; readonly kick: number } | undefined>;
  /** The phone ended the live, which is over as soon as its picture is. */
  over(room: string): Promise<void>;
  viewers(room: string): Promise<number>;
  sender(key: string, ears: SenderEars): CameraSender;
  now(): number;
  broke(error: unknown): void;
  note(room: string, said: string): void;
};

/** The longest message that a phone sends: a second of a good picture, several times over. */
export const MOST_BYTES = 4 * 1024 * 1024;
const MOST_PER_SECOND = 1_250_000;
const HELLO_MS = 5_000;
const KEEP_MS = 3_000;
/** A phone in a pocket records nothing and keeps its line. */
const SILENT_MS = 10_000;
/** Of the codes for applications (RFC 6455 §7.4.2). */
const SENT_AWAY = 4000;
const DONE = 1000;
const GOING_AWAY = 1001;
const LAST_WORD = 1_000;

/** One phone on one line, from its hello to its end. */
export class CameraSession {
  #camera: TakenCamera | undefined;
  #sender: CameraSender | undefined;
  #isOver = false;
  #isAsking = false;
  #isEncoded: boolean | undefined;
  #heardAt: number;
  readonly #pace: BytePace;
  readonly #hello: NodeJS.Timeout;
  #keeping: NodeJS.Timeout | undefined;
  readonly #done: Promise<void>;
  #finish: () => void = () => undefined;

  constructor(
    private readonly line: Line,
    private readonly deps: SessionDeps,
  ) {
    this.#heardAt = deps.now();
    this.#pace = new BytePace(MOST_PER_SECOND, () => deps.now());
    this.#done = new Promise((resolve) => (this.#finish = resolve));
    this.#hello = setTimeout(() => {
      this.#refuse('not-a-camera');
    }, HELLO_MS);
    line.on('message', (data, isBinary) => {
      // `ws` hands over a Buffer as long as nobody asks it for another kind.
      const bytes = data as Buffer;
      if (isBinary) this.#takeBytes(bytes);
      else this.#guard(this.#takeWords(bytes));
    });
    line.on('close', () => {
      this.#guard(this.#end());
    });
  }

  /** Everything of it is gone. */
  get done(): Promise<void> {
    return this.#done;
  }

  /** The host goes; the phone finds the next one by itself. */
  leave(): void {
    this.line.close(GOING_AWAY);
    // A phone that is out of reach answers no goodbye.
    setTimeout(() => {
      this.line.terminate();
    }, LAST_WORD).unref();
  }

  #takeBytes(bytes: Buffer): void {
    if (this.#isOver || !this.#sender) return;
    this.#heardAt = this.deps.now();
    if (this.#pace.take(bytes.length)) this.#sender.write(bytes);
    else this.#refuse('too-much');
  }

  async #takeWords(bytes: Buffer): Promise<void> {
    const said = wordsOf(bytes);
    if (this.#isOver) return;
    if (said?.say === 'hello' && !this.#isAsking) await this.#greet(said);
    else if (said && said.say !== 'hello' && this.#camera) await this.#follow(said, this.#camera);
    else this.#refuse('not-a-camera');
  }

  async #follow(said: Exclude<CameraSays, { say: 'hello' }>, camera: TakenCamera): Promise<void> {
    if (said.say === 'begin') this.#begin(said.mime, camera);
    else await this.#stop(camera);
  }

  async #greet(ask: CameraAsk): Promise<void> {
    this.#isAsking = true;
    clearTimeout(this.#hello);
    const { token, device } = ask;
    const taken = await this.deps.take({ token, device });
    if (typeof taken === 'string') {
      this.#refuse(taken);
      return;
    }
    this.#camera = taken;
    // The phone went while it was asked for.
    if (this.#isOver) {
      await this.deps.release(taken);
      return;
    }
    this.#keeping = setInterval(() => {
      this.#guard(this.#keep(taken));
    }, KEEP_MS);
    const { title, goodUntil, isLive } = taken;
    this.#say({ say: 'welcome', title, goodUntil: goodUntil.toISOString(), live: isLive });
  }

  #begin(mime: string, camera: TakenCamera): void {
    const recording = recordingOf(mime);
    if (!recording) {
      this.#refuse('not-a-camera');
      return;
    }
    this.#heardAt = this.deps.now();
    this.#sender ??= this.deps.sender(camera.key, this.#ears(camera));
    this.#sender.begin(recording);
  }

  #ears(camera: TakenCamera): SenderEars {
    return {
      live: (isEncoded) => {
        this.#isEncoded = isEncoded;
        this.#guard(this.#tellLive(camera));
      },
      again: () => {
        this.#isEncoded = true;
        this.#say({ say: 'again' });
      },
      // What is not read here waits in the phone, which sees it and sends less.
      behind: (is) => {
        if (is) this.line.pause();
        else this.line.resume();
      },
      lost: (why, said) => {
        this.deps.note(camera.room, `${why} ${said}`);
        this.#guard(this.#lost(camera, why, said));
      },
    };
  }

  async #lost(camera: TakenCamera, why: string, said: string): Promise<void> {
    if (said.includes('already publishing')) {
      this.#refuse('busy');
      return;
    }
    const kept = await this.deps.keep(camera);
    const room = await this.deps.roomOf(camera.room);
    if (kept !== 'kept') this.#refuse(kept);
    else if (!room || room.state === 'disabled' || room.state === 'removed') this.#refuse('room-closed');
    else if (room.state === 'idle' && room.kick > camera.kick) this.#refuse('ended');
    else this.#refuse(why === 'unreachable' ? 'busy' : 'lost');
  }

  async #keep(camera: TakenCamera): Promise<void> {
    const kept = await this.deps.keep(camera);
    if (kept !== 'kept') this.#refuse(kept);
    else if (this.#sender && this.deps.now() - this.#heardAt > SILENT_MS) this.#refuse('lost');
    else if (this.#isEncoded !== undefined) await this.#tellLive(camera);
  }

  async #tellLive(camera: TakenCamera): Promise<void> {
    const viewers = await this.deps.viewers(camera.room);
    this.#say({ say: 'live', viewers, copied: this.#isEncoded === false });
  }

  async #stop(camera: TakenCamera): Promise<void> {
    const sender = this.#sender;
    this.#sender = undefined;
    this.#isEncoded = undefined;
    clearInterval(this.#keeping);
    await sender?.close();
    if (sender) await this.deps.over(camera.room);
    this.#say({ say: 'ended' });
    this.line.close(DONE);
  }

  async #end(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#hello);
    clearInterval(this.#keeping);
    this.#sender?.drop();
    try {
      if (this.#camera) await this.deps.release(this.#camera);
    } finally {
      this.#finish();
    }
  }

  #refuse(why: CameraRefusal): void {
    if (this.#isOver) return;
    this.#isOver = true;
    // A phone that is out of reach closes late; its picture does not stay on air for it.
    this.#sender?.drop();
    this.line.resume();
    this.line.send(JSON.stringify({ say: 'refused', why } satisfies CameraHears));
    this.line.close(SENT_AWAY, why);
  }

  #say(words: CameraHears): void {
    if (!this.#isOver && this.line.readyState === this.line.OPEN) this.line.send(JSON.stringify(words));
  }

  #guard(work: Promise<void>): void {
    work.catch((error: unknown) => {
      this.deps.broke(error);
      this.#refuse('lost');
    });
  }
}

function wordsOf(bytes: Buffer): CameraSays | undefined {
  if (bytes.length > 1_000) return undefined;
  try {
    const read = cameraSays.safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
