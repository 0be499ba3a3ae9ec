import type Hls from 'hls.js';
import type { ErrorData, HlsConfig, LevelDetails } from 'hls.js';
import { browserLine } from './browser-line.web';
import { isPlaylist, type Line, type LineInput, type Place } from './line';
import type { Kind } from './player-types';
import type { Loss } from './reconnect.rules';

/** Captions are in the whole build only; a story's film has none and does without its 70 kB. */
async function load(kind: Kind): Promise<typeof Hls> {
  return kind === 'film' ? (await import('hls.js/light')).default : (await import('hls.js')).default;
}

function settings(kind: Kind, place: Place | null): Partial<HlsConfig> {
  // Without the longest, 60 MB are loaded ahead, which somebody pays for who watches a minute.
  const shared = { maxBufferLength: 20, maxMaxBufferLength: 60, backBufferLength: 30 };
  if (kind === 'live') return { ...shared, lowLatencyMode: true, maxLiveSyncPlaybackRate: 1.1 };
  return { ...shared, ...(place ? { startPosition: place.at } : {}) };
}

/** Where a date lies on the clock of a playlist; what has left the window begins where the window does. */
function placeOf(details: LevelDetails, date: number): number | null {
  const dated = details.fragments.filter(({ programDateTime }) => programDateTime !== null);
  const found = dated.findLast(({ programDateTime }) => (programDateTime ?? Infinity) <= date) ?? dated[0];
  if (!found) return null;
  const into = Math.max((date - (found.programDateTime ?? date)) / 1000, 0);
  return found.start + Math.min(into, found.duration);
}

function lossOf(data: ErrorData, Player: typeof Hls): Loss {
  const status = data.response?.code ?? 0;
  if (status === 401 || status === 403) return 'refused';
  return data.type === Player.ErrorTypes.NETWORK_ERROR ? 'net' : 'media';
}

interface Wired {
  readonly hls: Hls;
  readonly Player: typeof Hls;
  readonly input: LineInput;
}

/** A broken picture is mended in place once; what happens again is told. */
function hearErrors({ hls, Player, input }: Wired): void {
  let mended = false;
  hls.on(Player.Events.ERROR, (_event, data) => {
    if (!data.fatal) return;
    if (data.type === Player.ErrorTypes.MEDIA_ERROR && !mended) {
      mended = true;
      hls.recoverMediaError();
    } else input.onLost(lossOf(data, Player));
  });
  hls.on(Player.Events.FRAG_BUFFERED, () => {
    mended = false;
    input.onGoing();
  });
}

function hearNews({ hls, Player, input: { video, kind, place, onNews } }: Wired): void {
  const { Events } = Player;
  hls.on(Events.MANIFEST_PARSED, () => {
    const levels = hls.levels.map(({ height, bitrate }, id) => ({ id, height, bitrate }));
    onNews({ levels });
  });
  hls.on(Events.LEVEL_SWITCHED, (_event, { level }) => onNews({ shown: level }));
  hls.on(Events.SUBTITLE_TRACKS_UPDATED, (_event, { subtitleTracks }) => {
    const tracks = subtitleTracks.map(({ id, lang = '', name }) => ({ id, lang, name }));
    queueMicrotask(() => onNews({ tracks })); // hls.js takes back what is chosen while it tells of them
  });
  const date = kind === 'live' ? (place?.date ?? null) : null;
  if (date === null) return;
  hls.once(Events.LEVEL_LOADED, (_event, { details }) => {
    const there = placeOf(details, date);
    const go = () => {
      if (there !== null) video.currentTime = there;
    };
    video.addEventListener('loadeddata', go, { once: true });
  });
}

function lineOf(hls: Hls): Line {
  return {
    again: () => hls.startLoad(),
    setLevel(id) {
      hls.nextLevel = id ?? -1;
    },
    setTrack(id) {
      hls.subtitleTrack = id ?? -1;
      hls.subtitleDisplay = false; // its words are drawn by us, above the controls and in the reader's size
    },
    window() {
      const details = hls.latestLevelDetails;
      if (!details?.live) return null; // the browser knows
      return { from: details.fragmentStart, to: details.edge, edge: hls.liveSyncPosition };
    },
    date: () => hls.playingDate?.getTime() ?? null,
    stop: () => hls.destroy(),
  };
}

/** hls.js where it can run, the browser's own HLS where it cannot, and the browser alone for what is no playlist. */
export async function lineFor(input: LineInput): Promise<Line> {
  const { video, url, kind, place } = input;
  if (kind === 'film' && !isPlaylist(url)) return browserLine(input);
  const Player = await load(kind);
  if (!Player.isSupported()) {
    if (video.canPlayType('application/vnd.apple.mpegurl') === '') throw new Error('no HLS here');
    return browserLine(input);
  }
  const hls = new Player(settings(kind, place));
  hearErrors({ hls, Player, input });
  hearNews({ hls, Player, input });
  hls.loadSource(url);
  hls.attachMedia(video);
  return lineOf(hls);
}
