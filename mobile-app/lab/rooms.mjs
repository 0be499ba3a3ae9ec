// The rooms of the lab's lives: what viewers ask of them, what they say, and the levers by which the station does its part.
import { randomUUID } from 'node:crypto';
import { Refusal } from './account-book.mjs';
import { playedOf } from './clips.mjs';
import { askGames, freshGames } from './games.mjs';
import { RECORDING_SECONDS } from './live-air.mjs';
import { STATIONS } from './station.mjs';

const uuid = (kind, n) => `0198f${kind}00-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** Sessions of the lab, by name. */
export const SESSIONS = { tea: uuid('a', 1), soon: uuid('a', 2), made: uuid('a', 3), past: uuid('a', 4) };
const offer = (n) => `0198f000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const SELLER = { name: '清河果蔬专业合作社', address: '浙江省衢州市柯城区茂岭镇上坞村 12 号', contact: '0570-8800123' };
const ORANGES = {
  ...{ item: null, offer: offer(1), product: uuid('b', 1), spec: '5 斤装', price: 3990, basePrice: 4590, left: 36 },
  ...{ title: { 'zh-Hans': '上坞脐橙，树上熟', en: 'Navel oranges of Shangwu' }, endsAt: null, seller: SELLER },
};
const TEA = {
  ...{ ...ORANGES, offer: offer(2), product: uuid('b', 2), spec: '100 克', price: 12800, basePrice: null, left: null },
  title: { 'zh-Hans': '明前炒青', en: 'Green tea' },
};

const KINDS = [
  { name: 'tea', title: '清河春茶助农专场', state: 'live', playback: 'tea' },
  { name: 'soon', title: '霜降柿子专场', state: 'planned', playback: null },
  { name: 'made', title: '数字人讲春茶', state: 'live', playback: 'tea', hostKind: 'digital-human' },
  { name: 'past', title: '春茶助农专场', state: 'published', playback: 'spring' },
];

const CHAPTERS = [
  { at: 0, title: '上坞脐橙，树上熟', offer: offer(1) },
  { at: 60, title: '明前炒青', offer: offer(2) },
];

function makeRoom({ name, title, state, playback, hostKind = 'human' }, now) {
  const session = SESSIONS[name];
  const room = session.replace('0198fa', '0198fc');
  const snapshot = {
    ...{ room, state, title, playback, overlays: [], pinned: null, shelf: [ORANGES, TEA], tools: [] },
    ...{ announcement: null, pinnedMessage: null, messages: [], likes: 0, viewers: 1284 },
    ...{ mode: 'post', slowSeconds: 0, mayDanmaku: state === 'live' },
  };
  const beganAt = state === 'planned' ? null : new Date(now.getTime() - 600_000).toISOString();
  const plannedAt = new Date(now.getTime() + (state === 'planned' ? 86_400_000 : -600_000)).toISOString();
  const again = state === 'published' ? { playback, chapters: CHAPTERS } : null;
  return { name, session, room, title, hostKind, beganAt, plannedAt, again, snapshot, frames: [], seq: 0, polls: [] };
}

export const freshRooms = (now) => ({
  all: KINDS.map((kind) => makeRoom(kind, now)),
  beats: [],
  votes: [],
  answer: { ok: true, state: 'shown' },
});

const NOT_FOUND = { zh: '没有找到这个直播间', en: 'This room was not found' };
const gone = () => new Refusal(404, 'ROOM.ROOM_NOT_FOUND', NOT_FOUND);

const PLACE = '茂岭镇上坞村';
const stationIn = (locale) => {
  const { slug, name, english } = STATIONS[0];
  return { slug, name: locale === 'en' ? english : name };
};

function sessionOf(room, params) {
  const { state } = room.snapshot;
  return {
    ...{ id: room.session, room: room.room, title: room.title, language: 'zh-Hans', state },
    ...{ station: stationIn(params.get('locale')), hostKind: room.hostKind, place: PLACE },
    ...{ plannedAt: room.plannedAt, beganAt: room.beganAt, endedAt: null },
    ...playedOf(room, params.get('clip'), CHAPTERS[1]),
  };
}

/** What comes and what was, as everybody may know of it. */
function announced({ rooms, games }, locale) {
  const inState = (state) => rooms.all.filter(({ snapshot }) => snapshot.state === state);
  const shown = ({ session, title }) => ({ id: session, title, station: stationIn(locale), isAdvertising: true });
  return {
    coming: inState('planned').map((room) => ({
      ...{ ...shown(room), language: 'zh-Hans', hostKind: room.hostKind, place: PLACE, plannedAt: room.plannedAt },
      ...{ plannedMinutes: 60, reserving: { isOpen: true, reserved: 86 + games.reserved.length, hasBenefit: true } },
    })),
    replays: inState('published').map((room) => ({
      ...{ ...shown(room), beganAt: room.beganAt, seconds: RECORDING_SECONDS },
    })),
    asOf: new Date().toISOString(),
  };
}

/** What was said in the recording: something each second. */
function saidIn(from) {
  const seconds = Array.from({ length: 60 }, (_, i) => from + i).filter((at) => at < RECORDING_SECONDS);
  return seconds.map((clock) => ({
    ...{ id: uuid('d', clock + 1), kind: 'danmaku', text: `第 ${clock} 秒说的话`, author: '清河观众', clock },
    ...{ lane: null, isRobot: false, at: new Date(0).toISOString() },
  }));
}

function ofRoom(room, { what, method, body, params }, rooms) {
  if (method === 'POST' && what === 'beats') {
    rooms.beats.push({ room: room.name, ...body });
    return { nextIn: 2 };
  }
  if (what === 'messages') return { messages: saidIn(Number(params.get('from') ?? 0)) };
  if (what === 'questions') return { questions: [] };
  return room.snapshot;
}

/** @returns {object} what `/api/live/…` answers */
export function askRooms(state, { pathname, searchParams: params }, [method, body]) {
  const { rooms } = state;
  if (pathname === '/api/live/sessions') return announced(state, params.get('locale'));
  const [kind, id, what] = pathname.slice('/api/live/'.length).split('/');
  const given = askGames(state, [kind, id, what], { method, body });
  if (given !== undefined) return given;
  if (kind === 'sessions') {
    const found = rooms.all.find(({ session }) => session === id);
    if (!found) throw gone();
    return sessionOf(found, params);
  }
  if (kind === 'polls') {
    const poll = rooms.all.flatMap(({ polls }) => polls).find((one) => one.id === id);
    if (!poll) throw gone();
    if (method === 'POST') rooms.votes.push({ poll: id, option: body.option });
    return method === 'POST' ? { option: body.option } : poll;
  }
  const room = rooms.all.find((one) => one.room === id);
  if (!room) throw gone();
  return ofRoom(room, { what, method, body, params }, rooms);
}

/** What a thing that was told changes for whoever comes in later. */
const KEPT = {
  message: (snapshot, { message }) => ({ messages: [...snapshot.messages, message].slice(-50) }),
  pinned: (_snapshot, { pinned }) => ({ pinned }),
  unpinned: () => ({ pinned: null }),
  state: (_snapshot, { state }) => ({ state }),
  likes: (_snapshot, { likes }) => ({ likes }),
  overlay: (_snapshot, { shown, kind, text }) => ({ overlays: shown ? [{ kind, text }] : [] }),
  'tool-opened': ({ tools }, { tool }) => ({ tools: [...tools, tool] }),
  'tool-closed': ({ tools }, { id: closed }) => ({ tools: tools.filter(({ id }) => id !== closed) }),
};

function keep({ snapshot }, news) {
  for (const told of news) Object.assign(snapshot, KEPT[told.type]?.(snapshot, told));
}

const messageOf = ({ id = randomUUID(), kind = 'danmaku', text, clock = null }, author = '清河观众') => ({
  ...{ id, kind, text, author, clock, lane: null, isRobot: false, at: new Date().toISOString() },
});

/** The rooms on the line: who comes in is told how it stands or what they missed, and what they say is told to all. */
export function roomsOnLine(io, state) {
  const find = (name) => state.rooms.all.find(({ room }) => `live:${room}` === name);
  const tell = (room, news) => {
    keep(room, news);
    room.seq += 1;
    const at = new Date().toISOString();
    const messages = news.map((one) => ({ at, ...one }));
    const frame = { room: `live:${room.room}`, node: 'lab', seq: room.seq, messages };
    room.frames = [...room.frames, frame].slice(-50);
    io.to(frame.room).emit('frame', frame);
  };
  const join = ({ room: name, since }) => {
    const room = find(name);
    if (!room) return { ok: false, code: 'HEARTH.NOT_ALLOWED' };
    const isKnown = since?.node === 'lab' && (room.frames[0]?.seq ?? 1) <= since.seq + 1;
    const missed = isKnown ? room.frames.filter(({ seq }) => seq > since.seq) : [];
    return { ok: true, node: 'lab', seq: room.seq, missed, ...(isKnown ? {} : { snapshot: room.snapshot }) };
  };
  const say = ({ room: name, message }) => {
    const room = find(name);
    const { answer } = state.rooms;
    if (!answer.ok) return answer;
    if (message.type === 'like') tell(room, [{ type: 'likes', likes: room.snapshot.likes + message.count }]);
    else if (answer.state === 'shown') tell(room, [{ type: 'message', message: messageOf(message, '林小满') }]);
    return { ok: true, value: { id: message.id ?? null, state: answer.state } };
  };
  return { isRoom: (name) => name.startsWith('live:'), join, say, tell };
}

/** So many messages a second in frames of 150 ms, as the host sends them; gives how to stop. */
function flood(tell, perSecond) {
  const began = Date.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((Date.now() - began) / 1000) * perSecond) - sent;
    if (due <= 0) return;
    const texts = Array.from({ length: due }, (_, i) => `第 ${sent + i} 条：橙子几天能到`);
    sent += due;
    tell(texts.map((text) => ({ type: 'message', message: messageOf({ text }) })));
  }, 150);
  return () => clearInterval(timer);
}

/** The levers of a test: what a director does, and what others say. */
export function roomLevers(state, line, now) {
  const room = (name) => state.rooms.all.find((one) => one.name === name);
  const tell = (name, ...news) => line.tell(room(name), news);
  return {
    tell,
    pin: (name, change = {}) => {
      const pinned = { ...ORANGES, pin: randomUUID(), since: new Date().toISOString(), ...change };
      tell(name, { type: 'pinned', pinned });
      return pinned;
    },
    say: (name, text) => tell(name, { type: 'message', message: messageOf({ text }) }),
    /** A frame that never comes: it is counted, and a slow line lost it. */
    skip: (name, text) => {
      const one = room(name);
      const message = messageOf({ text });
      keep(one, [{ type: 'message', message }]);
      one.seq += 1;
      const messages = [{ type: 'message', at: message.at, message }];
      one.frames = [...one.frames, { room: `live:${one.room}`, node: 'lab', seq: one.seq, messages }].slice(-50);
    },
    poll: (name, question, texts) => {
      const poll = {
        ...{ id: randomUUID(), room: room(name).room, question, isOpen: true },
        ...{ options: texts.map((text) => ({ text, votes: 1 })), opensAt: new Date().toISOString() },
        closesAt: new Date(Date.now() + 300_000).toISOString(),
      };
      room(name).polls.push(poll);
      tell(name, { type: 'poll', poll });
      return poll;
    },
    flood: (name, perSecond) => flood((news) => tell(name, ...news), perSecond),
    /** What comes of everything that is said from now on. */
    answer: (answer) => (state.rooms.answer = answer),
    beats: () => state.rooms.beats,
    votes: () => state.rooms.votes,
    /** A game that is open, in the row of the room. */
    open: (name, tool) => tell(name, { type: 'tool-opened', tool }),
    reset: () => Object.assign(state, { rooms: freshRooms(now), games: freshGames(now, SESSIONS) }),
  };
}
