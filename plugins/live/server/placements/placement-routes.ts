import { routes, type RouteGroup } from '@hearth/cms/platform';
import { placedContract, placementsContract } from '../../contract';
import { endPlacement, listPlacements, placedLives, placeLive, type PlacementDeps } from './place-live';

/** Placements for the people of the station and for the app: HTTP in, result out. */
export function placementRoutes(deps: PlacementDeps): readonly RouteGroup[] {
  return [
    routes(placementsContract, {
      placements: ({ actor }) => listPlacements(deps, actor),
      makePlacement: ({ actor, body }) => placeLive(deps, actor, body),
      endPlacement: ({ actor, params, body }) => endPlacement(deps, actor, { ...params, ...body }),
    }),
    routes(placedContract, { placedLives: ({ query }) => placedLives(deps, query.station) }),
  ];
}
