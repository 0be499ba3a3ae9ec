import type { ClockLine, EpochLine, PartLine, SessionLine } from './session-line.rules';

/** An epoch, and how far its file, picture and sound have come. */
export type Epoch = EpochLine & { readonly end: number; readonly reached: PartLine['reached'] };

/** A part as its segment lists it. */
export type Part = Pick<PartLine, 'length' | 'seconds' | 'independent'>;

/** A segment: a range of bytes of its epoch's file. The last one of a session may still grow. */
export type Segment = {
  readonly number: number;
  readonly epoch: number;
  readonly slate: boolean;
  readonly at: number;
  /** Where it begins on the time of its epoch, in ticks of a ninety-thousandth. */
  readonly start: number;
  readonly offset: number;
  readonly length: number;
  readonly seconds: number;
  readonly parts: readonly Part[];
  readonly whole: boolean;
  /** It lies on the disk. */
  readonly kept: boolean;
};

/** All that is known of a broadcast, or of its newest hours. */
export type SessionState = {
  readonly session: string;
  readonly epochs: Map<number, Epoch>;
  readonly segments: Segment[];
  /** How many times the parameters changed before the first segment that is still listed. */
  discontinuities: number;
  /** The longest segment so far: players were promised that none is longer. */
  longest: number;
  longestPart: number;
  /** All of it, with what is no longer listed. */
  readonly total: { segments: number; seconds: number; bytes: number; fragments: number };
  clock: ClockLine | undefined;
  ended: boolean;
};

/** A broadcast of which nothing is known yet. */
export function newSession(session: string): SessionState {
  return {
    ...{ session, epochs: new Map(), segments: [], discontinuities: 0, longest: 0, longestPart: 0 },
    ...{ total: { segments: 0, seconds: 0, bytes: 0, fragments: 0 }, clock: undefined, ended: false },
  };
}

/** Takes in one line. */
export function apply(state: SessionState, line: SessionLine): void {
  switch (line.k) {
    case 'epoch':
      state.epochs.set(line.epoch, { ...line, end: line.init, reached: { video: 0, audio: 0 } });
      return;
    case 'clock':
      state.clock = line;
      return;
    case 'part':
      addPart(state, line);
      return;
    case 'close':
      close(state, line.segment);
      return;
    case 'end': {
      const open = state.segments.at(-1);
      if (open) close(state, open.number);
      state.ended = true;
      return;
    }
  }
}

/** The segment that is being made, where there is one. */
export function openSegment({ segments }: SessionState): Segment | undefined {
  const last = segments.at(-1);
  return last && !last.whole ? last : undefined;
}

/** The number that the next segment gets. */
export function nextSegment(state: SessionState): number {
  return openSegment(state)?.number ?? state.total.segments;
}

/** Forgets whole segments that lie further back than viewers may go. */
export function trim(state: SessionState, windowSeconds: number): readonly Segment[] {
  const gone: Segment[] = [];
  let seconds = state.segments.reduce((sum, segment) => sum + segment.seconds, 0);
  let [first, second] = state.segments;
  while (first && second && seconds - first.seconds >= windowSeconds) {
    seconds -= first.seconds;
    if (isBreak(first, second)) state.discontinuities += 1;
    gone.push(first);
    state.segments.shift();
    [first, second] = state.segments;
  }
  return gone;
}

/** Clocks are not as exact as films; further apart than this, something was missing between two segments. */
const SAME_MOMENT = 1_000;

/** Whether players have to be told that the second does not follow the first: other parameters, or nobody sent for a while. */
export function isBreak(first: Segment, second: Segment): boolean {
  if (first.epoch !== second.epoch) return true;
  return Math.abs(second.at - first.at - first.seconds * 1_000) > SAME_MOMENT;
}

function addPart(state: SessionState, line: PartLine): void {
  const epoch = state.epochs.get(line.epoch);
  if (!epoch) return;
  const kept = line.kept !== false;
  state.epochs.set(line.epoch, { ...epoch, end: kept ? line.offset + line.length : epoch.end, reached: line.reached });
  const segment = segmentOf(state, line, epoch.slate);
  const { length, seconds, independent } = line;
  state.segments[state.segments.length - 1] = {
    ...segment,
    length: segment.length + length,
    seconds: segment.seconds + seconds,
    parts: [...segment.parts, { length, seconds, independent }],
    kept: segment.kept && kept,
  };
  const { total } = state;
  if (!epoch.slate) total.seconds += seconds;
  if (kept) total.bytes += length;
  total.fragments += 1;
  // Ordered once more, it goes on.
  state.ended = false;
  state.longestPart = Math.max(state.longestPart, seconds);
  if (line.last) close(state, line.segment);
}

/** The open segment, or a new one at the end of the list. */
function segmentOf(state: SessionState, line: PartLine, slate: boolean): Segment {
  const open = openSegment(state);
  if (open?.number === line.segment) return open;
  const segment = begun(line, slate);
  state.segments.push(segment);
  state.total.segments = line.segment + 1;
  return segment;
}

const begun = (line: PartLine, slate: boolean): Segment => ({
  ...{ number: line.segment, epoch: line.epoch, slate, at: line.at ?? 0, offset: line.offset, length: 0, seconds: 0 },
  start: line.start ?? Math.max(0, Math.round(line.reached.video - line.seconds * 90_000)),
  ...{ parts: [], whole: false, kept: true },
});

function close(state: SessionState, number: number): void {
  const last = state.segments.at(-1);
  if (last?.number !== number || last.whole) return;
  state.segments[state.segments.length - 1] = { ...last, whole: true };
  state.longest = Math.max(state.longest, last.seconds);
}
