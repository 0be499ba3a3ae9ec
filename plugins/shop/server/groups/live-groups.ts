import type { LiveGroups } from '../../contract';
import { gatherGroup, type GroupDeps } from './make-group';

/** What lives ask of groups; the shop is asked for late. */
export const liveGroupsOf = (deps: () => GroupDeps): LiveGroups => ({
  leaders: async (station) =>
    (await deps().leaders.list(station)).flatMap(({ id, name, point, state }) =>
      state === 'approved' ? [{ id, name, point }] : [],
    ),
  gathering: (offers) => deps().groups.gathering(offers),
  make: (tx, actor, wanted) => gatherGroup(deps(), tx, { actor, wanted }),
});
