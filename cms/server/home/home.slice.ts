import { HOME_READ, homeContract, roleSlugs } from '../../contract';
import { ok } from '../../kernel';
import { routes, type Slice } from '../../platform';
import { mine, newToday, sent, waiting } from './home-store';

/** The kitchen's home page (首页): what each member of staff sees first. */
export const homeSlice: Slice = {
  name: 'home',
  permissions: [{ action: HOME_READ, displayName: '看首页 See the home page', subCategory: '首页 Home' }],
  grants: [{ roles: roleSlugs, action: HOME_READ }],
  routes: ({ database, stations }) => [
    routes(homeContract, {
      mine: async ({ actor }) => ok({ items: await mine(database.read, actor) }),
      waiting: async ({ actor }) => ok({ items: await waiting(database.read, actor) }),
      sent: async ({ actor, query: { only, within } }) => {
        const { sees } = await stations.tree();
        const seen = actor.stations.filter((one) => within === undefined || sees(within, one));
        return ok({ items: only === 'new' ? await newToday(database.read, seen) : await sent(database.read, seen) });
      },
    }),
  ],
};
