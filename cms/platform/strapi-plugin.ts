import type { Core } from '@strapi/strapi';
import { makeCommitsHonest } from './database/honest-commit';
import { mountRoutes } from './http/mount';
import { routerPorts } from './http/router-ports';
import { platformOf } from './platform';
import type { DemoStage, Slice } from './slice';
import { refuseUnsound } from './sound-machines';

/** What Strapi loads from a plugin's `strapi-server`. */
export type StrapiPlugin = {
  readonly contentTypes: Readonly<Record<string, { schema: unknown }>>;
  register(args: { strapi: Core.Strapi }): void;
  bootstrap(args: { strapi: Core.Strapi }): Promise<void>;
  destroy(args: { strapi: Core.Strapi }): Promise<void>;
};

/** Content types by their singular name, as each noun's `*.content-type.ts` declares them. */
export type ContentTypes = StrapiPlugin['contentTypes'];

const started = new WeakMap<Core.Strapi, Slice[]>();

/** Turns the slices of a plugin into what Strapi wants; a plugin's `server/index.ts` is one call of this. */
export function strapiPlugin(slices: readonly Slice[], contentTypes: ContentTypes = {}): StrapiPlugin {
  return {
    contentTypes,
    register({ strapi }) {
      refuseUnsound(slices.flatMap(({ machines = [] }) => machines));
      const platform = platformOf(strapi);
      for (const slice of slices) {
        platform.declareErrors(slice.errors ?? []);
        platform.declarePowers(slice);
        slice.register?.(platform);
      }
    },
    async bootstrap({ strapi }) {
      const platform = platformOf(strapi);
      if (!started.has(strapi)) makeCommitsHonest(strapi.db.connection);
      await declarePermissions(strapi, slices);
      for (const slice of slices) {
        await slice.start?.(platform);
        started.set(strapi, [...(started.get(strapi) ?? []), slice]);
        mountRoutes(strapi, slice.routes?.(platform) ?? [], routerPorts(platform));
      }
    },
    async destroy({ strapi }) {
      const platform = platformOf(strapi);
      for (const slice of [...slices].reverse()) await slice.stop?.(platform);
    },
  };
}

/** Lets every slice of every plugin finish its start; whoever boots the host calls it once Strapi has loaded. */
export async function slicesReady(strapi: Core.Strapi): Promise<void> {
  const platform = platformOf(strapi);
  for (const slice of started.get(strapi) ?? []) await slice.ready?.(platform);
}

/** Lets every slice put its part into the demo station, once the kitchen's own stands. */
export async function loadSlicesDemo(strapi: Core.Strapi, stage: DemoStage): Promise<void> {
  const platform = platformOf(strapi);
  for (const slice of started.get(strapi) ?? []) await slice.demo?.(platform, stage);
}

async function declarePermissions(strapi: Core.Strapi, slices: readonly Slice[]): Promise<void> {
  const actions = slices
    .flatMap((slice) => slice.permissions ?? [])
    .map(({ action, displayName, subCategory }) => {
      const [, pluginName, uid] = /^plugin::([a-z-]+)\.(.+)$/.exec(action) ?? [];
      if (!pluginName || !uid) throw new Error(`A permission is called plugin::NAME.ACTION, not ${action}`);
      return { section: 'plugins', displayName, uid, subCategory, pluginName };
    });
  // Strapi's admin service is untyped at this edge; its shape is that of the admin's permission documentation.
  const permission = strapi.service('admin::permission') as unknown as {
    actionProvider: { registerMany(actions: readonly unknown[]): Promise<void> };
  };
  await permission.actionProvider.registerMany(actions);
}
