import type { Duplex } from 'node:stream';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Amf, AmfObject } from './amf0.rules';
import { writeAmf } from './amf0.rules';
import { CHUNK_STREAM } from './chunk-writer.rules';
import { RtmpConnection } from './connection';
import { MESSAGE, PUBLISHER_CAPS, type MediaKind } from './message.rules';
import { publishProblem, type PublishProblem } from './publish-problem.rules';
import type { RtmpTarget } from './rtmp-url.rules';

/** Why a platform takes nothing, and what it said, without the key. */
export type PublishRefusal = {
  readonly code: PublishProblem;
  readonly details: { readonly said: string };
};

/** A platform that takes what is sent. */
export type RtmpPublisher = {
  /** Sends the body of an FLV tag; false when the line is behind (`drain` on the duplex says when it is not). */
  send(kind: MediaKind, time: number, payload: Buffer): boolean;
  /** Sends `onMetaData`. */
  describe(facts: AmfObject): void;
  /** How many of our bytes the platform says it has; many never say. */
  readonly acknowledged: number;
  /** How it ended: the platform's word, or `closed`. Never rejects. */
  readonly ended: Promise<PublishRefusal>;
  /** Says goodbye and closes. */
  close(): void;
};

/** The numbers under which a platform answers. */
const STEP = { connect: 1, release: 2, announce: 3, create: 4, publish: 5, takeBack: 6, remove: 7 } as const;
const DECISIVE = new Set<Amf>([STEP.connect, STEP.create, STEP.publish]);
const CHUNK = 4096;
const STREAM = 1;
const TYPE = { audio: MESSAGE.audio, video: MESSAGE.video, data: MESSAGE.data } as const;
/** The words of a platform that are kept. */
const LONGEST = 200;
const LAST_WORD = 200;

/**
 * Publishes over a line that is open already (a socket, or TLS on one). The answer comes when the platform has said yes or no, or after
 * `timeoutMs`; a line that was refused is closed.
 */
export function publishRtmp(
  duplex: Duplex,
  target: Pick<RtmpTarget, 'app' | 'tcUrl' | 'name'>,
  { timeoutMs = 10_000 }: { readonly timeoutMs?: number } = {},
): Promise<Result<RtmpPublisher, PublishRefusal>> {
  return new Publishing(duplex, target).begun(timeoutMs);
}

class Publishing {
  readonly #connection: RtmpConnection;
  readonly #ended: Promise<PublishRefusal>;
  #end: (refusal: PublishRefusal) => void = () => undefined;
  #begin: () => void = () => undefined;
  readonly #began: Promise<void>;
  #stream = STREAM;
  #isOver = false;

  constructor(
    private readonly duplex: Duplex,
    private readonly target: Pick<RtmpTarget, 'app' | 'tcUrl' | 'name'>,
  ) {
    this.#ended = new Promise((resolve) => (this.#end = resolve));
    this.#began = new Promise((resolve) => (this.#begin = resolve));
    duplex.on('error', () => undefined);
    duplex.on('close', () => {
      this.#finish('closed', '');
    });
    duplex.on('end', () => {
      this.#finish('closed', '');
    });
    this.#connection = new RtmpConnection(
      duplex,
      { is: 'client', caps: PUBLISHER_CAPS },
      {
        open: () => {
          this.#connect();
        },
        command: (name, values) => {
          this.#hear(name, values);
        },
        media: () => undefined,
        fault: (fault) => {
          this.#finish('protocol', fault);
        },
      },
    );
  }

  async begun(timeoutMs: number): Promise<Result<RtmpPublisher, PublishRefusal>> {
    const timer = setTimeout(() => {
      this.#finish('timed-out', '');
    }, timeoutMs);
    const refusal = await Promise.race([this.#began, this.#ended]);
    clearTimeout(timer);
    if (refusal) return err(refusal.code, refusal.details);
    return ok(this.#publisher());
  }

  #publisher(): RtmpPublisher {
    const connection = this.#connection;
    return {
      send: (kind, time, payload) =>
        connection.send({ type: TYPE[kind], stream: this.#stream, time: time >>> 0, payload }, CHUNK_STREAM[kind]),
      describe: (facts) => {
        const payload = writeAmf(['@setDataFrame', 'onMetaData', facts]);
        connection.send({ type: MESSAGE.data, stream: this.#stream, time: 0, payload }, CHUNK_STREAM.data);
      },
      get acknowledged() {
        return connection.acknowledged;
      },
      ended: this.#ended,
      close: () => {
        connection.command(['FCUnpublish', STEP.takeBack, null, this.target.name]);
        connection.command(['deleteStream', STEP.remove, null, this.#stream]);
        this.#finish('closed', '');
      },
    };
  }

  #connect(): void {
    const { app, tcUrl } = this.target;
    this.#connection.setChunkSize(CHUNK);
    const facts = { app, type: 'nonprivate', flashVer: 'FMLE/3.0 (compatible; FMSc/1.0)', swfUrl: tcUrl, tcUrl };
    this.#connection.command(['connect', STEP.connect, facts]);
  }

  #hear(name: string, values: readonly Amf[]): void {
    const [transaction, , third] = values;
    if (name === '_result' && transaction === STEP.connect) this.#create();
    else if (name === '_result' && transaction === STEP.create) this.#publish(third);
    // Some answer to releaseStream and FCPublish with an error, and take the stream all the same.
    else if (name === '_error' && DECISIVE.has(transaction)) this.#refused(statusOf(values));
    else if (name === 'onStatus') this.#hearStatus(statusOf(values));
  }

  #hearStatus(status: Status): void {
    if (status.level === 'error') this.#refused(status);
    else if (status.code === 'NetStream.Publish.Start') this.#begin();
    else if (ENDED.has(status.code)) this.#finish('closed', status.description || status.code);
  }

  #refused({ code, description }: Status): void {
    this.#finish(publishProblem(code, description), description || code);
  }

  #create(): void {
    const { name } = this.target;
    this.#connection.command(['releaseStream', STEP.release, null, name]);
    this.#connection.command(['FCPublish', STEP.announce, null, name]);
    this.#connection.command(['createStream', STEP.create, null]);
  }

  #publish(stream: Amf): void {
    this.#stream = typeof stream === 'number' ? stream >>> 0 : STREAM;
    this.#connection.command(['publish', STEP.publish, null, this.target.name, 'live'], this.#stream);
  }

  #finish(code: PublishProblem, words: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#connection.over();
    this.duplex.end();
    setTimeout(() => this.duplex.destroy(), LAST_WORD).unref();
    // A platform that repeats the name of the stream repeats the key.
    const said = words.replaceAll(this.target.name || ' ', '…').slice(0, LONGEST);
    this.#end({ code, details: { said } });
  }
}

const ENDED = new Set(['NetStream.Unpublish.Success', 'NetConnection.Connect.Closed', 'NetStream.Publish.Idle']);

type Status = { readonly code: string; readonly level: string; readonly description: string };

function statusOf(values: readonly Amf[]): Status {
  const status = values.findLast(
    (value): value is AmfObject => typeof value === 'object' && value !== null && 'code' in value,
  );
  const text = (name: string): string => (typeof status?.[name] === 'string' ? status[name] : '');
  return { code: text('code'), level: text('level'), description: text('description') };
}
