import type { LiveFrame, LiveJoined, LiveNews, LiveSaying, RoomSnapshot } from '@/contract/live-room';
import { ok, refuse, UNREACHABLE, type Result } from './result';

/** A connection as a room uses it. */
export interface Wire {
  readonly isUp: () => boolean;
  /** Rejects when no answer comes in time. */
  readonly ask: (event: 'join' | 'leave' | 'say', body: object) => Promise<unknown>;
  readonly onUp: (listen: () => void) => void;
  readonly onDown: (listen: () => void) => void;
  readonly onFrame: (listen: (frame: LiveFrame) => void) => void;
  readonly close: () => void;
}

/** How it stands with the line: what is told comes, it is being opened or got back, or this viewer may not come in. */
export type LineState = 'opening' | 'up' | 'down' | 'refused';

/** A room as it is asked for; a rehearsal is opened by the pass that its viewers were given. */
export interface RoomAsked {
  readonly name: string;
  readonly pass?: string | undefined;
}

/** Who follows a room. */
export interface RoomEar {
  readonly onSnapshot: (snapshot: RoomSnapshot) => void;
  readonly onNews: (news: readonly LiveNews[]) => void;
  readonly onLine: (state: LineState) => void;
}

type Place = { readonly node: string; readonly seq: number };

/** Answers after which asking again brings nothing else. */
const FINAL: ReadonlySet<string> = new Set(['HEARTH.NOT_ALLOWED', 'HEARTH.NOT_FOUND', 'HEARTH.INVALID']);
const AGAIN_MS = 1_500;

/** What somebody said, and what came of it. */
type Heard =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly details?: Readonly<Record<string, unknown>> };

/**
 * One room over one connection, without gaps: each node counts its frames, so that a frame that was skipped on the way, or a line that was lost,
 * is seen; then what was missed is asked for, and where nobody has it any more, the room as a whole.
 */
export class RoomLine {
  private place: Place | null = null;
  private isJoining = false;
  private isOver = false;
  /** Frames that came while the answer to `join` was on its way. */
  private waiting: LiveFrame[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly asked: RoomAsked,
    private readonly wire: Wire,
    private readonly ear: RoomEar,
  ) {
    wire.onUp(() => void this.join());
    wire.onDown(() => this.lost());
    wire.onFrame((frame) => this.take(frame));
    if (wire.isUp()) void this.join();
  }

  /** Says something in the room and tells what came of it. */
  readonly say = async (message: LiveSaying): Promise<Result<unknown>> => {
    if (!this.wire.isUp()) return refuse(UNREACHABLE);
    try {
      const heard = (await this.wire.ask('say', { room: this.asked.name, message })) as Heard; // by the protocol of rooms
      return heard.ok ? ok(heard.value) : refuse(heard.code, { status: 409, details: heard.details ?? {} });
    } catch {
      return refuse(UNREACHABLE);
    }
  };

  readonly stop = (): void => {
    this.isOver = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.wire.close();
  };

  private async join(): Promise<void> {
    if (this.isJoining) return;
    this.isJoining = true;
    const since = this.place === null ? {} : { since: this.place };
    const { name: room, pass } = this.asked;
    const by = pass === undefined ? {} : { pass };
    const joined = await this.wire.ask('join', { room, ...by, ...since }).catch(() => null);
    this.isJoining = false;
    if (this.isOver) return;
    if (joined === null) this.later();
    else this.enter(joined as LiveJoined); // by the protocol of rooms
  }

  private enter(joined: LiveJoined): void {
    if (!joined.ok) {
      if (FINAL.has(joined.code)) this.refused();
      else this.later();
      return;
    }
    const { node, seq, snapshot, missed } = joined;
    if (snapshot) {
      this.place = { node, seq };
      this.ear.onSnapshot(snapshot);
    }
    for (const frame of missed) this.pass(frame);
    this.place = { node, seq: Math.max(seq, this.place?.node === node ? this.place.seq : 0) };
    this.ear.onLine('up');
    const waited = this.waiting;
    this.waiting = [];
    for (const frame of waited) this.take(frame);
  }

  private take(frame: LiveFrame): void {
    if (frame.room !== this.asked.name || this.isOver) return;
    if (this.isJoining || this.place === null) {
      this.waiting.push(frame);
      return;
    }
    const { node, seq } = this.place;
    if (frame.node === node && frame.seq <= seq) return;
    if (frame.node === node && frame.seq === seq + 1) {
      this.pass(frame);
      return;
    }
    this.waiting.push(frame);
    void this.join();
  }

  private pass(frame: LiveFrame): void {
    const { node, seq } = frame;
    if (this.place?.node === node && seq <= this.place.seq) return;
    this.place = { node, seq };
    this.ear.onNews(frame.messages);
  }

  private lost(): void {
    this.waiting = [];
    this.ear.onLine('down');
  }

  private refused(): void {
    this.ear.onLine('refused');
    this.stop();
  }

  /** The host is busy, or the answer was lost: the room is asked for again while the line is up. */
  private later(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.wire.isUp()) void this.join();
    }, AGAIN_MS);
  }
}
