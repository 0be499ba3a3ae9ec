import { z } from 'zod';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';

/** What can be booked: a crew (摄制组), a car (车辆), a camera (摄像机), a studio (演播室). */
export const resourceKinds = ['crew', 'car', 'camera', 'studio'] as const;

/** What can be booked. */
export type ResourceKind = (typeof resourceKinds)[number];

/** What people say of a resource. */
export const resourceWords = z.object({
  kind: z.enum(resourceKinds),
  name: writtenText(60).min(1),
  note: writtenText(300),
  active: z.boolean(),
});

/** What people say of a resource, parsed. */
export type ResourceWords = z.output<typeof resourceWords>;

/** A resource (资源). */
export const resource = resourceWords.extend({ id: z.uuid(), station: stationSlug, version: z.int32() });

/** A resource as the API tells it. */
export type Resource = z.output<typeof resource>;

/** A booking (占用): who has what, from when until when, for which assignment. */
export const booking = z.object({
  id: z.uuid(),
  resource: z.uuid(),
  station: stationSlug,
  assignment: z.uuid().nullable(),
  purpose: z.string(),
  person: z.uuid(),
  from: moment,
  to: moment,
  /** Why it was booked although somebody has it; the person is who booked. */
  overrideReason: z.string().nullable(),
  /** The bookings of the same thing that share a moment with it: there only by override, and never out of sight. */
  conflicts: z.array(z.uuid()),
  version: z.int32(),
});

/** A booking as the API tells it. */
export type Booking = z.output<typeof booking>;
