// What goes on air in the lab: playlists that grow by the clock, with a window to seek in, gaps where the encoder was away, and captions.
import { FILM_SECONDS, LEVELS, TILE, UPRIGHT } from './live-film.mjs';

const WINDOW = 120;
/** A live is a minute old when the lab opens, so that there is something to seek in. */
const AGE = 60;
const RECORDED = 240;

const SAID = {
  'zh-Hans': { name: '中文', line: (n) => `第 ${n} 句：茶农正在采今年第二拨春茶。` },
  en: { name: 'English', line: (n) => `Line ${n}: they are picking the second flush of spring tea.` },
  ug: { name: 'ئۇيغۇرچە', line: (n) => `${n}-قۇر: چايچىلار بۇ يىللىق ئىككىنچى قېتىملىق چاينى ئۈزۈۋاتىدۇ.` },
};
const CAPTION_SECONDS = 4;

/** One broadcast by the clock: how many seconds it has made, and when each was made. */
export function makeAir(now = () => Date.now()) {
  const began = now() - AGE * 1000;
  const gaps = [];
  let stopped = null;
  let ended = false;
  const lost = (before = Infinity) => gaps.filter(({ at }) => at <= before).reduce((sum, { ms }) => sum + ms, 0);
  return {
    began: new Date(began).toISOString(),
    made: () => Math.floor(((stopped ?? now()) - began - lost()) / 1000),
    dateOf: (index) => new Date(began + index * 1000 + lost(index)).toISOString(),
    isGap: (index) => gaps.some(({ at }) => at === index),
    gapsBefore: (index) => gaps.filter(({ at }) => at < index).length,
    isEnded: () => ended,
    stop: () => (stopped ??= now()),
    end() {
      stopped ??= now();
      ended = true;
    },
    goOn() {
      if (stopped === null) return;
      const at = this.made();
      gaps.push({ at, ms: now() - stopped });
      stopped = null;
    },
  };
}

const uri = (name, carry) => `${name}${carry}`;

export function master({ carry, isUpright, isBare, isRecording }) {
  const isMute = isUpright || isBare;
  const sort = isRecording ? 'vod' : 'live';
  const tracks = Object.entries(SAID).map(
    ([lang, { name }]) =>
      `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="said",NAME="${name}",LANGUAGE="${lang}",AUTOSELECT=YES,DEFAULT=NO,URI="${uri(`${sort}-${lang}.m3u8`, carry)}"`,
  );
  const levels = (isUpright ? UPRIGHT : LEVELS).flatMap(({ name, width, height, bandwidth }) => [
    `#EXT-X-STREAM-INF:BANDWIDTH=${bandwidth},AVERAGE-BANDWIDTH=${bandwidth},RESOLUTION=${width}x${height},FRAME-RATE=10${isMute ? '' : ',SUBTITLES="said"'}`,
    uri(`${sort}-${name}.m3u8`, carry),
  ]);
  return ['#EXTM3U', '#EXT-X-VERSION:7', ...(isMute ? [] : tracks), ...levels, ''].join('\n');
}

function segmentsOf(name, carry, index) {
  const film = index % FILM_SECONDS;
  return uri(name in SAID ? `${name}-${index}.vtt` : `${name}-${film}.m4s`, carry);
}

export function liveList(air, name, carry) {
  const until = air.made();
  const from = Math.max(until - WINDOW, 0);
  const lines = [];
  for (let index = from; index < until; index += 1) {
    const isBreak = index > from && (air.isGap(index) || index % FILM_SECONDS === 0);
    lines.push(...(isBreak ? ['#EXT-X-DISCONTINUITY'] : []), `#EXT-X-PROGRAM-DATE-TIME:${air.dateOf(index)}`);
    lines.push('#EXTINF:1.0,', segmentsOf(name, carry, index));
  }
  return [
    ...['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-TARGETDURATION:1', `#EXT-X-MEDIA-SEQUENCE:${from}`],
    `#EXT-X-DISCONTINUITY-SEQUENCE:${air.gapsBefore(from) + Math.floor(from / FILM_SECONDS)}`,
    ...(name in SAID ? [] : [`#EXT-X-MAP:URI="${uri(`${name}-init.mp4`, carry)}"`]),
    ...lines,
    ...(air.isEnded() ? ['#EXT-X-ENDLIST'] : []),
    '',
  ].join('\n');
}

export function recordedList(name, carry) {
  const all = Array.from({ length: RECORDED }, (_, index) => ['#EXTINF:1.0,', segmentsOf(name, carry, index)]).flat();
  return [
    ...['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-TARGETDURATION:1', '#EXT-X-PLAYLIST-TYPE:VOD'],
    ...(name in SAID ? [] : [`#EXT-X-MAP:URI="${uri(`${name}-init.mp4`, carry)}"`]),
    ...all,
    ...['#EXT-X-ENDLIST', ''],
  ].join('\n');
}

const clock = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 23);

/** The words of one second; a line goes over several of them, as a line of a speaker does. */
export function captionsAt(lang, index) {
  const at = index % FILM_SECONDS;
  const line = Math.floor(at / CAPTION_SECONDS);
  const from = line * CAPTION_SECONDS;
  const words = SAID[lang].line(line);
  return `WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n${clock(from)} --> ${clock(from + CAPTION_SECONDS)}\n${words}\n`;
}

export const languages = () =>
  Object.entries(SAID).map(([language, { name }]) => ({
    language,
    name,
    direction: language === 'ug' ? 'rtl' : 'ltr',
  }));

/** The same lines by the clock of the picture, for two minutes from a moment on. */
export function wordsAt(air, lang, { from, isCorrected }) {
  const first = Math.max(Math.floor((from - Date.parse(air.began)) / 1000 / CAPTION_SECONDS), 0);
  return Array.from({ length: 30 }, (_, i) => {
    const index = (first + i) * CAPTION_SECONDS;
    const text = SAID[lang].line((index % FILM_SECONDS) / CAPTION_SECONDS);
    const start = Date.parse(air.dateOf(index));
    return { start, end: start + CAPTION_SECONDS * 1000, text: isCorrected ? `（改）${text}` : text };
  });
}

/** As Mux writes it: times, and which part of one picture belongs to them. */
export function storyboard() {
  const cues = Array.from({ length: RECORDED / TILE.every }, (_, i) => {
    const [x, y] = [(i % TILE.across) * TILE.width, Math.floor(i / TILE.across) * TILE.height];
    const range = `${clock(i * TILE.every)} --> ${clock((i + 1) * TILE.every)}`;
    return `${range}\nboard.jpg#xywh=${x},${y},${TILE.width},${TILE.height}`;
  });
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

export const RECORDING_SECONDS = RECORDED;
