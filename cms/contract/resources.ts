import { z } from 'zod';
import { FIELD_PLAN, FIELD_READ, FIELD_RESOURCES } from './field-powers';
import { httpContract } from './http';
import { booking, resource, resourceWords } from './resource-types';
import { moment } from './roster-types';
import { stationSlug } from './stations';
import { writtenText } from './text';

const READ = { staff: FIELD_READ } as const;
const PLAN = { staff: FIELD_PLAN } as const;
const KEEP = { staff: FIELD_RESOURCES } as const;
const id = z.object({ id: z.uuid() });
const version = z.int32();
const CHANGED = 'HEARTH.CHANGED_MEANWHILE';
const MOST_DAYS = 32;

const forward = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  Date.parse(from) < Date.parse(to);
const FORWARD = { path: ['to'], message: '结束时间要晚于开始时间 / The end comes after the start' };

/** Resources (资源) and who has them when (占用). */
export const resourcesContract = httpContract('resources', {
  calendar: {
    method: 'GET',
    path: '/cms/resources/calendar',
    summary: 'What the stations have, and who has it within at most 32 days',
    access: READ,
    query: z
      .object({ station: stationSlug.optional(), from: moment, to: moment })
      .refine(forward, FORWARD)
      .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MOST_DAYS * 86_400_000, {
        path: ['to'],
        message: '一次最多查看 32 天 / At most 32 days at a time',
      }),
    result: z.object({
      resources: z.array(resource),
      bookings: z.array(booking.extend({ title: z.string(), topic: z.uuid().nullable(), holder: z.string() })),
      powers: z.object({ plan: z.boolean(), override: z.boolean(), keep: z.boolean() }),
    }),
    refusals: ['HEARTH.NOT_ALLOWED'],
  },
  add: {
    method: 'POST',
    path: '/cms/resources',
    summary: 'Add a crew, car, camera or studio',
    access: KEEP,
    body: resourceWords.pick({ kind: true, name: true }).extend({
      note: writtenText(300).default(''),
      station: stationSlug.optional(),
    }),
    result: resource,
    status: 201,
    refusals: ['HEARTH.NOT_ALLOWED', 'RESOURCES.SAME_NAME'],
  },
  change: {
    method: 'PUT',
    path: '/cms/resources/:id',
    summary: 'Rename a resource, note something about it, or take it out of use',
    access: KEEP,
    params: id,
    body: resourceWords.omit({ kind: true }).partial().extend({ version }),
    result: resource,
    refusals: ['HEARTH.NOT_FOUND', CHANGED, 'RESOURCES.SAME_NAME'],
  },
  book: {
    method: 'POST',
    path: '/cms/resources/:id/bookings',
    summary: 'Book a resource; what somebody has is refused with their name, unless overridden by name and reason',
    access: PLAN,
    params: id,
    body: z
      .object({
        from: moment,
        to: moment,
        purpose: writtenText(120).default(''),
        assignment: z.uuid().optional(),
        overrideReason: writtenText(300).min(1).optional(),
      })
      .refine(forward, FORWARD),
    result: booking,
    status: 201,
    refusals: ['HEARTH.NOT_FOUND', 'HEARTH.NOT_ALLOWED', 'RESOURCES.TAKEN', 'RESOURCES.OUT_OF_USE'],
  },
  release: {
    method: 'DELETE',
    path: '/cms/bookings/:id',
    summary: 'Give a booked resource back',
    access: PLAN,
    params: id,
    result: z.null(),
    status: 204,
    refusals: ['HEARTH.NOT_FOUND'],
  },
});
