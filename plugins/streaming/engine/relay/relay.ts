import type { EngineEvent, RelayNews, RelayOrders } from '../wire/control';
import type { OpenLine } from './line';
import { startTranscode } from '../transcode/transcode-run';
import { TranscodedFeed } from '../transcode/transcoded-feed';
import type { LookOrder } from '../wire/look-order';
import { RoomFeed, type Feed } from './room-feed';
import { TargetWorker, type TargetOrder } from './target-worker';

/** What the relay stands on. */
export type RelayDeps = {
  readonly open: OpenLine;
  /** The path of the ingest's media socket. */
  readonly media: string;
  readonly stalledMs: number;
  now(): number;
  chance(): number;
  changed(): void;
  event(event: EngineEvent): void;
};

const TICK = 200;
/** A bytes count that only grows is told this often. */
const COUNTED = 2_000;
const TOLD: ReadonlySet<string> = new Set(['broadcasting', 'errored', 'fatal']);

/** One worker for each target that is ordered, and one subscription for each room that has one. */
export class Relay {
  readonly #workers = new Map<string, TargetWorker>();
  readonly #feeds = new Map<string, RoomFeed>();
  /** By room and look: whoever wants the same gets the same. */
  readonly #made = new Map<string, TranscodedFeed>();
  readonly #told = new Map<string, string>();
  readonly #timer: NodeJS.Timeout;
  #counted = 0;

  constructor(private readonly deps: RelayDeps) {
    this.#timer = setInterval(() => {
      this.#tick();
    }, TICK);
  }

  sync({ targets }: RelayOrders): void {
    const wanted = new Map(targets.map((order) => [order.target, order]));
    for (const [target, worker] of this.#workers) {
      const order = wanted.get(target);
      if (order?.attempt === worker.order.attempt && order.room === worker.order.room) wanted.delete(target);
      else this.#drop(target, worker);
    }
    for (const order of wanted.values()) {
      this.#workers.set(order.target, this.#hire(order));
    }
    // What is made of rooms reads them, so it goes first.
    closeUnread(this.#made);
    closeUnread(this.#feeds);
    this.deps.changed();
  }

  news(): RelayNews {
    return { targets: [...this.#workers.values()].map((worker) => worker.news()) };
  }

  close(): void {
    clearInterval(this.#timer);
    this.sync({ targets: [] });
  }

  #hire(order: TargetOrder): TargetWorker {
    return new TargetWorker(order, {
      ...this.deps,
      feed: order.look ? this.#madeOf(order.room, order.look) : this.#feedOf(order.room),
      changed: (worker) => {
        this.#changed(worker);
      },
    });
  }

  #drop(target: string, worker: TargetWorker): void {
    worker.stop();
    this.#workers.delete(target);
    this.#told.delete(target);
  }

  #madeOf(room: string, look: LookOrder): Feed {
    const name = `${room} ${JSON.stringify(look)}`;
    const known = this.#made.get(name);
    if (known) return known;
    const feed = new TranscodedFeed(this.#feedOf(room), { look, start: startTranscode, now: this.deps.now });
    this.#made.set(name, feed);
    return feed;
  }

  #feedOf(room: string): RoomFeed {
    const known = this.#feeds.get(room);
    if (known) return known;
    const feed = new RoomFeed(this.deps.media, room);
    this.#feeds.set(room, feed);
    return feed;
  }

  #tick(): void {
    for (const feed of this.#made.values()) feed.tick();
    for (const worker of this.#workers.values()) worker.tick();
    const now = this.deps.now();
    if (this.#workers.size === 0 || now - this.#counted < COUNTED) return;
    this.#counted = now;
    this.deps.changed();
  }

  /** The log of a room says what is new: not each of the tries that fail alike. */
  #changed(worker: TargetWorker): void {
    this.deps.changed();
    const { target, attempt, state, since, problem } = worker.news();
    const word = `${state} ${problem ?? ''}`;
    if (!TOLD.has(state) || this.#told.get(target) === word) return;
    this.#told.set(target, word);
    const data = { target, attempt, ...(problem === undefined ? {} : { problem }) };
    const id = `${target}/${attempt}/${since}/${state}`;
    this.deps.event({ id, room: worker.order.room, type: `target.${state}`, at: since, data });
  }
}

function closeUnread(feeds: Map<string, { readonly isRead: boolean; close(): void }>): void {
  for (const [name, feed] of feeds) {
    if (feed.isRead) continue;
    feed.close();
    feeds.delete(name);
  }
}
