import type { AddressInfo } from 'node:net';
import { createDatabaseTime, type Platform } from '../../platform';
import { deliveryDepsOf } from '../deliveries/deliveries-wiring';
import { lineageStore } from '../lineage/lineage-store';
import { MANUSCRIPT } from '../manuscripts/manuscript.content-type';
import { reviewDeps } from '../review/review-wiring';
import { storyIndex } from '../stories/story-index-store';
import { blockStore } from './block-store';
import { fetchPublic, type FetchOptions } from './safe-fetch';
import { scopeStore } from './scope-store';
import type { TakedownDeps } from './takedown-deps';
import { takedownStore } from './takedown-store';
import { watchStore } from './watch-store';

const made = new WeakMap<Platform, TakedownDeps>();

/** What takedowns work with on a host, made once. */
export function takedownDepsOf(platform: Platform): TakedownDeps {
  const known = made.get(platform);
  if (known) return known;
  const deps: TakedownDeps = {
    ...reviewDeps(platform),
    notices: platform.notices,
    deliveries: deliveryDepsOf(platform),
    time: createDatabaseTime(platform.database),
    ...{ orders: takedownStore, watches: watchStore, blocks: blockStore, scopes: scopeStore, lineage: lineageStore },
    async withdraw(_tx, { documentId, locale }) {
      // Strapi carries the transaction that runs along by itself.
      await platform.strapi.documents(MANUSCRIPT).unpublish({ documentId, locale });
    },
    ownPage: ownPage(platform),
    fetchPage: (url) => fetchPublic(url, lookedAtBy(process.env)),
  };
  made.set(platform, deps);
  return deps;
}

/** How a stranger's look is made from here: straight out, or through the gateway of a closed network. */
function lookedAtBy(env: NodeJS.ProcessEnv): FetchOptions {
  const { HEARTH_PROBE_HOSTS: hosts, HEARTH_PROBES_AT: at } = env;
  return { allowed: standIns(hosts), at: at === '' ? undefined : at };
}

const standIns = (said: string | undefined): readonly string[] =>
  (said ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Our own page is asked at this node's own door: from there every node and cache is the same distance, and no outer name is needed. */
function ownPage({ strapi, database }: Platform): TakedownDeps['ownPage'] {
  const index = storyIndex(database);
  return async ({ documentId, locale }) => {
    const path = `/story/${documentId}?locale=${locale}`;
    const listed = ((await index.localesOf([documentId])).get(documentId) ?? []).includes(locale);
    // A TCP server that listens has an AddressInfo, never a pipe name.
    const door = strapi.server.httpServer.address() as AddressInfo | null;
    const configured = strapi.config.get<string>('server.url');
    const url = configured ? new URL(path, configured).toString() : path;
    if (!door) return { url, seen: undefined, listed };
    const host = `127.0.0.1:${door.port}`;
    return { url, seen: await fetchPublic(`http://${host}${path}`, { allowed: [host] }), listed };
  };
}
