import { err, mapOk, ok } from '@hearth/cms/kernel';
import { flow, routes, type Platform, type RouteGroup } from '@hearth/cms/platform';
import type { StaffActor } from '@hearth/cms/contract';
import { captionsContract, captionTablesContract } from '../../contract';
import type { CaptionDeps } from './caption-deps';
import { captionDeps } from './captions-wiring';
import { exportCues, importCues } from './cue-files';
import { seeCues, seeDesk } from './see-captions';
import { tellTyping } from './tell-captions';
import { changeCue, sendCue, takeCueBack } from './write-cue';
import { addTerm, changeTerm, exportGlossary, importGlossary, removeTerm } from './write-glossary';
import { addTrack, changeTrack, removeTrack, setCaptions } from './write-track';

/** The routes of captions. */
export function captionRoutes(platform: Platform): readonly RouteGroup[] {
  const deps = captionDeps(platform);
  return [deskRoutes(platform, deps), tableRoutes(deps)];
}

function deskRoutes(platform: Platform, deps: CaptionDeps): RouteGroup {
  return routes(captionsContract, {
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
  });
}

function tableRoutes(deps: CaptionDeps): RouteGroup {
  return routes(captionTablesContract, {
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
  });
}

type Typing = {
  readonly actor: StaffActor;
  readonly room: string;
  readonly track: string;
  readonly desk: string;
};

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
