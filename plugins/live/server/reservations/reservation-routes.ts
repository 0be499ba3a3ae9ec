import { routes, type RouteGroup } from '@hearth/cms/platform';
import { reservationsContract, reservingContract } from '../../contract';
import type { PlacementDeps } from '../placements/place-live';
import { endPlacement, listPlacements, placedLives, placeLive } from '../placements/place-live';
import { offerReservations, seeReservations } from './offer-reservations';
import type { ReservationDeps } from './reservation-deps';
import { calendarOf, come, leaveReservation, myReservations, noteSeen, reserve, seeReservable } from './reserve';

/** Reservations and placements for the people of the station and for viewers: HTTP in, result out. */
export function reservationRoutes(deps: ReservationDeps & PlacementDeps): readonly RouteGroup[] {
  return [
    routes(reservationsContract, {
      reservationOffer: ({ actor, params }) => seeReservations(deps, actor, params.session),
      offerReservations: ({ actor, params, body }) => offerReservations(deps, actor, { ...params, ...body }),
      placements: ({ actor }) => listPlacements(deps, actor),
      makePlacement: ({ actor, body }) => placeLive(deps, actor, body),
      endPlacement: ({ actor, params, body }) => endPlacement(deps, actor, { ...params, ...body }),
    }),
    routes(reservingContract, {
      placedLives: ({ query }) => placedLives(deps, query.station),
      reservable: ({ params }) => seeReservable(deps, params.session),
      calendar: ({ params }) => calendarOf(deps, params.session),
      reserve: ({ actor, params }) => reserve(deps, actor, params.session),
      leaveReservation: ({ actor, params }) => leaveReservation(deps, actor, params.session),
      come: ({ actor, params }) => come(deps, actor, params.session),
      myReservations: ({ actor }) => myReservations(deps, actor),
      seenReminder: ({ actor, params }) => noteSeen(deps, actor, params.id),
    }),
  ];
}
