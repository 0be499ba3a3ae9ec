import { FlvStream } from '../flv/flv-stream';
import { startFfmpeg, type FfmpegAtWork, type FfmpegEnd } from '../ffmpeg/run-ffmpeg';
import type { FlvTag } from '../fmp4/flv-tags.rules';
import { srtKey } from '../ingest/key-book';
import type { Admission, Ingest } from '../ingest/ingest';
import type { SrtOrder } from '../wire/control';
import { listenerCommand, listenerScript } from './srt-command.rules';
import { listenerWord } from './srt-words.rules';

/** What a listener stands on. */
export type ListenerDeps = {
  readonly ingest: Pick<Ingest, 'admitKnown' | 'note'>;
  now(): number;
};

/** Where it says it was, for who came: the address of an SRT encoder is known to ffmpeg alone. */
const FROM = 'SRT';
const FIRST_WAIT = 250;
const LONGEST_WAIT = 10_000;
/** A failure in a row that nobody understands is told then. */
const UNCLEAR_AFTER = 3;
const MOST_WORDS = 300;
/** The same is said of a room so often at most. */
const SAID_AGAIN = 60_000;
/** Sound in FLV that is none of ours: who copies it is told by the ingest, and it is encoded from then on. */
const AAC = 10;

/**
 * Awaits one encoder of one room by SRT, again and again. ffmpeg listens, since no package speaks SRT: one process, which ends with its encoder and is
 * followed by the next at once.
 */
export class SrtListener {
  #work: FfmpegAtWork | undefined;
  #timer: NodeJS.Timeout | undefined;
  #done: Promise<unknown> = Promise.resolve();
  #isOver = false;
  #isSoundEncoded = false;
  #failures = 0;
  /** Why this run fails has been said in words for operators. */
  #isExplained = false;
  readonly #said = new Map<string, number>();

  constructor(
    readonly room: string,
    readonly order: SrtOrder,
    private readonly deps: ListenerDeps,
  ) {}

  /** Begins when the listener before, which has the port, is gone. */
  start(before: Promise<unknown> = Promise.resolve()): void {
    void before.then(() => {
      this.#listen();
    });
  }

  /** Done when the port is free. */
  stop(): Promise<unknown> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    // It says goodbye to its encoder, which comes again at once instead of waiting for an answer.
    this.#work?.stop();
    return this.#done;
  }

  #listen(): void {
    if (this.#isOver) return;
    this.#isExplained = false;
    const { ffmpeg, passphrase } = this.order;
    const isSoundEncoded = this.#isSoundEncoded;
    const work = startFfmpeg(ffmpeg, {
      ...{ args: listenerCommand(isSoundEncoded), nice: 0, secrets: [passphrase] },
      heard: (piece) => {
        this.#hear(piece);
      },
    });
    this.#work = work;
    const line = this.#line(work);
    const flv = new FlvStream();
    work.output.on('data', (piece: Buffer) => {
      for (const tag of flv.read(piece)) line.take(tag);
    });
    work.input.end(listenerScript(this.order));
    this.#done = work.ended.then((end) => {
      this.#ended(end, line);
    });
  }

  /** One encoder: it is let in with its first picture or sound. */
  #line(work: FfmpegAtWork) {
    let admission: Admission | undefined;
    let isRefused = false;
    const drop = (): void => {
      isRefused = true;
      work.stop();
    };
    return {
      take: ({ kind, time, payload }: FlvTag): void => {
        if (isRefused || this.#isOver || this.#hasToEncode(kind, payload, drop)) return;
        if (!admission) {
          admission = this.deps.ingest.admitKnown(
            { from: FROM, drop, wrongKey: () => undefined },
            srtKey(this.room, this.order),
          );
          if (!admission.publish({ app: 'live', name: '' }).isAccepted) {
            drop();
            return;
          }
        }
        this.#failures = 0;
        admission.media(kind, time, payload);
      },
      ended: (): boolean => {
        admission?.ended('closed');
        return admission !== undefined && !isRefused;
      },
    };
  }

  #hasToEncode(kind: FlvTag['kind'], payload: Buffer, drop: () => void): boolean {
    if (kind !== 'audio' || this.#isSoundEncoded || (payload[0] ?? 0) >> 4 === AAC) return false;
    this.#encodeSound('');
    drop();
    return true;
  }

  #encodeSound(codec: string): void {
    this.#isSoundEncoded = true;
    this.#say('srt.sound-encoded', { codec });
  }

  #hear(piece: string): void {
    const word = listenerWord(piece);
    if (word) this.#isExplained = true;
    if (word?.is === 'wrong-passphrase') this.#say('srt.wrong-passphrase', {});
    if (word?.is === 'port-taken') this.#say('srt.port-taken', { port: this.order.port });
    if (word?.is !== 'codec') return;
    if (word.kind === 'audio') this.#encodeSound(word.codec);
    else this.#say('ingest.refused', { reason: 'codec', codec: word.codec, from: FROM });
  }

  /** Who had a picture is awaited again at once; what fails is tried ever more rarely. */
  #ended(end: FfmpegEnd, line: { ended(): boolean }): void {
    this.#work = undefined;
    const hadPicture = line.ended();
    if (this.#isOver) return;
    this.#failures = hadPicture ? 0 : this.#failures + 1;
    const isUnclear = this.#failures >= UNCLEAR_AFTER && end.is === 'failed' && !this.#isExplained;
    if (isUnclear) this.#say('srt.fails', { words: end.words.slice(-MOST_WORDS) });
    const wait = hadPicture ? 0 : Math.min(FIRST_WAIT * 2 ** (this.#failures - 1), LONGEST_WAIT);
    this.#timer = setTimeout(() => {
      this.#listen();
    }, wait);
  }

  #say(type: string, data: Readonly<Record<string, string | number>>): void {
    const key = `${type} ${JSON.stringify(data)}`;
    const now = this.deps.now();
    if (now - (this.#said.get(key) ?? -SAID_AGAIN) < SAID_AGAIN) return;
    this.#said.set(key, now);
    this.deps.ingest.note(type, this.room, data);
  }
}
