import { systemIds } from '@hearth/cms/kernel';
import type { PublishAnswer, PublishAsk, ServerEnd, ServerSession } from '../rtmp/server-session';
import type { MediaKind } from '../rtmp/message.rules';
import type { EngineEvent, IngestNews, IngestOrders } from '../wire/control';
import { isStillGood, keyHint, roomOfKey, type GoodKey } from './key-book';
import type { IngestLimits } from './limits.rules';
import { Publication, type EndReason } from './publication';
import type { Joining } from './readers';

/** To whom the ingest speaks: the host by its control socket, and readers. */
export type IngestVoice = {
  changed(): void;
  event(event: EngineEvent): void;
  frame(room: string, bytes: Buffer): void;
};

/** The line on which an encoder came. */
export type EncoderLine = Pick<ServerSession, 'drop'> & { readonly from: string; wrongKey(): void };

/** A line that was let in, or not yet. */
export type Admission = {
  publish(ask: PublishAsk): PublishAnswer;
  media(kind: MediaKind, time: number, payload: Buffer): void;
  ended(end: ServerEnd): void;
};

type OnAir = { readonly publication: Publication; readonly line: EncoderLine };
type Facts = EngineEvent['data'];

/** Said to encoders, whose screens show it. */
const WORDS = {
  refused: 'stream key rejected',
  duplicate: 'already publishing',
  kicked: 'disconnected by the station',
  idle: 'no picture and no sound',
  takenOver: 'another encoder has taken over',
} as const;

const refuse = (words: string): PublishAnswer => ({ isAccepted: false, words });

/** Decides who may send into which room, and follows each encoder to its end. */
export class Ingest {
  readonly #onAir = new Map<string, OnAir>();
  #orders: IngestOrders = { rooms: [] };
  #said = '';

  constructor(
    private readonly limits: IngestLimits,
    private readonly voice: IngestVoice,
    private readonly now: () => number,
  ) {}

  /** What should be: whoever sends with a key that is no longer good, or was kicked, is thrown out. */
  sync(orders: IngestOrders): void {
    this.#orders = orders;
    this.#checkKeys();
  }

  news(): IngestNews {
    return { rooms: [...this.#onAir.values()].map(({ publication }) => publication.news(this.limits.stalledMs)) };
  }

  /** What somebody who joins a room is given. */
  kept(joining: Joining): readonly Buffer[] {
    return this.#onAir.get(joining.room)?.publication.kept(joining) ?? [];
  }

  /** Looks after what nobody tells: silence, and keys whose time is over. */
  look(): void {
    this.#checkKeys();
    for (const [room, { publication }] of this.#onAir) {
      if (this.now() - publication.heardAt > this.limits.idleMs) {
        this.#tell('ingest.idle', room, { seconds: Math.round(this.limits.idleMs / 1_000) });
        this.#drop(room, 'idle', WORDS.idle);
      }
    }
    const said = this.news()
      .rooms.map(({ session, state }) => `${session} ${state}`)
      .join();
    if (said !== this.#said) this.voice.changed();
    this.#said = said;
  }

  /** Closes a stretch of measuring. */
  measure(): void {
    for (const { publication } of this.#onAir.values()) publication.measure();
    if (this.#onAir.size > 0) this.voice.changed();
  }

  /** Takes an encoder's line; it is let in by its key. */
  admit(line: EncoderLine): Admission {
    return this.#admission(line, (ask) => this.#publish(ask, line));
  }

  /** Takes the line of an encoder that has shown what opens the room before: by SRT, a passphrase. */
  admitKnown(line: EncoderLine, key: GoodKey): Admission {
    return this.#admission(line, () => this.#enter(key, line));
  }

  /** Something for the log of a room, of what happens before an encoder is let in. */
  note(type: string, room: string, data: Facts): void {
    this.#tell(type, room, data);
  }

  #admission(line: EncoderLine, enter: (ask: PublishAsk) => PublishAnswer): Admission {
    let mine: OnAir | undefined;
    return {
      publish: (ask) => {
        const answer = enter(ask);
        if (answer.isAccepted) mine = [...this.#onAir.values()].find((one) => one.line === line);
        return answer;
      },
      media: (kind, time, payload) => mine?.publication.media(kind, time, payload),
      ended: (end) => {
        if (mine && this.#onAir.get(mine.publication.encoder.key.room) === mine) this.#end(mine, reasonOf(end));
      },
    };
  }

  /** Ends all, because the process ends. */
  close(): void {
    for (const room of this.#onAir.keys()) this.#drop(room, 'shutdown', 'the server is restarted');
  }

  #publish({ app, name }: PublishAsk, line: EncoderLine): PublishAnswer {
    // Encoders add parameters of their own behind a question mark.
    const [plain = ''] = name.split('?');
    const key = app.split('/')[0] === 'live' ? roomOfKey(this.#orders, plain, this.now()) : undefined;
    if (!key) {
      line.wrongKey();
      this.#tell('ingest.refused', '', { reason: 'key', from: line.from, hint: keyHint(plain) });
      return refuse(WORDS.refused);
    }
    return this.#enter(key, line);
  }

  /** One encoder a room: a second one waits until the first is gone, or has stalled. */
  #enter(key: GoodKey, line: EncoderLine): PublishAnswer {
    const other = this.#onAir.get(key.room);
    if (other && this.now() - other.publication.heardAt <= this.limits.stalledMs) {
      this.#tell('ingest.duplicate', key.room, { from: line.from, sending: other.publication.encoder.from });
      return refuse(WORDS.duplicate);
    }
    if (other) {
      this.#tell('ingest.taken-over', key.room, { from: line.from, before: other.publication.encoder.from });
      this.#drop(key.room, 'taken-over', WORDS.takenOver);
    }
    this.#begin(key, line);
    return { isAccepted: true };
  }

  #begin(key: GoodKey, line: EncoderLine): void {
    const encoder = {
      session: systemIds.next(),
      key,
      kick: this.#kickOf(key.room),
      from: line.from,
      since: this.now(),
    };
    const sink = {
      frame: (bytes: Buffer) => {
        this.voice.frame(key.room, bytes);
      },
      refused: (codec: string) => {
        this.#tell('ingest.refused', key.room, { reason: 'codec', codec, from: line.from });
        this.#drop(key.room, 'codec', `${codec} is not supported: choose H.264 and AAC`);
      },
    };
    const deps = { keptBytes: this.limits.keptBytes, now: this.now };
    this.#onAir.set(key.room, { publication: new Publication(encoder, sink, deps), line });
    this.#tell('ingest.began', key.room, { session: encoder.session, from: line.from });
    this.voice.changed();
  }

  #checkKeys(): void {
    for (const [room, { publication }] of this.#onAir) {
      const { key, kick } = publication.encoder;
      if (isStillGood(this.#orders, key, this.now()) && this.#kickOf(room) <= kick) continue;
      this.#tell('ingest.kicked', room, { from: publication.encoder.from });
      this.#drop(room, 'kicked', WORDS.kicked);
    }
  }

  #drop(room: string, reason: EndReason, words: string): void {
    const one = this.#onAir.get(room);
    if (!one) return;
    this.#end(one, reason);
    one.line.drop(words);
  }

  #end(one: OnAir, reason: EndReason): void {
    const { encoder } = one.publication;
    this.#onAir.delete(encoder.key.room);
    one.publication.end(reason);
    const seconds = Math.round((this.now() - encoder.since) / 1_000);
    this.#tell('ingest.ended', encoder.key.room, { session: encoder.session, seconds, reason });
    this.voice.changed();
  }

  #kickOf(room: string): number {
    return this.#orders.rooms.find((one) => one.room === room)?.kick ?? 0;
  }

  #tell(type: string, room: string, data: Facts): void {
    this.voice.event({ id: systemIds.next(), room, type, at: this.now(), data });
  }
}

function reasonOf(end: ServerEnd): EndReason {
  if (end === 'closed' || end === 'unpublished') return end;
  return 'protocol';
}
