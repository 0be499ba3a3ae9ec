import {
  ASK_AGAIN,
  prepare,
  type FastAnswer,
  type FastHandler,
  type Platform,
  type Prepared,
} from '@hearth/cms/platform';
import { parseDigitalLink, tracePath } from '../../contract';
import type { TracedLotStore } from './traced-lot-store';

/** What the way from a code to its page needs. */
export type LinkDeps = Pick<Platform, 'database' | 'fastLane'> & { readonly lots: Pick<TracedLotStore, 'linked'> };

/** What may have changed is looked at again after this. */
const REMEMBERED = 30_000;
const MISSES_A_MINUTE = 300;
/** The app says of it that there is no such lot. */
const NOWHERE = 'unknown';

/** Where GS1 Digital Links arrive: whoever scans a package with any camera is led to the page of its lot. */
export function serveDigitalLinks({ database, fastLane, lots }: LinkDeps): void {
  const pages = fastLane.cache<Prepared>({
    name: 'digital links',
    maxEntries: 2_000,
    maxAge: REMEMBERED,
    isNegative: ({ status }) => status !== 307,
    // The key was written below, from a link that has been read.
    load: async (key) => led(await lots.linked(database.read, JSON.parse(key) as { gtin: string; code: string })),
  });
  const handler: FastHandler = (request): FastAnswer | Promise<FastAnswer> => {
    const link = parseDigitalLink(request.path);
    if (!link) return led(undefined);
    const key = JSON.stringify(link);
    const ready = pages.peek(key);
    if (ready) return ready;
    return fastLane.limited(request, { route: 'digital links', perMinute: MISSES_A_MINUTE }) ? 'sent' : pages.get(key);
  };
  fastLane.get('/01/*', handler);
}

/** A lot that nobody knows leads to the same page, which says so; 307, because tomorrow it may be known. */
const led = (lot: string | undefined): Promise<Prepared> =>
  prepare('', {
    ...{ type: 'text/plain; charset=utf-8', status: lot === undefined ? 302 : 307, cacheControl: ASK_AGAIN },
    headers: { Location: tracePath(lot ?? NOWHERE) },
  });
