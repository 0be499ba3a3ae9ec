import type { RelayNews, RelayOrders } from '../wire/control';
import type { Line, OpenLine } from './line';
import type { RelayFrame } from './relay-frame';
import { isHopeless, isRefusal, waitAfter, type RelayProblem } from './relay-problem.rules';
import type { Feed, FeedReader } from './room-feed';
import { TargetQueue } from './target-queue';
import { Timeline } from './timeline.rules';

/** What one target is to have. */
export type TargetOrder = RelayOrders['targets'][number];

/** How it goes with one target. */
export type TargetNews = RelayNews['targets'][number];

/** What a worker stands on. */
export type WorkerDeps = {
  readonly open: OpenLine;
  readonly feed: Feed;
  /** After how long without movement a line is given up. */
  readonly stalledMs: number;
  now(): number;
  /** From 0 to 1. */
  chance(): number;
  changed(worker: TargetWorker): void;
};

/** So much may wait in the socket; the rest waits in the queue, where it can be left out. */
const MOST_UNSENT = 256 * 1024;
const STABLE = 60_000;
/** A platform is held so long over an encoder that is gone. */
const HELD = 60_000;

/**
 * Serves one target. Nothing here waits for anybody else's platform: a line that is behind fills this queue, and one that is gone is opened again.
 * The clock is the caller's, who calls `tick` several times a second.
 */
export class TargetWorker implements FeedReader {
  readonly #queue = new TargetQueue();
  #timeline = new Timeline();
  #line: Line | undefined;
  #isOpening = false;
  #isOver = false;
  #state: TargetNews['state'] = 'waiting';
  #since: number;
  #problem: RelayProblem | undefined;
  #next = 0;
  #failures = 0;
  #refusals = 0;
  #refusedAt: number | undefined;
  #wasOn: boolean;
  #bytes = 0;
  #moved = 0;
  #movedAt = 0;
  #pausedAt: number | undefined;

  constructor(
    readonly order: TargetOrder,
    private readonly deps: WorkerDeps,
  ) {
    this.#since = deps.now();
    this.#wasOn = order.wasOn ?? false;
    deps.feed.join(this);
    this.#consider();
  }

  news(): TargetNews {
    const { target, attempt } = this.order;
    const news = { target, attempt, state: this.#state, since: this.#since, dropped: this.#queue.dropped };
    const bytes = this.#bytes + (this.#line?.moved ?? 0);
    const isErrored = this.#state === 'errored' || this.#state === 'fatal';
    const problem = isErrored ? this.#problem : this.deps.feed.trouble;
    const why = problem ? { problem } : {};
    return { ...news, bytes, ...why, ...(this.#state === 'errored' ? { next: this.#next } : {}) };
  }

  take(frame: RelayFrame): void {
    this.#pausedAt = undefined;
    if (!this.#line) {
      this.#consider();
      return;
    }
    this.#push(frame);
    this.#pump();
  }

  paused(): void {
    this.#pausedAt ??= this.deps.now();
    if (this.#state === 'broadcasting') this.#become('waiting');
  }

  tick(): void {
    this.#pump();
    if (!this.#line) this.#consider();
    else if (this.#pausedAt !== undefined && this.deps.now() - this.#pausedAt >= HELD) this.#letGo('waiting');
    else this.#watch(this.#line);
  }

  stop(): void {
    this.#isOver = true;
    this.deps.feed.leave(this);
    this.#letGo('waiting');
  }

  /** Something to send that does not move is a platform that has stopped to read. */
  #watch(line: Line): void {
    const now = this.deps.now();
    const isIdle = line.unsent === 0 && this.#queue.bytes === 0;
    if (line.moved !== this.#moved || isIdle) {
      this.#moved = line.moved;
      this.#movedAt = now;
    } else if (now - this.#movedAt >= this.deps.stalledMs) this.#fail('stalled');
  }

  /** Opens a line when there is a picture and it is time. */
  #consider(): void {
    if (this.#isOver || this.#isOpening || this.#state === 'fatal' || this.deps.now() < this.#next) return;
    if (this.deps.feed.hasPicture) void this.#open();
    else if (this.#state !== 'waiting') this.#become('waiting');
  }

  async #open(): Promise<void> {
    this.#isOpening = true;
    // One that is tried again is errored until it has the picture: whoever looks is not told of each try.
    if (this.#state !== 'errored') this.#become('starting');
    const opened = await this.deps.open(this.order);
    this.#isOpening = false;
    if (this.#isOver) {
      if (opened.ok) opened.value.close();
    } else if (opened.ok) this.#begin(opened.value);
    else this.#fail(opened.error.code);
  }

  #begin(line: Line): void {
    this.#line = line;
    this.#timeline = new Timeline();
    this.#queue.clear();
    this.#moved = line.moved;
    this.#movedAt = this.deps.now();
    line.onDrain(() => {
      if (this.#line === line) this.#pump();
    });
    void line.ended.then((problem) => {
      if (this.#line === line) this.#fail(problem);
    });
    for (const frame of this.deps.feed.kept()) this.#push(frame);
    this.#pump();
  }

  #push(frame: RelayFrame): void {
    const { kind, time, isSetup } = frame;
    const at =
      isSetup || kind === 'data'
        ? this.#timeline.now
        : this.#timeline.place({ kind, time, session: this.deps.feed.session }, this.deps.now());
    if (at !== undefined) this.#queue.push({ ...frame, time: at });
  }

  #pump(): void {
    const line = this.#line;
    if (!line) return;
    let sent = 0;
    while (line.unsent < MOST_UNSENT) {
      const frame = this.#queue.shift();
      if (!frame) break;
      line.send(frame.kind, frame.time, frame.payload);
      sent += 1;
    }
    const isMoving = line.moved > this.#moved && this.#pausedAt === undefined;
    if (sent > 0 && isMoving && this.#state !== 'broadcasting') this.#become('broadcasting');
  }

  #fail(problem: RelayProblem): void {
    const now = this.deps.now();
    if (this.#state === 'broadcasting') this.#forgive(now);
    this.#failures += 1;
    const isRefused = isRefusal(problem);
    if (isRefused) this.#refusedAt ??= now;
    // A busy platform is counted by time alone.
    const isBusy = problem === 'busy';
    this.#refusals += isRefused && !isBusy ? 1 : 0;
    this.#problem = problem;
    this.#next = now + waitAfter(this.#failures, this.deps.chance(), isBusy ? this.#failures : this.#refusals);
    const forMs = this.#refusedAt === undefined ? 0 : now - this.#refusedAt;
    const isOver = isRefused && isHopeless({ count: this.#refusals, problem, forMs, wasOn: this.#wasOn });
    this.#letGo(isOver ? 'fatal' : 'errored');
  }

  /** Whoever took the picture has refused nothing. */
  #forgive(now: number): void {
    this.#wasOn = true;
    this.#refusals = 0;
    this.#refusedAt = undefined;
    if (now - this.#since >= STABLE) this.#failures = 0;
  }

  #letGo(state: TargetNews['state']): void {
    const line = this.#line;
    this.#line = undefined;
    this.#bytes += line?.moved ?? 0;
    this.#queue.clear();
    line?.close();
    this.#become(state);
  }

  #become(state: TargetNews['state']): void {
    if (this.#state !== state) this.#since = this.deps.now();
    this.#state = state;
    if (!this.#isOver) this.deps.changed(this);
  }
}
