import { z } from 'zod';
import { httpContract } from './http';
import { clipPart, facetCounts, libraryLine, librarySearch, lineageGraph, lineageKinds } from './library-types';
import { moment } from './roster-types';
import { contentLocaleSchema } from './stories';
import { writtenText } from './text';

/** Looks for manuscripts of the station. */
export const LIBRARY_READ = 'plugin::cms.library.read';
/** Makes new manuscripts from old ones. */
export const LIBRARY_USE = 'plugin::cms.library.use';
/** Ends links between manuscripts that were wrong: what rights and orders walk to changes with them. */
export const LIBRARY_UNLINK = 'plugin::cms.library.unlink';

const READ = { staff: LIBRARY_READ } as const;
const USE = { staff: LIBRARY_USE } as const;
const UNLINK = { staff: LIBRARY_UNLINK } as const;
const documentId = z.string().regex(/^[a-z0-9]{20,32}$/);
const which = z.object({ documentId, locale: contentLocaleSchema });
const linkOf = z.object({ documentId, id: z.uuid() });

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
    summary:
      '导出 All that was found at one moment as CSV, line by line; `X-Lines` says how many. Who took it stands in the ledger',
    access: READ,
    query: librarySearch,
    flows: 'text/csv',
    result: z.string(),
    refusals: ['HEARTH.NOT_ALLOWED', 'LIBRARY.EXPORTS_BUSY'],
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
    summary: '登记来源 Say that a manuscript was made from another; a clip may say which part of it',
    access: USE,
    params: z.object({ documentId }),
    body: z.strictObject({
      from: z.strictObject({ documentId }),
      kind: z.enum(lineageKinds),
      part: clipPart.optional(),
    }),
    result: lineageGraph,
    refusals: ['HEARTH.NOT_FOUND', 'LIBRARY.OWN_ANCESTOR', 'LIBRARY.LINKED_ALREADY', 'LIBRARY.NOT_A_PART'],
  },
  unlink: {
    method: 'POST',
    path: '/cms/library/:documentId/lineage/:id/end',
    summary: '解除错误的来源 End a link that was wrong; it stays on record with who ended it and why',
    access: UNLINK,
    params: linkOf,
    body: z.strictObject({ why: writtenText(300).min(2) }),
    result: lineageGraph,
    refusals: ['HEARTH.NOT_FOUND', 'LIBRARY.LINK_ENDED'],
  },
  relink: {
    method: 'POST',
    path: '/cms/library/:documentId/lineage/:id/restore',
    summary: 'Say again what an ended link said',
    access: UNLINK,
    params: linkOf,
    result: lineageGraph,
    refusals: ['HEARTH.NOT_FOUND', 'LIBRARY.OWN_ANCESTOR', 'LIBRARY.LINKED_ALREADY'],
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
