import type { Core } from '@strapi/strapi';

const first = (path: string): string => path.split('/')[1] ?? '';

const known = new WeakMap<Core.Strapi, Set<string>>();

function pathsOf(strapi: Core.Strapi): Set<string> {
  const paths = known.get(strapi) ?? new Set(['api', 'cms']);
  known.set(strapi, paths);
  return paths;
}

/** Remembers that what begins like this path is answered by us: each plugin has an address of its own. */
export function claimPath(strapi: Core.Strapi, path: string): void {
  pathsOf(strapi).add(first(path));
}

/** Whether a path is one of ours, also where no route is. */
export function isOurPath(strapi: Core.Strapi, path: string): boolean {
  return pathsOf(strapi).has(first(path));
}
