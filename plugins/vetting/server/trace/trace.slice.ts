import type { RoleSlug } from '@hearth/cms/contract';
import type { Platform, Slice } from '@hearth/cms/platform';
import {
  lotRecalled,
  TRACE_READ,
  TRACE_WRITE,
  traceErrors,
  tracePageContract,
  tracePort,
  traceRecorded,
} from '../../contract';
import { captureStore } from './capture-store';
import { serveDigitalLinks } from './digital-link-routes';
import { seeTracePage } from './see-trace-page';
import { createTraceBook } from './trace-book';
import type { TraceDeps } from './trace-deps';
import { tracePageStore } from './trace-page-store';
import { traceRoutes } from './trace-routes';
import { traceStore } from './trace-store';
import { tracedLotStore } from './traced-lot-store';

const WRITERS: readonly RoleSlug[] = ['vetting-officer', 'shop-keeper'];
const READERS: readonly RoleSlug[] = [...WRITERS, 'chief-editor', 'compliance-officer', 'after-sales-clerk'];

/** Public pages are looked at again after this; a recall empties them at once. */
const PAGE_AGE = 30_000;

/** Traceability (追溯): where lots went, as events of EPCIS 2.0, and what anybody may read of it. */
export const traceSlice: Slice = {
  name: 'vetting.trace',
  errors: [traceErrors],
  permissions: [
    { action: TRACE_READ, displayName: '看批次追溯 See where lots went', subCategory: 'trace' },
    { action: TRACE_WRITE, displayName: '登记批次追溯 Write down where lots went', subCategory: 'trace' },
  ],
  grants: [
    { roles: READERS, action: TRACE_READ },
    { roles: WRITERS, action: TRACE_WRITE },
  ],
  register: (platform) => {
    platform.ports.offer(tracePort, createTraceBook(traceDeps(platform)));
    publish(platform);
  },
  routes: (platform) => [traceRoutes(traceDeps(platform))],
};

/** Everything that the verbs of traceability are handed, on a host. */
export function traceDeps({ database, ids, ledger, outbox, strapi }: Platform): TraceDeps {
  const address = strapi.config.get<string>('server.url', '');
  return {
    ...{ database, ids, ledger, outbox, trace: traceStore, lots: tracedLotStore, captures: captureStore },
    origin: URL.canParse(address) ? new URL(address).origin : null,
  };
}

/** What anybody may read, ahead of Strapi and remembered for a moment. */
function publish({ database, stations, fastLane, outbox }: Platform): void {
  const nameOf = async (slug: string) => (await stations.tree()).get(slug)?.name;
  const deps = { database, nameOf, pages: tracePageStore, trace: traceStore };
  const pages = fastLane.read(tracePageContract.routes.tracePage, {
    ...{ maxEntries: 2_000, maxAge: PAGE_AGE, cacheControl: 'public, max-age=0, must-revalidate' },
    load: ({ params }) => seeTracePage(deps, params.id),
  });
  const lost = (): void => {
    pages.forget();
  };
  outbox.onEveryNode([traceRecorded], {
    heard: ({ payload: { lots } }) => {
      pages.forget(({ params }) => lots.includes(params.id));
    },
    lost,
  });
  outbox.onEveryNode([lotRecalled], {
    heard: ({ payload: { lotId } }) => {
      pages.forget(({ params }) => params.id === lotId);
    },
    lost,
  });
  serveDigitalLinks({ database, fastLane, lots: tracedLotStore });
}
