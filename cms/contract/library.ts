import { z } from 'zod';
import { httpContract } from './http';
import { facetCounts, libraryLine, librarySearch, lineageGraph, lineageKinds } from './library-types';
import { moment } from './roster-types';
import { contentLocaleSchema } from './stories';
import { writtenText } from './text';

/** Looks for manuscripts of the station. */
export const LIBRARY_READ = 'plugin::cms.library.read';
/** Makes new manuscripts from old ones. */
export const LIBRARY_USE = 'plugin::cms.library.use';

const READ = { staff: LIBRARY_READ } as const;
const USE = { staff: LIBRARY_USE } as const;
const documentId = z.string().regex(/^[a-z0-9]{20,32}$/);
const which = z.object({ documentId, locale: contentLocaleSchema });

/** A search that tells when something new fits it (检索订阅). */
export const librarySubscription = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  query: z.string(),
  notify: z.boolean(),
  hits: z.int(),
  lastHitAt: moment.nullable(),
});

/** The library (稿库): everything that the station ever wrote. */
export const libraryContract = httpContract('library', {
  search: {
    method: 'GET',
    path: '/cms/library',
    summary: '检索 Manuscripts of one’s stations by words and facets; counts stop at 5,000',
    access: READ,
    query: librarySearch.extend({
      cursor: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    result: z.strictObject({
      lines: z.array(libraryLine),
      cursor: z.string().nullable(),
      /** Null on further pages: they were counted with the first. */
      total: z.strictObject({ count: z.int(), more: z.boolean() }).nullable(),
      facets: facetCounts.nullable(),
    }),
    refusals: ['HEARTH.NOT_ALLOWED'],
    perMinute: 600,
  },
  export: {
    method: 'GET',
    path: '/cms/library/export',
    summary: '导出 What was found as CSV, at most 5,000 lines; who took it stands in the ledger',
    access: READ,
    query: librarySearch,
    result: z.strictObject({ name: z.string(), csv: z.string(), lines: z.int(), more: z.boolean() }),
    refusals: ['HEARTH.NOT_ALLOWED'],
    perMinute: 10,
  },
  lineage: {
    method: 'GET',
    path: '/cms/library/:documentId/lineage',
    summary: '谱系 What a manuscript came from and what was made from it',
    access: READ,
    params: z.object({ documentId }),
    result: lineageGraph,
    refusals: ['HEARTH.NOT_FOUND'],
  },
  link: {
    method: 'POST',
    path: '/cms/library/:documentId/lineage',
    summary: 'Say that a manuscript was made from another',
    access: USE,
    params: z.object({ documentId }),
    body: z.strictObject({ from: z.strictObject({ documentId }), kind: z.enum(lineageKinds) }),
    result: lineageGraph,
    refusals: ['HEARTH.NOT_FOUND', 'LIBRARY.OWN_ANCESTOR'],
  },
  reuse: {
    method: 'POST',
    path: '/cms/library/:documentId/:locale/reuse',
    summary:
      '据此新建 A new manuscript with the words of this one; it remembers where they came from, and nobody has signed it',
    access: USE,
    params: which,
    body: z.strictObject({ kind: z.enum(lineageKinds).default('rewrite') }),
    result: z.strictObject({ documentId: z.string() }),
    status: 201,
    refusals: ['HEARTH.NOT_FOUND', 'LIBRARY.SEALED'],
  },
  subscriptions: {
    method: 'GET',
    path: '/cms/library/searches',
    summary: 'My saved searches',
    access: READ,
    result: z.strictObject({ searches: z.array(librarySubscription) }),
    refusals: [],
  },
  subscribe: {
    method: 'PUT',
    path: '/cms/library/searches',
    summary: 'Save a search under a name; one of the same name is replaced. It tells of new hits when asked to',
    access: READ,
    body: z.strictObject({ name: writtenText(40).min(1), query: writtenText(1_000), notify: z.boolean() }),
    result: librarySubscription,
    refusals: ['LIBRARY.TOO_MANY_SEARCHES', 'LIBRARY.UNREADABLE_SEARCH'],
  },
  unsubscribe: {
    method: 'DELETE',
    path: '/cms/library/searches/:id',
    summary: 'Forget a saved search',
    access: READ,
    params: z.object({ id: z.uuid() }),
    result: z.null(),
    status: 204,
    refusals: ['HEARTH.NOT_FOUND'],
  },
});
