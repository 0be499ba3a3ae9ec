import { apply, newSession, trim, type Segment, type SessionState } from '../../engine/wire/session-state.rules';
import type { PartLine, SessionLine } from '../../engine/wire/session-line.rules';
import type { RoomState, WindowWord } from '../../engine/wire/window-word.rules';

type Opening = Extract<WindowWord, { say: 'session' }>;

/** A broadcast as the host follows it. */
export type LiveSession = {
  readonly order: Opening;
  readonly state: SessionState;
  readonly inits: Map<number, Buffer>;
  /** The parts of the newest segments, by segment. */
  readonly bytes: Map<number, readonly Buffer[]>;
  readonly gaps: Set<number>;
  /** Counts up with everything that happens. */
  version: number;
  encoder: RoomState;
};

/** All that the packager has told. */
export type LiveWindow = {
  /** By room: the broadcast that goes on, or was last. */
  readonly rooms: Map<string, LiveSession>;
  /** By session: those that ended lately, so that who watches sees the end. */
  readonly ended: Map<string, LiveSession>;
  /** By room: what is being told from the beginning and not yet whole. */
  readonly coming: Map<string, LiveSession>;
};

/** So much of the newest is kept in memory; the rest of the window is read from the recording. */
const FRESH_SECONDS = 12;
const ENDED_KEPT = 50;

/** A host that has heard nothing yet. */
export const emptyWindow = (): LiveWindow => ({ rooms: new Map(), ended: new Map(), coming: new Map() });

/** Takes in a word of the packager's; gives the room that is different with it. */
export function hear(window: LiveWindow, word: WindowWord, bytes: Buffer): void {
  const { rooms, coming } = window;
  const { room } = word;
  const live = coming.get(room) ?? rooms.get(room);
  if (word.say === 'session') coming.set(room, opened(word));
  else if (word.say === 'gone') setAside(window, room);
  else if (live) told(window, live, { word, bytes });
}

type Told = {
  readonly word: Exclude<WindowWord, { say: 'session' } | { say: 'gone' }>;
  readonly bytes: Buffer;
};

function told(window: LiveWindow, live: LiveSession, { word, bytes }: Told): void {
  live.version += 1;
  switch (word.say) {
    case 'epoch':
      live.state.epochs.set(word.epoch.epoch, word.epoch);
      live.inits.set(word.epoch.epoch, bytes);
      return;
    case 'segment':
      live.state.segments.push(word.segment);
      if (bytes.length > 0) live.bytes.set(word.segment.number, partsIn(word.segment, bytes));
      else if (!word.segment.kept) live.gaps.add(word.segment.number);
      return;
    case 'whole':
      live.encoder = word.state;
      replace(window, word.room, live);
      return;
    case 'state':
      live.encoder = word.state;
      return;
    case 'line':
      follow(live, word.line, bytes);
      return;
  }
}

function opened(order: Opening): LiveSession {
  const { known, session } = order;
  const state = Object.assign(newSession(session), known, { total: { ...known.total } });
  return { order, state, inits: new Map(), bytes: new Map(), gaps: new Set(), version: 0, encoder: 'waiting' };
}

/** The room as it was told anew stands in for what was known; versions go on, so that whoever waits is asked again. */
function replace({ rooms, coming, ended }: LiveWindow, room: string, live: LiveSession): void {
  const before = rooms.get(room);
  coming.delete(room);
  rooms.set(room, live);
  if (!before) return;
  live.version += before.version;
  if (before.state.session !== live.state.session) keepEnded(ended, before);
}

function setAside({ rooms, coming, ended }: LiveWindow, room: string): void {
  const before = rooms.get(room);
  rooms.delete(room);
  coming.delete(room);
  if (before) keepEnded(ended, before);
}

function keepEnded(ended: LiveWindow['ended'], live: LiveSession): void {
  // Its last line may have been lost with the packager: nobody will go on with it all the same.
  live.state.ended = true;
  live.version += 1;
  for (const { number, kept } of live.state.segments) if (kept) live.bytes.delete(number);
  ended.set(live.state.session, live);
  const [oldest] = ended.keys();
  if (ended.size > ENDED_KEPT && oldest !== undefined) ended.delete(oldest);
}

function follow(live: LiveSession, line: SessionLine, bytes: Buffer): void {
  const { state, order } = live;
  apply(state, line);
  if (line.k === 'epoch') live.inits.set(line.epoch, bytes);
  if (line.k === 'part') keep(live, line, bytes);
  for (const { number } of trim(state, order.windowSeconds)) forget(live, number);
  keepFresh(live);
}

/** Lets go of bytes that are older than the newest seconds; it looks at what it holds, not at the whole window. */
function keepFresh({ state: { segments }, bytes, gaps }: LiveSession): void {
  const oldest = oldestFresh(segments);
  for (const number of bytes.keys()) {
    if (number >= oldest) continue;
    bytes.delete(number);
    if (segments.find((one) => one.number === number)?.kept === false) gaps.add(number);
  }
}

function oldestFresh(segments: readonly Segment[]): number {
  let seconds = 0;
  for (let at = segments.length - 1; at >= 0; at -= 1) {
    seconds += segments[at]?.seconds ?? 0;
    if (seconds > FRESH_SECONDS) return segments[at]?.number ?? 0;
  }
  return 0;
}

/** All parts of a segment, or none: of the first ones a packager that was killed may have told nothing. */
function keep({ bytes }: LiveSession, { segment, part }: PartLine, piece: Buffer): void {
  const before = bytes.get(segment) ?? [];
  if (before.length === part) bytes.set(segment, [...before, piece]);
}

function forget(live: LiveSession, number: number): void {
  live.bytes.delete(number);
  live.gaps.delete(number);
}

/** The bytes of a segment, cut into its parts. */
function partsIn({ parts }: Segment, bytes: Buffer): readonly Buffer[] {
  let at = 0;
  return parts.map(({ length }) => {
    at += length;
    return bytes.subarray(at - length, at);
  });
}
