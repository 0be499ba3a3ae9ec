import { mediaContract, mediaErrors } from '../../contract';
import { err, ok } from '../../kernel';
import { routes } from '../http/routes';
import type { Slice } from '../slice';
import { changeManyRights, changeRights, reachOf } from './change-rights';
import { addFileFields } from './file-fields';
import { guardUploads, sweepFailedUploads } from './guard-uploads';
import { assetById, assetsOf } from './media-store';
import { turnRights } from './turn-rights';
import { watchFiles } from './watch-files';

const READ = 'plugin::cms.media.read';
const RIGHTS = 'plugin::cms.media.rights';

/** Everything that comes in as a file passes here, whoever sends it and by whichever route; and what may be done with it. */
export const mediaSlice: Slice = {
  name: 'media',
  errors: [mediaErrors],
  permissions: [
    { action: READ, displayName: 'See the rights of media', subCategory: 'media' },
    { action: RIGHTS, displayName: 'Note the rights of media', subCategory: 'media' },
  ],
  grants: [
    {
      roles: [
        'chief-editor',
        'desk-head',
        'editor',
        'reporter',
        'proofreader',
        'compliance-officer',
        'station-administrator',
      ],
      action: READ,
    },
    { roles: ['chief-editor', 'desk-head', 'editor', 'compliance-officer'], action: RIGHTS },
  ],
  register: (platform) => {
    const { strapi, errors, schedule } = platform;
    addFileFields(strapi);
    sweepFailedUploads(strapi);
    guardUploads(strapi, errors);
    schedule.tick({
      name: 'media.licences',
      cron: '*/10 * * * * *',
      // Answers live in memory: whoever was down has none that could be too old.
      missed: 'skip',
      handle: () => Promise.resolve((tx) => turnRights(platform, tx)),
    });
  },
  start: (platform) => {
    watchFiles(platform);
    return Promise.resolve();
  },
  routes: (platform) => [
    routes(mediaContract, {
      list: async ({ actor, query }) => {
        const { station, filter, search, after, limit } = query;
        if (station !== undefined && !actor.stations.includes(station)) return err('HEARTH.NOT_ALLOWED');
        const reach = await reachOf(platform, actor);
        const within = station === undefined ? reach : { ...reach, stations: [station] };
        return ok(await assetsOf(platform.database.read, within, { filter, search, after, limit }));
      },
      show: async ({ actor, params }) => {
        const asset = await assetById(platform.database.read, await reachOf(platform, actor), params.id);
        return asset ? ok(asset) : err('MEDIA.NOT_FOUND');
      },
      change: ({ actor, params, body: { version, ...change } }) =>
        changeRights(platform, actor, { id: params.id, version, change }),
      changeMany: ({ actor, body }) => changeManyRights(platform, actor, body),
    }),
  ],
};
