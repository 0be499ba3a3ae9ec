import { isUuid } from '@hearth/cms/kernel';
import { prepare, type FastRequest, type Platform, type Slice } from '@hearth/cms/platform';
import { CAPTIONS_WRITE, captionsChanged, captionTracksPort, cueTold } from '../../contract';
import type { Drivers } from '../rooms/room-deps';
import { roomStore } from '../rooms/room-store';
import { captionRoutes } from './caption-routes';
import { handOverRecordings, keepInStep, translateWhatIsSaid } from './captions-work-wiring';
import { captionDeps, wiredOf } from './captions-wiring';
import { wordsAsFile } from './cue-files';
import { handoverStore } from './handover-store';
import { tellDesks } from './tell-captions';
import { trackStore } from './track-store';

/** Captions (字幕): what is said, to be read in any number of languages. */
export const captionsSlice = (driversOf: (platform: Platform) => Drivers): Slice => ({
  name: 'streaming.captions',
  permissions: [{ action: CAPTIONS_WRITE, displayName: '写直播字幕 Write captions of lives', subCategory: 'rooms' }],
  grants: [{ roles: ['chief-editor', 'desk-head', 'editor', 'mcn-operator'], action: CAPTIONS_WRITE }],
  register: (platform) => {
    tellOthers(platform);
    keepInStep(platform);
    translateWhatIsSaid(platform);
    handOverRecordings(platform, driversOf);
  },
  routes: captionRoutes,
  start: (platform) => {
    platform.fastLane.get('/streaming/words/:file', (request) => wordsByAddress(platform, request));
    return Promise.resolve();
  },
  stop: (platform) => wiredOf(platform).listeners.stop(),
});

function tellOthers({ outbox, realtime, database, ports }: Platform): void {
  ports.offer(captionTracksPort, { of: (room) => trackStore.list(database.read, room) });
  realtime.define({
    name: 'captions',
    uncounted: true,
    mayJoin: async (actor, room) =>
      actor?.kind === 'staff' && isUuid(room) && (await roomStore.find(database, actor.stations, room)) !== undefined,
  });
  outbox.subscribe({
    name: 'streaming.tell-captions',
    events: [cueTold, captionsChanged],
    handle: (event) => tellDesks({ realtime }, event),
  });
}

/** Words for whoever keeps a recording elsewhere; the address is all that they have. */
async function wordsByAddress(platform: Platform, request: FastRequest) {
  const [, token] = /\/([\w-]{43})\.vtt$/.exec(request.path) ?? [];
  const found = token === undefined ? undefined : await handoverStore.byToken(platform.database, token);
  const file = found && (await wordsAsFile(captionDeps(platform), found));
  if (!file) return platform.fastLane.refuse(request, { code: 'HEARTH.NOT_FOUND', details: undefined });
  return prepare(file.text, { type: 'text/vtt; charset=utf-8', cacheControl: 'no-store' });
}
