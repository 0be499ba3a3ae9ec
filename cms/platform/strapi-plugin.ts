import type { Core } from '@strapi/strapi';
import { mountRoutes } from './http/mount';
import { routerPorts } from './http/router-ports';
import { platformOf } from './platform';
import type { Slice } from './slice';

/** What Strapi loads from a plugin's `strapi-server`. */
export type StrapiPlugin = {
  readonly contentTypes: Readonly<Record<string, { schema: unknown }>>;
  register(args: { strapi: Core.Strapi }): void;
  bootstrap(args: { strapi: Core.Strapi }): Promise<void>;
  destroy(args: { strapi: Core.Strapi }): Promise<void>;
};

/** Content types by their singular name, as each noun's `*.content-type.ts` declares them. */
export type ContentTypes = StrapiPlugin['contentTypes'];

/** Turns the slices of a plugin into what Strapi wants; a plugin's `server/index.ts` is one call of this. */
export function strapiPlugin(slices: readonly Slice[], contentTypes: ContentTypes = {}): StrapiPlugin {
  return {
    contentTypes,
    register({ strapi }) {
      const platform = platformOf(strapi);
      for (const slice of slices) {
        platform.declareErrors(slice.errors ?? []);
        slice.register?.(platform);
      }
    },
    async bootstrap({ strapi }) {
      const platform = platformOf(strapi);
      await declarePermissions(strapi, slices);
      for (const slice of slices) {
        await slice.start?.(platform);
        mountRoutes(strapi, slice.routes?.(platform) ?? [], routerPorts(platform));
      }
    },
    async destroy({ strapi }) {
      const platform = platformOf(strapi);
      for (const slice of [...slices].reverse()) await slice.stop?.(platform);
    },
  };
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
