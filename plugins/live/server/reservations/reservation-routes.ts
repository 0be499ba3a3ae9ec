import { flow, routes, type Flow, type RouteGroup } from '@hearth/cms/platform';
import { ok } from '@hearth/cms/kernel';
import { reservationsContract, reservingContract } from '../../contract';
import { offerReservations, seeReservations } from './offer-reservations';
import type { ReservationDeps } from './reservation-deps';
import {
  calendarOf,
  come,
  leaveReservation,
  myReservations,
  noteSeen,
  reserve,
  seeReservable,
  type CalendarFile,
} from './reserve';

/** Reservations for the people of the station and for viewers: HTTP in, result out. */
export function reservationRoutes(deps: ReservationDeps): readonly RouteGroup[] {
  return [
    routes(reservationsContract, {
      reservationOffer: ({ actor, params }) => seeReservations(deps, actor, params.session),
      offerReservations: ({ actor, params, body }) => offerReservations(deps, actor, { ...params, ...body }),
    }),
    routes(reservingContract, {
      reservable: ({ params }) => seeReservable(deps, params.session),
      calendar: async ({ params }) => {
        const file = await calendarOf(deps, params.session);
        return file.ok ? ok(asFile(file.value)) : file;
      },
      reserve: ({ actor, params }) => reserve(deps, actor, params.session),
      leaveReservation: ({ actor, params }) => leaveReservation(deps, actor, params.session),
      come: ({ actor, params }) => come(deps, actor, params.session),
      myReservations: ({ actor }) => myReservations(deps, actor),
      seenReminder: ({ actor, params }) => noteSeen(deps, actor, params.id),
    }),
  ];
}

function asFile({ name, text }: CalendarFile): Flow {
  const pieces = [text];
  return flow({
    ...{ name, type: 'text/calendar; charset=utf-8', headers: {} },
    pieces: { next: () => Promise.resolve(pieces.shift()), close: () => Promise.resolve() },
  });
}
