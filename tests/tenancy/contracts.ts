import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpContract, RouteContract } from '@hearth/cms/contract';

/** A route with the names by which a failing test calls it. */
export type NamedRoute = { readonly name: string; readonly route: RouteContract };

/** Every route of the house: what any workspace's contract door exports, so that a new noun is tried without being listed. */
export function allRoutes(): readonly NamedRoute[] {
  return doors().flatMap((door) => {
    // The doors are modules of our own; what they export is looked at before it is used.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- which doors exist is known only now
    const exported = require(door) as Record<string, unknown>;
    return Object.values(exported)
      .filter(isContract)
      .flatMap(({ tag, routes }) =>
        Object.entries(routes).map(([name, route]) => ({
          name: `${tag}.${name} ${route.method} ${route.path}`,
          route,
        })),
      );
  });
}

/** Those for staff, each with its permission. */
export function staffRoutes(): readonly NamedRoute[] {
  return allRoutes().filter(({ route }) => typeof route.access === 'object');
}

function doors(): readonly string[] {
  const root = join(__dirname, '../..');
  const plugins = join(root, 'plugins');
  const workspaces = existsSync(plugins) ? readdirSync(plugins).map((name) => `plugins/${name}`) : [];
  return ['cms', ...workspaces].map((name) => join(root, name, 'contract/index.ts')).filter((door) => existsSync(door));
}

function isContract(value: unknown): value is HttpContract {
  return typeof value === 'object' && value !== null && 'tag' in value && 'routes' in value;
}
