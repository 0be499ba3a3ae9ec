import type { EngineEvent, PackagerNews, PackagerOrders } from '../wire/control';
import type { MediaFrame } from '../wire/media-frame';
import { apply, trim } from '../wire/session-state.rules';
import type { SessionLine } from '../wire/session-line.rules';
import type { RoomState, WindowWord } from '../wire/window-word.rules';
import { freeBytes } from './free-bytes';
import { keepFresh, readFresh, type Fresh } from './fresh';
import type { Made } from './made';
import { readMedia, sessionIn } from '../wire/media-reader';
import { begin, partMaker, pause, take, type Incoming, type PartMaker } from './part-maker';
import { madeBefore, openFolder, type SessionFolder } from './session-folder';
import type { PackagerSettings } from './settings';
import { playFilm, slateFilm } from './slate';

/** A word and the bytes that go with it. */
export type Told = readonly [WindowWord, (Buffer | undefined)?];

/** What a room is ordered to be. */
export type RoomOrder = PackagerOrders['rooms'][number];

/** What a room tells, and whom. */
export type RoomPorts = {
  readonly settings: PackagerSettings;
  readonly now: () => number;
  readonly tell: (word: WindowWord, bytes?: Buffer) => void;
  readonly event: (event: EngineEvent) => void;
  readonly changed: () => void;
};

/** A room at work. */
export type Room = {
  order: RoomOrder;
  readonly ports: RoomPorts;
  readonly folder: SessionFolder;
  readonly maker: PartMaker;
  /** The bytes of the newest parts, by segment. */
  readonly fresh: Fresh;
  state: RoomState;
  hasRoom: boolean;
  /** What was made is written in its order. */
  tail: Promise<void>;
  /** Ends what it is waiting for and listening to. */
  readonly stops: Map<'media' | 'lost' | 'slate' | 'guard', () => void>;
  /** Why frames are of no use, said once for each encoder. */
  refused: boolean;
};

const GUARD_EVERY = 2_000;
const LOST_FOR = 1_000;

/** Opens a room and begins to listen for its encoder. */
export async function openRoom(order: RoomOrder, ports: RoomPorts): Promise<Room> {
  const folder = await openFolder(order.folder, order.session);
  trim(folder.state, order.windowSeconds);
  const made: Made[] = [];
  const waiting = { emit: (one: Made): void => void made.push(one) };
  const { partSeconds, segmentSeconds } = order;
  const settings = { partSeconds, segmentSeconds, now: ports.now, emit: (one: Made) => waiting.emit(one) };
  const room: Room = {
    ...{
      order,
      ports,
      folder,
      maker: partMaker(settings, madeBefore(folder)),
      fresh: await readFresh(folder),
      state: 'waiting',
    },
    ...{ hasRoom: true, tail: Promise.resolve(), stops: new Map(), refused: false },
  };
  waiting.emit = (one) => void (room.tail = room.tail.then(() => written(room, one)));
  await guardDisk(room);
  for (const [word, bytes] of replayOf(room)) ports.tell(word, bytes);
  const reader = readMedia({
    path: ports.settings.media,
    hello: () => helloOf(room),
    onFrame: (frame) => onFrame(room, frame),
    onLost: () => mediaLost(room),
  });
  room.stops.set('media', () => reader.stop());
  const guard = setInterval(() => void guardDisk(room), GUARD_EVERY);
  room.stops.set('guard', () => clearInterval(guard));
  waitForSlate(room);
  return room;
}

/** The broadcast is over: what there is gets finished, and the index says so. */
export async function endRoom(room: Room): Promise<void> {
  for (const stop of room.stops.values()) stop();
  pause(room.maker);
  const line: SessionLine = { k: 'end', at: room.ports.now() };
  room.tail = room.tail.then(async () => {
    await room.folder.append(line);
    publish(room, line);
    await room.folder.close();
  });
  await room.tail;
}

/** How the room is doing. */
export function newsOf({ order, state, folder }: Room): PackagerNews['rooms'][number] {
  const { segments, bytes, seconds } = folder.state.total;
  return {
    room: order.room,
    session: order.session,
    state,
    segments,
    bytes,
    seconds: Math.round(seconds * 1_000) / 1_000,
  };
}

/** All that a host has to know of the room that it has never heard of. */
export function* replayOf({ order, folder, fresh, state }: Room): Iterable<Told> {
  const { room, session, partSeconds, segmentSeconds, windowSeconds } = order;
  const { discontinuities, longest, longestPart, total, epochs, segments } = folder.state;
  const known = { discontinuities, longest, longestPart, total };
  yield [{ say: 'session', room, session, folder: order.folder, partSeconds, segmentSeconds, windowSeconds, known }];
  for (const epoch of epochs.values()) yield [{ say: 'epoch', room, epoch }, folder.inits.get(epoch.epoch)];
  for (const segment of segments) {
    const parts = fresh.get(segment.number);
    yield parts ? [{ say: 'segment', room, segment }, Buffer.concat(parts)] : [{ say: 'segment', room, segment }];
  }
  yield [{ say: 'whole', room, state }];
}

function onFrame(room: Room, frame: MediaFrame): void {
  if (frame.kind === 'begin') encoderBegan(room, sessionIn(frame));
  if (frame.kind === 'end') encoderGone(room);
  if (frame.kind === 'video' || frame.kind === 'audio') takeIn(room, { ...frame, kind: frame.kind });
}

function takeIn(room: Room, frame: Incoming): void {
  const why = take(room.maker, frame);
  if (!why || room.refused) return;
  room.refused = true;
  say(room, 'packager.not-understood', { why, kind: frame.kind });
}

function encoderBegan(room: Room, source: string): void {
  stopWaiting(room, 'slate');
  stopWaiting(room, 'lost');
  room.refused = false;
  begin(room.maker, { name: source, slate: false });
  enter(room, 'live');
}

/** The socket broke: joined again at once, nothing was missed; else the encoder is as good as gone. */
function mediaLost(room: Room): void {
  if (room.state !== 'live' || room.stops.has('lost')) return;
  const timer = setTimeout(() => encoderGone(room), LOST_FOR);
  room.stops.set('lost', () => clearTimeout(timer));
}

function stopWaiting(room: Room, what: 'slate' | 'lost'): void {
  room.stops.get(what)?.();
  room.stops.delete(what);
}

function encoderGone(room: Room): void {
  stopWaiting(room, 'lost');
  if (room.state !== 'live') return;
  pause(room.maker);
  enter(room, 'waiting');
  waitForSlate(room);
}

/** A slate stands in for a picture that was there; before the first there is nothing to stand in for. */
function waitForSlate(room: Room): void {
  const { slate } = room.order;
  if (!slate || room.state !== 'waiting') return;
  const timer = setTimeout(() => void showSlate(room), slate.afterSeconds * 1_000);
  room.stops.set('slate', () => clearTimeout(timer));
}

async function showSlate(room: Room): Promise<void> {
  const { slate } = room.order;
  const last = [...room.folder.state.epochs.values()].filter((epoch) => !epoch.slate).at(-1);
  if (!slate || last?.width === undefined || last.height === undefined) return;
  const { width, height, codecs } = last;
  const wish = { image: slate.file, width, height, sound: codecs.length > 1 };
  const film = await slateFilm(wish, room.ports.settings).catch(() => undefined);
  if (!film) say(room, 'packager.slate-failed', {});
  // Making it took a moment, in which the encoder may have come back.
  if (!film || room.state !== 'waiting') return;
  begin(room.maker, { name: `slate-${room.ports.now()}`, slate: true });
  const playing = playFilm(film, room.ports.now, (tag) => takeIn(room, tag));
  room.stops.set('slate', () => playing.stop());
  enter(room, 'slate');
}

async function written(room: Room, made: Made): Promise<void> {
  const line = await kept(room, made);
  publish(room, line, made.is === 'part' ? made.bytes : made.is === 'epoch' ? made.init : undefined);
  if (made.is === 'epoch' && made.line.epoch > 0 && !made.line.slate) say(room, 'packager.parameters-changed', {});
}

/** A disk that refuses to be written is no reason to stop what viewers watch. */
async function kept(room: Room, made: Made): Promise<SessionLine> {
  try {
    return await room.folder.keep(made, room.hasRoom);
  } catch (error) {
    say(room, 'packager.write-failed', { why: error instanceof Error ? error.message : String(error) });
    return made.is === 'part' ? { ...made.line, offset: 0, length: made.bytes.length, kept: false } : made.line;
  }
}

function publish(room: Room, line: SessionLine, bytes?: Buffer): void {
  const { folder, fresh, order, ports } = room;
  apply(folder.state, line);
  if (line.k === 'part' && bytes) keepFresh(fresh, folder.state, { line, bytes });
  for (const { number } of trim(folder.state, order.windowSeconds)) fresh.delete(number);
  ports.tell({ say: 'line', room: order.room, line }, bytes);
  ports.changed();
}

/** Where we have come to with this encoder: an ingest that still has what follows sends that, not from the key frame alone. */
function helloOf({ order, maker, folder }: Room): Readonly<Record<string, unknown>> {
  const { clock } = maker;
  const epoch = clock && folder.state.epochs.get(clock.epoch);
  if (!clock || !epoch) return { room: order.room };
  return { room: order.room, session: clock.source, after: Math.floor(epoch.reached.video / 90 - clock.offset) };
}

async function guardDisk(room: Room): Promise<void> {
  const { settings } = room.ports;
  const free = await freeBytes(room.order.folder);
  const hasRoom = free >= settings.floorBytes;
  if (hasRoom === room.hasRoom) return;
  room.hasRoom = hasRoom;
  say(room, hasRoom ? 'packager.disk-free' : 'packager.disk-full', { free, floor: settings.floorBytes });
}

function enter(room: Room, state: RoomState): void {
  room.state = state;
  say(room, `packager.${state}`, {});
  // In its turn: what was made before belongs to the state before.
  room.tail = room.tail.then(() => {
    room.ports.tell({ say: 'state', room: room.order.room, state });
    room.ports.changed();
  });
}

function say({ order, ports }: Room, type: string, data: EngineEvent['data']): void {
  const at = ports.now();
  ports.event({ id: `${order.session}:${type}:${at}`, room: order.room, type, at, data });
}
