import { z } from 'zod';
import { httpContract } from './http';
import { writtenText } from './text';

/** The page that a view belongs to: `topics`. */
const page = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40);

/** A filter that somebody keeps for a page, under a name: what stands behind the `?` of its address. */
export const savedView = z.object({
  id: z.uuid(),
  page,
  name: writtenText(40).min(1),
  query: writtenText(1_000),
});

/** A filter that somebody keeps for a page. */
export type SavedView = z.output<typeof savedView>;

const id = z.object({ id: z.uuid() });

/** Filters saved per person (我的筛选); everybody has their own. */
export const savedViewsContract = httpContract('saved-views', {
  list: {
    method: 'GET',
    path: '/cms/saved-views',
    summary: 'My saved filters of a page, in the order in which they were saved',
    access: { staff: null },
    query: z.object({ page }),
    result: z.object({ views: z.array(savedView) }),
    refusals: [],
  },
  save: {
    method: 'PUT',
    path: '/cms/saved-views',
    summary: 'Save a filter; one of the same name on the same page is replaced',
    access: { staff: null },
    body: savedView.omit({ id: true }),
    result: savedView,
    refusals: ['VIEWS.TOO_MANY'],
  },
  remove: {
    method: 'DELETE',
    path: '/cms/saved-views/:id',
    summary: 'Forget a saved filter',
    access: { staff: null },
    params: id,
    result: z.null(),
    status: 204,
    refusals: ['HEARTH.NOT_FOUND'],
  },
});
