import { join } from 'node:path';
import { err, mapOk, ok } from '@hearth/cms/kernel';
import { flow, routes, type Platform, type Slice } from '@hearth/cms/platform';
import type { StaffActor } from '@hearth/cms/contract';
import {
  CAPTIONS_WRITE,
  captionPorts,
  captionsChanged,
  captionsContract,
  cueTold,
  type CaptionPorts,
} from '../../contract';
import { engineSettings } from '../drivers/local/engine-settings';
import { createRecordings } from '../origin/recordings';
import { roomStore } from '../rooms/room-store';
import type { CaptionDeps } from './caption-deps';
import { exportCues, importCues } from './cue-files';
import { cueStore } from './cue-store';
import { filmOf } from './cut-cues.rules';
import { glossaryStore } from './glossary-store';
import { seeCues, seeDesk } from './see-captions';
import { tellDesks, tellTyping } from './tell-captions';
import { trackStore } from './track-store';
import type { Words } from './words';
import { wordsMemory, type WordsMemory } from './words-memory';
import { changeCue, sendCue, takeCueBack } from './write-cue';
import { addTerm, changeTerm, exportGlossary, importGlossary, removeTerm } from './write-glossary';
import { addTrack, changeTrack, removeTrack, setCaptions } from './write-track';

type Wired = { readonly memory: WordsMemory; readonly ports: CaptionPorts };

const wired = new WeakMap<Platform, Wired>();

/** What viewers of this host are given to read. */
export const wordsOfHost = (platform: Platform): Words => wiredOf(platform).memory;

/** Where recognisers and translators register. */
export const captionPortsOf = (platform: Platform): CaptionPorts => wiredOf(platform).ports;

function wiredOf(platform: Platform): Wired {
  const known = wired.get(platform);
  if (known) return known;
  const memory = wordsMemory({ read: (broadcast) => cueStore.onRecord(platform.database, broadcast) });
  const made = { memory, ports: captionPorts() };
  wired.set(platform, made);
  return made;
}

/** Captions (字幕): what is said, to be read in any number of languages. */
export const captionsSlice: Slice = {
  name: 'streaming.captions',
  permissions: [{ action: CAPTIONS_WRITE, displayName: '写直播字幕 Write captions of lives', subCategory: 'rooms' }],
  grants: [{ roles: ['chief-editor', 'desk-head', 'editor', 'mcn-operator'], action: CAPTIONS_WRITE }],
  register: (platform) => {
    const { outbox, realtime } = platform;
    const { memory } = wiredOf(platform);
    realtime.define({
      name: 'captions',
      uncounted: true,
      mayJoin: async (actor, room) =>
        actor?.kind === 'staff' && (await roomStore.find(platform.database, actor.stations, room)) !== undefined,
    });
    outbox.subscribe({
      name: 'streaming.tell-captions',
      events: [cueTold, captionsChanged],
      handle: (event) => tellDesks({ realtime }, event),
    });
    outbox.onEveryNode([cueTold], {
      heard: ({ payload }) => {
        memory.heard(payload.cue);
      },
      lost: () => {
        memory.lost();
      },
    });
    outbox.onEveryNode([captionsChanged], {
      heard: ({ payload }) => {
        memory.changed(payload.roomId);
      },
      lost: () => {
        memory.lost();
      },
    });
  },
  routes: (platform) => {
    const deps = captionDeps(platform);
    return [
      routes(captionsContract, {
        captionDesk: ({ actor, params }) => seeDesk(deps, actor, params.room),
        captionCues: ({ actor, params, query }) => seeCues(deps, actor, { ...params, ...query }),
        addCaptionTrack: ({ actor, params, body }) => addTrack(deps, actor, { ...params, ...body }),
        changeCaptionTrack: ({ actor, params, body }) => changeTrack(deps, actor, { ...params, ...body }),
        removeCaptionTrack: ({ actor, params }) => removeTrack(deps, actor, params),
        sendCue: ({ actor, params, body }) => sendCue(deps, actor, { ...params, ...body }),
        changeCue: ({ actor, params, body }) => changeCue(deps, actor, { ...params, ...body }),
        takeCueBack: ({ actor, params, body }) => takeCueBack(deps, actor, { ...params, ...body }),
        captionTyping: ({ actor, params, body }) => typing(platform, deps, { actor, ...params, ...body }),
        setCaptions: ({ actor, params, body }) => setCaptions(deps, actor, { ...params, ...body }),
        addTerm: ({ actor, params, body }) => addTerm(deps, actor, { ...params, ...body }),
        changeTerm: ({ actor, params, body }) => changeTerm(deps, actor, { ...params, ...body }),
        removeTerm: ({ actor, params }) => removeTerm(deps, actor, params),
        exportGlossary: async ({ actor, params }) =>
          mapOk(await exportGlossary(deps, actor, params.room), (file) =>
            flow({ ...file, type: 'text/csv; charset=utf-8', headers: {} }),
          ),
        importGlossary: ({ actor, params, body }) => importGlossary(deps, actor, { ...params, ...body }),
        exportCues: async ({ actor, params, query }) =>
          mapOk(await exportCues(deps, actor, { ...params, ...query }), ({ name, text }) =>
            flow({ name, pieces: oneText(text), type: 'text/vtt; charset=utf-8', headers: {} }),
          ),
        importCues: ({ actor, params, body }) => importCues(deps, actor, { ...params, ...body }),
      }),
    ];
  },
};

type Typing = { readonly actor: StaffActor; readonly room: string; readonly track: string; readonly desk: string };

async function typing({ realtime, clock }: Platform, deps: CaptionDeps, { actor, room, track, desk }: Typing) {
  if (!(await deps.rooms.find(deps.database, actor.stations, room))) return err('STREAMING.ROOM_NOT_FOUND');
  tellTyping({ realtime }, room, { track, name: actor.name, desk, at: clock.now() });
  return ok(null);
}

function oneText(text: string) {
  let rest: string | undefined = text;
  return {
    next: () => {
      const piece = rest;
      rest = undefined;
      return Promise.resolve(piece);
    },
    close: () => Promise.resolve(),
  };
}

/** Everything that the verbs of captions are handed, on a host. */
export function captionDeps(platform: Platform): CaptionDeps {
  const recording = createRecordings();
  const { folder } = engineSettings(process.env);
  return {
    ...platform,
    ...{ rooms: roomStore, tracks: trackStore, cues: cueStore, glossary: glossaryStore },
    ports: captionPortsOf(platform),
    film: async (room, broadcast) => {
      const state = await recording({ session: broadcast, folder: join(folder, room, broadcast) });
      return state && filmOf(state.segments);
    },
  };
}
