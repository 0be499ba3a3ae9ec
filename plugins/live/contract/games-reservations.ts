import { httpContract } from '@hearth/cms/contract';
import { z } from 'zod';
import { GAMES_READ, GAMES_WRITE, whichGame, whichGameSession } from './games';

/** When somebody is reminded: a day, an hour, five minutes before (提醒时点). */
export const reminderSlots = ['day', 'hour', 'soon'] as const;

/** When somebody is reminded. */
export type ReminderSlot = (typeof reminderSlots)[number];

/** What is offered to those who reserve a live (预约设置). */
export const reservationOfferSchema = z.strictObject({
  session: z.uuid(),
  capacity: z.int().min(1).max(1_000_000).nullable(),
  slots: z.array(z.enum(reminderSlots)).max(reminderSlots.length),
  /** A batch of coupons: one for whoever reserved and comes. */
  benefit: z.uuid().nullable(),
  version: z.int(),
  reserved: z.int(),
  came: z.int(),
  /** Of those who had reserved, how many came; null before it began (到场率). */
  showUp: z.number().nullable(),
});

/** What is offered to those who reserve a live. */
export type ReservationOffer = z.output<typeof reservationOfferSchema>;

/** What it takes to offer reservations, or to change the offer; version 0 for one that is new. */
export const offerReservationsSchema = z.strictObject({
  capacity: z.int().min(1).max(1_000_000).nullable(),
  slots: z.array(z.enum(reminderSlots)).max(reminderSlots.length),
  benefit: z.uuid().nullable(),
  /** So many coupons are kept for those who come. */
  benefits: z.int().min(0).max(1_000_000),
  version: z.int().min(0),
});

/** What it takes to offer reservations. */
export type OfferReservations = z.output<typeof offerReservationsSchema>;

/** A reservation of a reader (我的预约). */
export const reservationSchema = z.strictObject({
  session: z.uuid(),
  title: z.string(),
  plannedAt: z.iso.datetime(),
  slots: z.array(z.enum(reminderSlots)),
  came: z.boolean(),
  coupon: z.uuid().nullable(),
});

/** A reservation of a reader. */
export type Reservation = z.output<typeof reservationSchema>;

/** What somebody who reserved is told: that it begins soon, that it has another time, that it was called off (预约通知). */
export const reminderKinds = [...reminderSlots, 'moved', 'cancelled'] as const;

/** What somebody who reserved is told. */
export type ReminderKind = (typeof reminderKinds)[number];

/** A reminder that is due (开播提醒). */
export const reminderSchema = z.strictObject({
  id: z.uuid(),
  session: z.uuid(),
  title: z.string(),
  slot: z.enum(reminderKinds),
  plannedAt: z.iso.datetime(),
  at: z.iso.datetime(),
});

/** A reminder that is due. */
export type Reminder = z.output<typeof reminderSchema>;

/** Reservations for the people of the station. */
export const reservationsContract = httpContract('live', {
  reservationOffer: {
    method: 'GET',
    path: '/live/reservations/:session',
    summary: '预约情况 What is offered to those who reserve a live, how many did, and how many came',
    access: { staff: GAMES_READ },
    params: whichGameSession,
    result: reservationOfferSchema,
    refusals: ['GAMES.SESSION_NOT_FOUND', 'GAMES.OFFER_NOT_FOUND'],
  },
  offerReservations: {
    method: 'PUT',
    path: '/live/reservations/:session',
    summary: '设置预约 Lets viewers reserve a live, or changes what they are offered',
    access: { staff: GAMES_WRITE },
    params: whichGameSession,
    body: offerReservationsSchema,
    result: reservationOfferSchema,
    refusals: [
      'GAMES.SESSION_NOT_FOUND',
      'GAMES.SESSION_OVER',
      'GAMES.REHEARSAL',
      'HEARTH.CHANGED_MEANWHILE',
      'SHOP.COUPON_BATCH_NOT_FOUND',
      'SHOP.COUPONS_GONE',
      'GAMES.CAPACITY_LOW',
    ],
  },
});

/** Reservations for viewers (预约). */
export const reservingContract = httpContract('live', {
  reservable: {
    method: 'GET',
    path: '/api/live/sessions/:session/reservations',
    summary: '能否预约 Whether a live may be reserved, and how many did',
    access: 'public',
    params: whichGameSession,
    result: z.strictObject({
      title: z.string(),
      plannedAt: z.iso.datetime(),
      isOpen: z.boolean(),
      reserved: z.int(),
      hasBenefit: z.boolean(),
    }),
    refusals: ['GAMES.OFFER_NOT_FOUND'],
    perMinute: 600,
  },
  calendar: {
    method: 'GET',
    path: '/api/live/sessions/:session/calendar',
    summary: '日历文件 The live as a file for calendars',
    access: 'public',
    params: whichGameSession,
    result: z.string(),
    flows: 'text/calendar',
    refusals: ['GAMES.OFFER_NOT_FOUND'],
  },
  reserve: {
    method: 'PUT',
    path: '/api/live/sessions/:session/reservation',
    summary: '预约 Reserves a live; pressed twice it is one reservation',
    access: 'reader',
    params: whichGameSession,
    result: reservationSchema,
    refusals: ['GAMES.OFFER_NOT_FOUND', 'GAMES.RESERVATION_LATE', 'GAMES.RESERVATION_FULL'],
    perMinute: 300,
  },
  leaveReservation: {
    method: 'DELETE',
    path: '/api/live/sessions/:session/reservation',
    summary: '取消预约 Wants to be reminded no more',
    access: 'reader',
    params: whichGameSession,
    result: z.null(),
    status: 204,
    refusals: [],
  },
  come: {
    method: 'POST',
    path: '/api/live/sessions/:session/come',
    summary: '到场 Comes to a live that was reserved, and is given what was offered',
    access: 'reader',
    params: whichGameSession,
    result: reservationSchema,
    refusals: ['GAMES.NOT_RESERVED', 'GAMES.OFFER_NOT_FOUND'],
  },
  myReservations: {
    method: 'GET',
    path: '/api/live/my-reservations',
    summary: '我的预约 The lives that the reader reserved and that are not over, and what they are reminded of',
    access: 'reader',
    result: z.strictObject({ reservations: z.array(reservationSchema), reminders: z.array(reminderSchema) }),
    refusals: [],
  },
  seenReminder: {
    method: 'DELETE',
    path: '/api/live/reminders/:id',
    summary: '知道了 The reader has read a reminder',
    access: 'reader',
    params: whichGame,
    result: z.null(),
    status: 204,
    refusals: [],
  },
});
