import { savedViewErrors, savedViewsContract } from '../../contract';
import { err, ok } from '../../kernel';
import { routes, type Slice } from '../../platform';
import { keepView } from './keep-view';
import { savedViewStore } from './saved-view-store';

/** Filters that people keep for the pages they work on. */
export const savedViewsSlice: Slice = {
  name: 'saved-views',
  errors: [savedViewErrors],
  routes: ({ database, ids }) => {
    const views = savedViewStore({ database });
    return [
      routes(savedViewsContract, {
        list: async ({ actor, query }) => ok({ views: [...(await views.of(actor.id, query.page))] }),
        save: ({ actor, body }) => keepView({ views, ids }, actor, body),
        remove: async ({ actor, params }) =>
          (await views.remove(actor.id, params.id)) ? ok(null) : err('HEARTH.NOT_FOUND'),
      }),
    ];
  },
};
