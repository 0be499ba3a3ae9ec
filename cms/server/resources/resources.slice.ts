import { resourceErrors, resourcesContract } from '../../contract';
import { routes, type Platform, type Slice } from '../../platform';
import { assignmentStore } from '../assignments/assignment-store';
import { bookingStore } from './booking-store';
import { bookResource, releaseBooking } from './book-resource';
import { addResource, changeResource, viewCalendar } from './keep-resources';
import type { ResourceDeps } from './resource-deps';
import { resourceStore } from './resource-store';

/** Resources (资源): what is taken along, and who has it when. */
export const resourcesSlice: Slice = {
  name: 'resources',
  errors: [resourceErrors],
  routes: (platform) => {
    const deps = resourceDeps(platform);
    const assignments = assignmentStore(platform);
    const assignmentIs = async (stations: readonly string[], id: string): Promise<boolean> =>
      (await assignments.byIds(stations, [id])).length > 0;
    return [
      routes(resourcesContract, {
        calendar: ({ actor, query }) => viewCalendar(deps, actor, query),
        add: ({ actor, body }) => addResource(deps, actor, body),
        change: ({ actor, params, body }) => changeResource(deps, actor, { ...params, ...body }),
        book: ({ actor, params, body }) => bookResource({ ...deps, assignmentIs }, actor, { ...params, ...body }),
        release: ({ actor, params }) => releaseBooking(deps, actor, params.id),
      }),
    ];
  },
};

/** Everything that the verbs of resources are handed, on a host. */
export function resourceDeps(platform: Platform): ResourceDeps {
  const { database } = platform;
  return { ...platform, resources: resourceStore({ database }), bookings: bookingStore({ database }) };
}
