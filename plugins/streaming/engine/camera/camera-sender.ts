import { connect, type Socket } from 'node:net';
import type { FlvTag } from '../fmp4/flv-tags.rules';
import { publishRtmp, type RtmpPublisher } from '../rtmp/client-session';
import type { PublishProblem } from '../rtmp/publish-problem.rules';
import { CameraClock } from './camera-clock.rules';
import type { Recording } from './camera-command.rules';
import { cameraRun, type CameraRun } from './camera-run';
import { KeyWatch } from './key-watch.rules';

/** What a sender stands on. The key goes to the ingest and to nobody else. */
export type SenderDeps = {
  readonly ffmpeg: string;
  readonly ingest: { readonly host: string; readonly port: number };
  readonly key: string;
  now(): number;
};

/** What a sender tells. */
export type SenderEars = {
  /** The ingest has a picture; whether it cost an encoding. */
  live(isEncoded: boolean): void;
  /** The recording has to begin anew, and will be encoded. */
  again(): void;
  /** Bytes are to be held back, or not any more. */
  behind(is: boolean): void;
  /** It is over: what the ingest said, or what ffmpeg complained of. */
  lost(why: PublishProblem | 'unreachable' | 'ffmpeg', said: string): void;
};

const TRIES = 12;
const WAIT = 400;
/** Of ffmpeg's tags before the ingest has answered. */
const MOST_WAITING = 64;

/** Brings recordings of one phone into the ingest, one after the other on one line of time. */
export class CameraSender {
  readonly #clock: CameraClock;
  #run: CameraRun | undefined;
  /** The newest beginning, and the one whose tags are sent: the one before may finish until the next one speaks. */
  readonly #turn = { newest: 0, speaks: 0, givenUp: 0 };
  #watch: KeyWatch | undefined;
  #mustEncode = false;
  #publisher: RtmpPublisher | undefined;
  #socket: Socket | undefined;
  #waiting: FlvTag[] | undefined;
  #isOver = false;

  constructor(
    private readonly deps: SenderDeps,
    private readonly ears: SenderEars,
  ) {
    this.#clock = new CameraClock(() => deps.now());
  }

  /** A recording begins; what follows belongs to it. */
  begin(recording: Recording): void {
    if (this.#isOver) return;
    this.#run?.finish();
    const isEncoded = this.#mustEncode || !recording.h264;
    const turn = (this.#turn.newest += 1);
    const run = cameraRun(
      this.deps.ffmpeg,
      { recording, isEncoded },
      {
        onTag: (tag) => {
          this.#take(tag, turn, isEncoded);
        },
        onDrain: () => {
          if (turn === this.#turn.newest) this.ears.behind(false);
        },
      },
    );
    this.#run = run;
    this.ears.behind(false);
    void run.ended.then((said) => {
      if (this.#run === run && said !== '') this.#end('ffmpeg', said);
    });
  }

  write(bytes: Buffer): void {
    if (this.#run?.write(bytes) === false && !this.#isOver) this.ears.behind(true);
  }

  /** Finishes what is inside and says goodbye to the ingest. */
  async close(): Promise<void> {
    const run = this.#run;
    run?.resume();
    run?.finish();
    await run?.ended;
    this.#isOver = true;
    this.#publisher?.close();
    this.#socket?.destroySoon();
  }

  /** Lets go of everything at once. */
  drop(): void {
    this.#isOver = true;
    this.#run?.kill();
    this.#publisher?.close();
    this.#socket?.destroySoon();
  }

  #take(tag: FlvTag, turn: number, isEncoded: boolean): void {
    // What is asked to end still says what it had.
    if (this.#isOver || turn < this.#turn.speaks || turn === this.#turn.givenUp) return;
    if (turn > this.#turn.speaks) {
      this.#turn.speaks = turn;
      this.#clock.anew();
      this.#watch = isEncoded ? undefined : new KeyWatch();
    }
    if (this.#isTooRare(tag)) {
      this.#mustEncode = true;
      this.#turn.givenUp = turn;
      this.#run?.kill();
      this.#run = undefined;
      this.ears.again();
      return;
    }
    const placed = { ...tag, time: this.#clock.place(tag.time) };
    if (this.#publisher) this.#send(placed, this.#publisher);
    else this.#wait(placed, isEncoded);
  }

  #isTooRare({ kind, time, payload }: FlvTag): boolean {
    if (kind !== 'video' || payload[1] === 0 || !this.#watch) return false;
    return this.#watch.isTooRare(time, (payload[0] ?? 0) >> 4 === 1);
  }

  #send(tag: FlvTag, publisher: RtmpPublisher): void {
    if (!publisher.send(tag.kind, tag.time, tag.payload)) this.#run?.pause();
  }

  /** The ingest is asked when there is something to show. */
  #wait(tag: FlvTag, isEncoded: boolean): void {
    if (this.#waiting) {
      this.#waiting.push(tag);
      if (this.#waiting.length > MOST_WAITING) this.#run?.pause();
      return;
    }
    this.#waiting = [tag];
    void this.#publish(isEncoded);
  }

  async #publish(isEncoded: boolean): Promise<void> {
    let refused: [PublishProblem | 'unreachable', string] = ['unreachable', ''];
    for (let tried = 0; tried < TRIES && !this.#isOver; tried += 1) {
      if (tried > 0) await new Promise((resolve) => setTimeout(resolve, WAIT));
      const socket = await dial(this.deps.ingest);
      if (!socket) continue;
      const begun = await publishRtmp(socket, { app: 'live', tcUrl: 'rtmp://127.0.0.1/live', name: this.deps.key });
      if (begun.ok) {
        this.#begun(socket, begun.value, isEncoded);
        return;
      }
      refused = [begun.error.code, begun.error.details.said];
      // It does not get better by asking again, and who asks with a wrong key too often is not heard any more.
      if (begun.error.code === 'key-refused') break;
    }
    this.#end(...refused);
  }

  #begun(socket: Socket, publisher: RtmpPublisher, isEncoded: boolean): void {
    if (this.#isOver) {
      publisher.close();
      return;
    }
    this.#socket = socket;
    this.#publisher = publisher;
    socket.on('drain', () => this.#run?.resume());
    void publisher.ended.then(({ code, details }) => {
      this.#end(code, details.said);
    });
    for (const tag of this.#waiting ?? []) this.#send(tag, publisher);
    this.#waiting = undefined;
    if (!socket.writableNeedDrain) this.#run?.resume();
    this.ears.live(isEncoded);
  }

  #end(why: PublishProblem | 'unreachable' | 'ffmpeg', said: string): void {
    if (this.#isOver) return;
    this.drop();
    this.ears.lost(why, said);
  }
}

function dial({ host, port }: SenderDeps['ingest']): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('error', () => {
      resolve(undefined);
    });
    socket.once('connect', () => {
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}
