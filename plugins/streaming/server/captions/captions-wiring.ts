import { join } from 'node:path';
import { fetchOutside, readAllowed, type Platform } from '@hearth/cms/platform';
import { captionPorts, type CaptionPorts, type LiveStreaming } from '../../contract';
import { engineSettings } from '../drivers/local/engine-settings';
import { localCaptions } from '../drivers/local/local-captions';
import { createRecordings } from '../origin/recordings';
import { roomStore } from '../rooms/room-store';
import type { CaptionDeps } from './caption-deps';
import { cueStore } from './cue-store';
import { filmOf } from './cut-cues.rules';
import { cutStore } from './cut-store';
import { wordsOnRecord } from './cut-words';
import { glossaryStore } from './glossary-store';
import { embeddedEar, type EmbeddedEar } from './hear-embedded';
import { embeddedTrack, hearWords } from './hear-words';
import { keepListening, type Listeners } from './keep-listening';
import { heldBy } from './listening-store';
import { storeWords } from './store-words';
import { trackStore } from './track-store';
import type { Words } from './words';
import { wordsMemory, type WordsMemory } from './words-memory';

type Wired = {
  readonly deps: CaptionDeps;
  readonly memory: WordsMemory;
  readonly ear: EmbeddedEar;
  readonly listeners: Listeners;
};

const wired = new WeakMap<Platform, Wired>();

/** What viewers of this host are given to read. */
export const wordsOfHost = (platform: Platform): Words => wiredOf(platform).memory;

/** Where recognisers and translators register. */
export const captionPortsOf = (platform: Platform): CaptionPorts => wiredOf(platform).deps.ports;

/** Who reads captions out of the picture on this host. */
export const embeddedEarOf = (platform: Platform): EmbeddedEar => wiredOf(platform).ear;

/** Everything that the verbs of captions are handed, on a host. */
export const captionDeps = (platform: Platform): CaptionDeps => wiredOf(platform).deps;

/** The parts of captions that a host keeps in memory. */
export function wiredOf(platform: Platform): Wired {
  const known = wired.get(platform);
  if (known) return known;
  const deps = depsOf(platform);
  const made: Wired = {
    deps,
    memory: wordsMemory({ read: (id) => wordsOnRecord({ ...deps, cuts: cutStore }, id) }),
    ear: earOf(platform, deps),
    listeners: listenersOf(platform, deps),
  };
  wired.set(platform, made);
  return made;
}

function depsOf(platform: Platform): CaptionDeps {
  const recording = createRecordings();
  const { folder } = engineSettings(process.env);
  return {
    ...platform,
    ...{ rooms: roomStore, tracks: trackStore, cues: cueStore, glossary: glossaryStore, ports: captionPorts() },
    film: async (room, broadcast) => {
      const state = await recording({ session: broadcast, folder: join(folder, room, broadcast) });
      return state && filmOf(state.segments);
    },
  };
}

function earOf({ database, log }: Platform, deps: CaptionDeps): EmbeddedEar {
  return embeddedEar({
    languageOf: async (room) => (await trackStore.settings(database.read, room)).embedded,
    hear: async ({ room, broadcast, language, ...words }) => {
      const found = await embeddedTrack(deps, { room, language });
      if (found) await hearWords(deps, { ...found, room, broadcast, source: 'embedded', by: 'CEA-608' }, words);
    },
    failed: (error) => {
      log.warn('captions within the picture could not be kept', { error });
    },
  });
}

function listenersOf({ database, log, ids }: Platform, deps: CaptionDeps): Listeners {
  const home = publicUrlOf(process.env) ?? `http://127.0.0.1:${process.env['PORT'] ?? '1337'}`;
  return keepListening({
    ports: deps.ports,
    wanted: async () =>
      (await cueStore.toListen(database)).map(({ playback, id, language, driver, ...one }) => ({
        ...one,
        playlist: new URL(`/live/${playback}/index.m3u8`, home).href,
        track: { id, language, driver },
      })),
    hold: heldBy(database, ids.next()),
    glossary: (room) => glossaryStore.list(database.read, room),
    hear: async ({ track, ...place }, words) => {
      await hearWords(deps, { ...place, track: track.id, source: 'recognised', by: track.driver ?? '' }, words);
    },
    failed: (error) => {
      log.warn('what a recogniser heard could not be kept', { error });
    },
  });
}

/** The address of this host as the world sees it. */
export const publicUrlOf = (env: Readonly<Record<string, string | undefined>>): string | undefined => {
  const url = env['PUBLIC_URL'];
  return url !== undefined && URL.canParse(url) ? url : undefined;
};

const MOST_BYTES = 4 * 1024 * 1024;
const PATIENCE = 10_000;

/** How words are added to recordings of our own. */
export function localCaptionsOf(platform: Platform): LiveStreaming['captions'] {
  // Whoever runs the house may name hosts inside of it, as for everything that is read from elsewhere.
  const allowed = readAllowed(process.env['HEARTH_CAPTIONS_ALLOW']);
  return localCaptions({
    fetch: (url) => fetchOutside({ url, maxBytes: MOST_BYTES, timeout: PATIENCE, allowed }),
    store: (recording, words) => storeWords(captionDeps(platform), recording, words),
  });
}
