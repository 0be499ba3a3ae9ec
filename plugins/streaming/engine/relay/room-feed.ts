import type { MediaFrame } from '../wire/media-frame';
import { readMedia, sessionIn } from '../wire/media-reader';
import { KeptGroup } from './kept-group';
import type { PictureTrouble } from './relay-problem.rules';
import { relayFrameOf, type RelayFrame } from './relay-frame';

/** Somebody who gets the frames of a room as they come. */
export type FeedReader = {
  take(frame: RelayFrame): void;
  /** The encoder is gone, or the ingest: nothing comes until something does. */
  paused(): void;
};

/** Where a target's frames come from: the room, or what is made of it for a platform. */
export type Feed = {
  /** The encoder whose frames these are. */
  readonly session: string;
  /** Whether somebody who joins now has something to show. */
  readonly hasPicture: boolean;
  /** Why the picture is not there, or not whole, though the room's is. */
  readonly trouble?: PictureTrouble | undefined;
  join(reader: FeedReader): void;
  leave(reader: FeedReader): void;
  /** What somebody needs to begin with: the parameters, and everything since the newest key frame. */
  kept(): readonly RelayFrame[];
};

/** Reads a room once, for all its targets: frames go on by reference, and whoever joins gets everything since the newest key frame. */
export class RoomFeed implements Feed {
  readonly #readers = new Set<FeedReader>();
  readonly #kept = new KeptGroup();
  readonly #reading: ReturnType<typeof readMedia>;
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

  get hasPicture(): boolean {
    return this.#kept.hasPicture;
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

  kept(): readonly RelayFrame[] {
    return this.#kept.all();
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
    if (!this.#kept.keep(frame)) return;
    for (const reader of this.#readers) reader.take(frame);
  }

  #begin(begin: MediaFrame): void {
    const session = sessionIn(begin);
    if (session !== this.session) this.#kept.begin();
    this.session = session;
    this.#kept.forget();
  }

  #pause(): void {
    this.#kept.forget();
    for (const reader of this.#readers) reader.paused();
  }
}
