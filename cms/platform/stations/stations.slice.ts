import { stationChanged, stationContract, stationErrors, stationLevels, type Station } from '../../contract';
import { ok } from '../../kernel';
import { routes } from '../http/routes';
import type { Platform } from '../platform';
import type { Slice } from '../slice';
import { describeStation, foundStation } from './change-stations';
import { insertRoot } from './station-store';

/** The tree of stations: read by all, changed by station administrators within what they see. */
export const stationsSlice: Slice = {
  name: 'stations',
  errors: [stationErrors],
  permissions: [
    { action: 'plugin::cms.stations.edit', displayName: 'Found and edit stations', subCategory: 'stations' },
  ],
  register: (platform) => {
    // Strapi's editor asks for it by a list instead of a free text; in the database it is the slug as before.
    platform.strapi.customFields.register({ name: 'station', plugin: 'cms', type: 'string' });
    platform.tenancy.guardDocuments();
    platform.outbox.onEveryNode([stationChanged], { heard: platform.stations.forget, lost: platform.stations.forget });
  },
  start: async (platform) => {
    await insertRoot(platform.database.read, rootFrom(process.env));
    platform.stations.forget();
  },
  routes: (platform) => [
    routes(stationContract, {
      list: async ({ actor }) => ok({ own: actor.station, stations: await seenBy(platform, actor.stations) }),
      found: ({ actor, body }) => foundStation(platform, actor, body),
      describe: ({ actor, params, body }) => describeStation(platform, actor, { ...body, slug: params.slug }),
    }),
  ],
};

async function seenBy(platform: Platform, slugs: readonly string[]): Promise<Station[]> {
  const { all } = await platform.stations.tree();
  return all.filter(({ slug }) => slugs.includes(slug));
}

/** The first station of an empty database. Its slug is in every row from then on, so it is asked for before the first start. */
function rootFrom(env: NodeJS.ProcessEnv): Omit<Station, 'version' | 'parent'> {
  const level = stationLevels.find((known) => known === env['HEARTH_STATION_LEVEL']) ?? 'municipal';
  return {
    slug: env['HEARTH_STATION'] ?? 'home',
    level,
    name: { 'zh-Hans': '本台', en: 'Our station' },
    slogan: { 'zh-Hans': '', en: '' },
    inks: { cool: '#22424F', warm: '#B83214' },
    settings: {},
  };
}
