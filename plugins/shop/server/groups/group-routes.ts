import { ok } from '@hearth/cms/kernel';
import { routes, type RouteGroup } from '@hearth/cms/platform';
import { groupContract, neighbourContract } from '../../contract';
import type { Shop } from '../shop-wiring';
import { handOut, sayArrived, seeCode, seeLed } from './hand-out';
import { askToLead, decideLeader } from './lead';
import { makeGroup, manifestOf } from './make-group';
import { sendGroup } from './send-group';
import { shownGroup, shownLeader } from './shown-group';

const PAGE = 50;

/** Groups for the shop's people, for neighbours and for those who lead them: HTTP in, result out. */
export function groupRoutes({ grouping: deps }: Shop): readonly RouteGroup[] {
  return [
    routes(groupContract, {
      groupLeaders: async ({ actor }) => ok({ leaders: (await deps.leaders.list(actor.station)).map(shownLeader) }),
      decideLeader: ({ actor, params, body }) => decideLeader(deps, actor, { ...params, ...body }),
      groups: async ({ actor, query }) => {
        const found = await deps.groups.list(actor.station, query.before, PAGE + 1);
        return ok({ groups: found.slice(0, PAGE).map(shownGroup), more: found.length > PAGE });
      },
      makeGroup: ({ actor, body }) => makeGroup(deps, actor, body),
      groupManifest: ({ actor, params }) => manifestOf(deps, actor, params.id),
      sendGroup: ({ actor, params, body }) => sendGroup(deps, actor, { ...params, ...body }),
    }),
    routes(neighbourContract, {
      groupsOf: async ({ params }) => ok({ groups: [...(await deps.groups.shown(params.id))] }),
      lead: ({ actor, body }) => askToLead(deps, actor, body),
      ledGroups: ({ actor }) => seeLed(deps, actor),
      groupArrived: ({ actor, params, body }) => sayArrived(deps, actor, { ...params, ...body }),
      pickUp: ({ actor, params, body }) => handOut(deps, actor, { ...params, ...body }),
      pickUpCode: ({ actor, params }) => seeCode(deps, actor, params.id),
    }),
  ];
}
