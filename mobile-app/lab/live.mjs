// The lives of the lab: the two routes a viewer asks, and the playlists and bytes behind them.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from './account-book.mjs';
import {
  captionsAt,
  languages,
  liveList,
  makeAir,
  master,
  recordedList,
  RECORDING_SECONDS,
  storyboard,
  wordsAt,
} from './live-air.mjs';
import { liveFilm } from './live-film.mjs';
import { STATIONS } from './station.mjs';

const PASS_NEEDED = {
  zh: '这里只给受邀的观众看：请用邀请你的人发来的链接打开',
  en: 'Only those who were invited may watch this: open it by the link that you were sent',
};
const NOT_FOUND = { zh: '没有这场直播，它可能已经移走', en: 'There is no such live; it may have been removed' };
const CHAPTERS = [
  { at: 0, title: '开场：春茶上市' },
  { at: 60, title: '炒青：一锅三道火' },
  { at: 150, title: '问答：怎么存新茶' },
];

const ROOMS = [
  { playbackId: 'tea', title: '清河春茶助农专场', station: 0, viewers: 1284 },
  { playbackId: 'village', title: '茂岭村口：今晚的晒秋', station: 2, viewers: 1, isUpright: true },
  { playbackId: 'club', title: '通讯员内部培训', station: 0, viewers: 37, passNeeded: true },
  {
    playbackId: 'network',
    title: '云泽春茶节（由网络分发）',
    station: 0,
    viewers: 8,
    ...{ isListed: false, isBare: true },
  },
  { playbackId: 'night', title: '元旦晚会', station: 0, viewers: 0, state: 'waiting', isListed: false },
  {
    playbackId: 'past',
    title: '上元灯会',
    station: 0,
    viewers: 0,
    state: 'waiting',
    isListed: false,
    recording: 'ready',
  },
  { playbackId: 'spring', title: '春茶助农专场（回看）', station: 0, viewers: 12, state: 'recorded', isListed: false },
];

export function freshLives() {
  const rooms = ROOMS.map((room) => ({ state: 'live', isListed: true, passNeeded: false, ...room, air: makeAir() }));
  return { rooms, tokens: 1, isDown: false, watched: [] };
}

const named = ({ station }, locale) => {
  const { slug, name, english } = STATIONS[station];
  return { slug, name: locale === 'en' ? english : name };
};

export function lives({ live }, params) {
  const shown = live.rooms.filter(({ isListed, state }) => isListed && (state === 'live' || state === 'reconnecting'));
  return {
    lives: shown.map((room) => ({
      playbackId: room.playbackId,
      title: room.title,
      station: named(room, params.get('locale')),
      state: room.state,
      since: room.air.began,
      poster: `/live/${room.playbackId}/poster.jpg`,
      viewers: room.viewers,
      passNeeded: room.passNeeded,
      audioOnly: false,
    })),
    asOf: new Date().toISOString(),
  };
}

/** What is said in a live whose playlist does not bring it. */
function words({ air, isCorrected }, params) {
  const lang = params.get('language');
  return {
    languages: languages(),
    cues: lang === null ? [] : wordsAt(air, lang, { from: Number(params.get('from')), isCorrected }),
  };
}

export function watch({ live }, asked, params) {
  const [playbackId, what] = asked.split('/');
  const room = live.rooms.find((each) => each.playbackId === playbackId);
  if (room && what === 'words') return words(room, params);
  live.watched.push(playbackId);
  if (!room) throw new Refusal(404, 'STREAMING.PLAYBACK_NOT_FOUND', NOT_FOUND);
  if (room.passNeeded && params.get('pass') === null) throw new Refusal(403, 'STREAMING.PASS_NEEDED', PASS_NEEDED);
  const address = `/live/${playbackId}`;
  return {
    playbackId,
    ...shownOf(room, address),
    title: room.title,
    station: named(room, params.get('locale')),
    state: room.state,
    since: room.state === 'waiting' ? null : room.air.began,
    hls: `${address}/index.m3u8?token=t${live.tokens}`,
    words: room.isBare ? `/api/streaming/watch/${playbackId}/words` : null,
    poster: `${address}/poster.jpg`,
    pass: params.get('pass') ?? 'own',
    expiresAt: null,
    viewers: room.viewers,
    audioOnly: false,
    recording: offered(room),
  };
}

const shownOf = ({ state }, address) =>
  state === 'recorded'
    ? { kind: 'recording', seconds: RECORDING_SECONDS, storyboard: `${address}/storyboard.vtt`, chapters: CHAPTERS }
    : { kind: 'live', seconds: null, storyboard: null, chapters: [] };

/** Whatever was recorded in the lab is the same recording. */
const offered = ({ state, recording, air }) =>
  state === 'waiting' && recording
    ? {
        state: recording,
        playbackId: recording === 'ready' ? 'spring' : null,
        since: air.began,
        seconds: RECORDING_SECONDS,
        pass: null,
      }
    : null;

const text = (type, body) => ({ body, type, cache: 'no-store' });
const M3U8 = 'application/vnd.apple.mpegurl';

function listOf(room, name, carry) {
  const isRecording = room.state === 'recorded';
  if (name === 'index.m3u8') return master({ carry, isUpright: room.isUpright, isBare: room.isBare, isRecording });
  const [, sort, what] = /^(live|vod)-(.+)\.m3u8$/.exec(name) ?? [];
  return sort === 'vod' ? recordedList(what, carry) : liveList(room.air, what, carry);
}

function captionsOf(name) {
  if (name === 'storyboard.vtt') return storyboard();
  const [, lang, index] = /^([\w-]+)-(\d+)\.vtt$/.exec(name) ?? [];
  return captionsAt(lang, Number(index));
}

/** Pictures and captions are open; what plays needs the token that is good now. */
const needsToken = (name) => !/\.(jpg|vtt)$/.test(name);

/** @returns {Promise<{ body: string | Buffer, type: string, cache: string }>} */
export async function liveFile({ live }, pathname, params) {
  const [, , playbackId, name] = pathname.split('/');
  const room = live.rooms.find((each) => each.playbackId === playbackId);
  const token = params.get('token');
  if (!room || room.state === 'waiting') throw new Refusal(404, 'STREAMING.NOT_ON_AIR');
  if (needsToken(name) && token !== `t${live.tokens}`) throw new Refusal(403, 'STREAMING.PASS_REFUSED');
  if (name.endsWith('.vtt')) return text('text/vtt', captionsOf(name));
  if (name.endsWith('.m3u8')) return text(M3U8, listOf(room, name, `?token=${token}`));
  const body = await readFile(path.join(await liveFilm(), path.basename(name)));
  return { body, type: name.endsWith('.jpg') ? 'image/jpeg' : 'video/mp4', cache: 'max-age=3600' };
}

/** The levers of a test. */
export function liveLevers(state) {
  const room = (id) => state.live.rooms.find(({ playbackId }) => playbackId === id);
  return {
    /** The encoder is away. */
    drop: (id) => (room(id).air.stop(), (room(id).state = 'reconnecting')),
    back: (id) => (room(id).air.goOn(), (room(id).state = 'live')),
    end: (id) => (room(id).air.end(), Object.assign(room(id), { state: 'waiting', recording: 'preparing' })),
    /** The recording of what ended is there. */
    settle: (id) => (room(id).recording = 'ready'),
    begin: (id) => Object.assign(room(id), { air: makeAir(), state: 'live' }),
    /** What is said from now on is said otherwise. */
    correct: (id) => (room(id).isCorrected = true),
    /** Everything that was handed out is good no longer. */
    expire: () => (state.live.tokens += 1),
    /** The host is away: lines are cut. */
    down: (isDown) => (state.live.isDown = isDown),
    reset: () => Object.assign(state, { live: freshLives() }),
  };
}
