import type { FastRequest } from '@hearth/cms/platform';
import type { HeardPart } from '../captions/hear-embedded';
import { sessionIn } from '../passes/pass.rules';
import { PICTURE_FILES, servePicture, type Pictures } from '../pictures/picture-routes';
import { followWindow } from './follow-window';
import { readWanted, serveBytes } from './media-routes';
import { admitted, createOrigin, liveSession, refuse, take, type Origin, type OriginPorts } from './origin';
import { serveChapters, serveMaster, serveMedia, serveRecording } from './playlist-routes';
import { readWords, serveWords } from './words-routes';

/** The origin at work; `stop` lets the packager go. */
export type LiveOrigin = { readonly origin: Origin; stop(): void };

type LivePorts = OriginPorts & {
  readonly windowSocket: string;
  readonly pictures?: Pictures;
  /** Told of each part as it comes. */
  readonly heardPart?: (part: HeardPart) => void;
};

/** Serves viewers below `/live/` on the fast lane, out of what the packager tells at its window socket. */
export function serveLive(ports: LivePorts): LiveOrigin {
  const origin = createOrigin(ports);
  const { lane, pictures } = ports;
  lane.get('/live/:playback/:file', (request) => {
    const [file] = namesIn(request);
    if (!isFile(file)) return undefined;
    if (pictures && PICTURE_FILES.has(file)) {
      return admitted(origin, request, (asking) => servePicture(origin, pictures, { asking, file }));
    }
    if (file === 'chapters.vtt') return admitted(origin, request, (asking) => serveChapters(origin, asking));
    const media = MASTERS[file];
    if (media === undefined) return refuse(origin, request, 'HEARTH.NOT_FOUND');
    return admitted(origin, request, (asking) => serveMaster(origin, asking, media));
  });
  lane.get('/live/:playback/:session/:file', (request) => {
    const [folder, file = ''] = namesIn(request);
    if (!isFile(file)) return undefined;
    return admitted(origin, request, (asking) => {
      const session = sessionIn(folder);
      const wanted = readWanted(file);
      if (wanted) return serveBytes(origin, asking, { session, wanted });
      const words = readWords(session, file);
      if (words) return serveWords(origin, asking, words);
      if (file === 'vod.m3u8') return serveRecording(origin, asking);
      if (file !== 'live.m3u8' && file !== 'plain.m3u8') return refuse(origin, request, 'HEARTH.NOT_FOUND');
      return serveMedia(origin, asking, { session, plain: file === 'plain.m3u8' });
    });
  });
  const following = followWindow(ports.windowSocket, (word, bytes) => {
    take(origin, word, bytes);
    if (word.say !== 'line' || word.line.k !== 'part') return;
    const state = liveSession(origin, word.room)?.state;
    if (state) ports.heardPart?.({ room: word.room, state, line: word.line, bytes });
  });
  return {
    origin,
    stop: () => {
      following.stop();
    },
  };
}

/** The first playlist, and the one it leads to: old players get one without parts. */
const MASTERS: Readonly<Record<string, string>> = { 'index.m3u8': 'live.m3u8', 'plain.m3u8': 'plain.m3u8' };

/** Everything of a picture is a file with an ending; what has none below `/live/` is a route of the lives' own desks, which Strapi answers. */
const isFile = (name: string): boolean => name.includes('.');

/** What follows the playback id. Names with escapes are none of ours. */
function namesIn({ path }: FastRequest): readonly [string, string?] {
  const [, , , first = '', second] = path.split('/');
  return second === undefined ? [first] : [first, second];
}
