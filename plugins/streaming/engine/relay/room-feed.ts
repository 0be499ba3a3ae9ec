import type { MediaFrame } from '../wire/media-frame';
import { readMedia, sessionIn } from '../wire/media-reader';
import { relayFrameOf, type RelayFrame } from './relay-frame';

/** Somebody who gets the frames of a room as they come. */
export type FeedReader = {
  take(frame: RelayFrame): void;
  /** The encoder is gone, or the ingest: nothing comes until something does. */
  paused(): void;
};

/** A group of pictures longer than this is not kept for those who join. */
const MOST_KEPT = 16 * 1024 * 1024;

/** Reads a room once, for all its targets: frames go on by reference, and whoever joins gets everything since the newest key frame. */
export class RoomFeed {
  readonly #readers = new Set<FeedReader>();
  readonly #setups = new Map<RelayFrame['kind'], RelayFrame>();
  #group: RelayFrame[] = [];
  #groupBytes = 0;
  readonly #reading: ReturnType<typeof readMedia>;
  /** The encoder whose frames these are. */
  session = '';
  /** How far it has come. */
  #newest = 0;

  constructor(path: string, room: string) {
    this.#reading = readMedia({
      path,
      hello: () => (this.session === '' ? { room } : { room, session: this.session, after: this.#newest }),
      onFrame: (frame) => {
        this.#hear(frame);
      },
      onLost: () => {
        this.#pause();
      },
    });
  }

  /** Whether somebody who joins now has something to show. */
  get hasPicture(): boolean {
    return this.#group.length > 0;
  }

  get isRead(): boolean {
    return this.#readers.size > 0;
  }

  join(reader: FeedReader): void {
    this.#readers.add(reader);
  }

  leave(reader: FeedReader): void {
    this.#readers.delete(reader);
  }

  /** What somebody needs to begin with: the parameters, and everything since the newest key frame. */
  kept(): readonly RelayFrame[] {
    return [...this.#setups.values(), ...this.#group];
  }

  close(): void {
    this.#reading.stop();
  }

  #hear(frame: MediaFrame): void {
    const { kind, time, payload } = frame;
    if (kind === 'begin') this.#begin(frame);
    else if (kind === 'end') this.#pause();
    else this.#handOn(relayFrameOf(kind, time, payload));
  }

  #handOn(frame: RelayFrame): void {
    if (!frame.isSetup) this.#newest = frame.time;
    if (!this.#keep(frame)) return;
    for (const reader of this.#readers) reader.take(frame);
  }

  #begin(begin: MediaFrame): void {
    const session = sessionIn(begin);
    if (session !== this.session) this.#setups.clear();
    this.session = session;
    this.#forget();
  }

  /** False for parameters that everybody has already. */
  #keep(frame: RelayFrame): boolean {
    if (frame.isSetup) {
      const isKnown = this.#setups.get(frame.kind)?.payload.equals(frame.payload) === true;
      this.#setups.set(frame.kind, frame);
      return !isKnown;
    }
    // Where there is only sound, each piece of it is a beginning.
    if (frame.isKey || !this.#setups.has('video')) this.#forget();
    else if (this.#group.length === 0) return true;
    this.#group.push(frame);
    this.#groupBytes += frame.payload.length;
    if (this.#groupBytes > MOST_KEPT) this.#forget();
    return true;
  }

  #forget(): void {
    this.#group = [];
    this.#groupBytes = 0;
  }

  #pause(): void {
    this.#forget();
    for (const reader of this.#readers) reader.paused();
  }
}
